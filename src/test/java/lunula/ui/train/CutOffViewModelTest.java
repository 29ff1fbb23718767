package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.library.CheckpointStore;
import lunula.library.format.CheckpointFolder;
import lunula.library.format.CheckpointFolder.Checkpoint;
import lunula.model.card.SavedModel;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.SampleModels;
import lunula.testkit.SampleRuns;
import lunula.train.RunState;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutOffViewModelTest {
  private static final SavedModel MODEL = SampleModels.tiny("Any");
  private static final RunState STATE = SampleRuns.cutOff(MODEL);

  @TempDir private Path root;
  private final FakeDesk desk = new FakeDesk();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private String checksum = MODEL.card().dataChecksum();
  private Path left = Path.of("");
  private CheckpointStore store = new CheckpointStore(Path.of(""));
  private TrainViewModel train =
      new TrainViewModel(
          exploration,
          desk,
          id -> data(),
          (model, name) -> {
            throw new IOException("nobody keeps");
          },
          Runnable::run,
          Runnable::run);
  private CutOffViewModel model = new CutOffViewModel(store, train, Runnable::run, Runnable::run);

  private DataSet data() {
    LabelledImages one = new LabelledImages(4, 4, new byte[16], new byte[1], List.of("a"));
    return new DataSet("Any", one, one, checksum);
  }

  @BeforeEach
  void leaveARun() throws IOException {
    left = root.resolve("999999999-1.0");
    CheckpointFolder.write(new Checkpoint("tiny", STATE), left);
    store = new CheckpointStore(root, Duration.ZERO);
    train.keepStates(store);
    model = new CutOffViewModel(store, train, Runnable::run, Runnable::run);
  }

  @Test
  void aRunThatWasCutOffIsOfferedAndGoesOn() {
    model.look();
    assertEquals(STATE, Objects.requireNonNull(model.offerProperty().get()).checkpoint().state());
    model.goOn();
    assertNull(model.offerProperty().get());
    assertEquals(STATE, desk.newest().start.from());
    assertEquals(STATE.plan(), desk.newest().plan);
    assertEquals(STATE.curve(), train.history().epochs());
    assertTrue(Files.exists(left), "until a newer state is kept");
    desk.newest().start.checkpoints().keep(STATE);
    train.close();
    store.close();
    assertFalse(Files.exists(left));
  }

  @Test
  void aSavedModelGoesOnFromItsWeights() {
    TrainingPlan plan = MODEL.card().plan().withEpochs(MODEL.card().curve().size() + 2);
    train.trainOn(() -> MODEL, plan, "any");
    RunState from = Objects.requireNonNull(desk.newest().start.from());
    assertEquals(MODEL.weights(), from.weights());
    assertEquals(MODEL.card().curve().size() + 1, from.epoch());
    assertEquals(plan, desk.newest().plan);
    assertEquals(MODEL.card().curve(), train.history().epochs());
  }

  @Test
  void whoDoesNotWantItIsNotAskedAgain() {
    model.look();
    model.forget();
    assertNull(model.offerProperty().get());
    assertFalse(Files.exists(left));
    model.look();
    assertNull(model.offerProperty().get());
    assertEquals(List.of(), desk.runs);
  }

  @Test
  void otherImagesAreRefused() {
    checksum = "other";
    model.look();
    model.goOn();
    assertTrue(desk.newest().outcome.isCompletedExceptionally());
    assertTrue(Files.exists(left));
  }

  @Test
  void aNewRunKeepsItsStatesUntilItIsLetGo() {
    model.look();
    model.goOn();
    RunState state = STATE;
    desk.newest().start.checkpoints().keep(state);
    train.close();
    store.close();
    String[] rest = root.toFile().list();
    assertEquals(List.of(), rest == null ? List.of() : List.of(rest));
  }
}
