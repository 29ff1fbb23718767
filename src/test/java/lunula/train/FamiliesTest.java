package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.Encodings;
import lunula.model.LiveModel;
import lunula.model.card.EpochResult;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.testkit.FakeFamily;
import lunula.testkit.GreyLevels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A family that is no autoencoder's goes from the first step to the library by the register alone.
class FamiliesTest {
  private Families.Registration registration = () -> {};

  @BeforeEach
  void register() {
    registration = FakeFamily.registered();
  }

  @AfterEach
  void remove() {
    registration.close();
  }

  /// 24 images in batches of 10 are three steps an epoch, each brighter by a 64th.
  @Test
  void aFamilyWithoutEncoderRunsInTheBackgroundAndIsKept(@TempDir Path disk) throws Exception {
    List<EpochResult> heard = new ArrayList<>();
    List<Encodings> codes = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            heard.add(result);
          }

          @Override
          public void encoded(Encodings testEncodings) {
            codes.add(testEncodings);
          }
        };
    try (TrainingThread thread = new TrainingThread();
        TrainingRun run = thread.start(new GreyLevels()::dataSet, FakeFamily.plan(4), listener)) {
      TrainingOutcome outcome = run.outcome().toCompletableFuture().join();
      assertInstanceOf(TrainingOutcome.Completed.class, outcome);
      assertEquals(List.of(), codes);
      assertEquals(outcome.curve(), heard);
      Losses last = heard.getLast().test();
      assertEquals(new Losses(FakeFamily.LOSSES.stored(), 12 / 64.0, -6 / 64.0), last);
      Losses learned = heard.getFirst().train();
      assertEquals(1 / 64.0, learned.value("generator"), 1e-12);

      SavedModel result = run.result("Ink");
      assertTrue(result.card().description().startsWith("A press 6-inks-2, trained for 4 of 4"));
      assertEquals("Press 1.0", result.card().versions().get("engine"));
      assertEquals(0, result.test().count());
      LibraryEntry kept =
          new ModelLibrary(disk, disk, null, new StoredModels()).keep(result, "Ink");
      StoredModels models = new StoredModels();
      StoredMap map = models.map(kept.folder());
      assertEquals(result.card(), map.card());
      try (LiveModel live = models.live(map)) {
        assertEquals(run.decoder().decodeOne(1, 2), live.decodeOne(1, 2));
      }
    }
  }

  /// More of its first loss is better, so a run that is to end early goes on while it grows.
  @Test
  void earlyStoppingFollowsTheDirectionThatTheFamilyDeclares() throws Exception {
    try (Trainer trainer = Families.of(FakeFamily.NETWORK.body()).trainer().get();
        TrainableModel model = trainer.prepare(FakeFamily.plan(1), new GreyLevels().dataSet())) {
      double before = model.objective(model.test());
      try (TrainableModel.Steps steps = model.steps(new Random(1))) {
        steps.step(new int[1], 1, 0);
      }
      assertTrue(model.objective(model.test()) < before);
    }
  }

  @Test
  void aFamilyIsEnteredOnceAndGoneWhenItsPlaceIsGivenUp() {
    assertThrows(IllegalArgumentException.class, FakeFamily::registered);
    registration.close();
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> Families.kind("inks"));
    String words = String.valueOf(unknown.getMessage());
    assertTrue(words.contains("mlp, convolutional"), words);
  }
}
