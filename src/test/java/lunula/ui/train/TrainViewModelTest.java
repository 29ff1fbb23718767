package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.UserMessage;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.train.Opponents;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.train.TrainingState.Finished;
import lunula.ui.train.TrainingState.Idle;
import lunula.ui.train.TrainingState.Paused;
import lunula.ui.train.TrainingState.Running;
import lunula.ui.train.TrainingState.Stopped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainViewModelTest {
  private final FakeDesk desk = new FakeDesk();
  private final DataSet data = Samples.dataSet();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final List<String> kept = new ArrayList<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private @Nullable String full;
  private long now = 1_000_000_000;
  private final TrainViewModel model =
      new TrainViewModel(
          exploration, desk, id -> data, this::keep, Runnable::run, Runnable::run, () -> now);

  private LibraryEntry keep(SavedModel saved, String name) throws IOException {
    if (full != null) {
      throw new IOException(full);
    }
    kept.add(name);
    return Samples.entry(name, false);
  }

  @Test
  void aRunFollowsTheFormAndTheWindowDecodesWithIt() {
    model.form().epochs().textProperty().set("7");
    model.start();
    assertEquals(7, desk.newest().plan.epochs());
    assertSame(desk.newest().decoder(), exploration.decoderProperty().get());
    assertEquals(new Running(false), model.stateProperty().get());
    assertTrue(model.followingProperty().get());
    assertFalse(model.startableBinding().get());
  }

  @Test
  void oneOfTwoOpponentsMayLearnAloneUntilTheNextRun() {
    model.start();
    model.learningProperty().set(Opponents.CRITIC);
    assertEquals(Opponents.CRITIC, desk.newest().learning);
    desk.newest().outcome.completeExceptionally(new IllegalStateException("a test’s"));
    model.start();
    assertEquals(Opponents.BOTH, model.learningProperty().get());
    assertEquals(Opponents.BOTH, desk.newest().learning);
  }

  @Test
  void aSecondStartWhileRunningDoesNothing() {
    model.start();
    model.start();
    assertEquals(1, desk.runs.size());
  }

  @Test
  void progressEpochsAndEncodingsReachTheWindow() {
    model.start();
    desk.newest().listener.progressed(progress(1, 10));
    desk.newest().listener.epochEnded(Samples.epoch(1));
    desk.newest().listener.epochEnded(Samples.epoch(2));
    desk.newest().listener.encoded(Samples.encodings(3));
    assertEquals(progress(1, 10), model.progressProperty().get());
    assertEquals(Samples.curve(2), model.history().epochs());
    assertEquals(1, model.history().between().size());
    assertEquals(3f, map().encodings().mean(0, 0));
    assertEquals(3, map().count());
    assertSame(test(), exploration.imagesProperty().get());
  }

  @Test
  void aGeneratorInTrainingShowsTheMapOfItsPriorAndSaysOnceWhatGoesWrong() {
    exploration.samplesProperty().set(data.test());
    model.form().presetProperty().set(Preset.of("wgan-gp"));
    model.start();
    assertEquals(0, map().count());
    assertEquals(10, map().encodings().dimensions());
    assertEquals(new LatentBounds(-1, -1, 1, 1), map().places().bounds());
    assertNull(exploration.samplesProperty().get());
    assertSame(desk.newest().decoder(), exploration.decoderProperty().get());
    MapData shown = map();
    desk.newest().listener.progressed(progress(1, 10));
    assertSame(shown, map());

    Optional<UserMessage> collapse = Optional.of(UserMessage.of("train.gan.collapsed", 0.1));
    desk.newest().listener.warned(collapse);
    String words = exploration.noticeProperty().get();
    assertTrue(String.valueOf(words).startsWith("Mode collapse"), words);
    exploration.noticeProperty().set(null);
    desk.newest().listener.warned(Optional.empty());
    desk.newest().listener.warned(collapse);
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void picturesAreDecodedAnewAtMostTenTimesASecond() {
    model.start();
    long before = exploration.weightsRevisionProperty().get();
    for (int batch = 1; batch <= 20; batch++) {
      desk.newest().listener.progressed(progress(1, batch));
      now += 10_000_000;
    }
    assertEquals(2, exploration.weightsRevisionProperty().get() - before);
  }

  @Test
  void ofManyEventsBetweenTwoPulsesTheNewestWinsAndNoEpochIsLost() {
    var queued =
        new TrainViewModel(
            exploration, desk, id -> data, this::keep, Runnable::run, later::add, () -> now);
    queued.start();
    later.remove().run(); // the images have come
    for (int epoch = 1; epoch <= 3; epoch++) {
      desk.newest().listener.progressed(progress(epoch, 1));
      desk.newest().listener.epochEnded(Samples.epoch(epoch));
    }
    assertEquals(1, later.size());
    later.remove().run();
    assertEquals(progress(3, 1), queued.progressProperty().get());
    assertEquals(3, queued.history().epochs().size());
    assertEquals(1, queued.history().between().size());
  }

  @Test
  void pauseAndResumeReachTheRun() {
    model.start();
    model.pause();
    assertInstanceOf(Paused.class, model.stateProperty().get());
    assertTrue(model.learnsFrom(DataSets.FASHION.id()));
    assertFalse(model.learnsFrom("moons"));
    model.resume();
    assertEquals(new Running(false), model.stateProperty().get());
    assertEquals(List.of("pause", "resume"), desk.newest().asked);
  }

  @Test
  void aPausedRunCanBeStoppedAndItsResultKept() {
    model.start();
    model.pause();
    model.stop();
    assertEquals(new Running(true), model.stateProperty().get());
    desk.newest().outcome.complete(new TrainingOutcome.Stopped(Samples.curve(2), 5));
    assertInstanceOf(Stopped.class, model.stateProperty().get());
    model.keeping().nameProperty().set("  mine ");
    model.keeping().keep();
    assertEquals(List.of("mine"), kept);
    assertInstanceOf(Keeping.Kept.class, model.keeping().stateProperty().get());
  }

  @Test
  void aFinishedRunIsKeptOnceAndSaysSo() {
    var told = new ArrayList<String>();
    model.keeping().onKeptProperty().set(entry -> told.add(entry.card().name()));
    finish();
    assertInstanceOf(Finished.class, model.stateProperty().get());
    model.keeping().keep();
    model.keeping().keep();
    assertEquals(List.of("784-512-2, β 1, 2 epochs"), kept);
    assertEquals(kept, told);
  }

  @Test
  void aNamelessResultIsNotKept() {
    finish();
    model.keeping().nameProperty().set("  ");
    model.keeping().keep();
    assertTrue(kept.isEmpty());
    assertEquals(
        new Keeping.Offered("Give the model a name first."), model.keeping().stateProperty().get());
  }

  @Test
  void aFullDiskIsToldAndTheResultStaysOnOffer() {
    finish();
    full = "The disk is full. Free some space and keep the model again.";
    model.keeping().keep();
    var offered = assertInstanceOf(Keeping.Offered.class, model.keeping().stateProperty().get());
    assertTrue(Objects.requireNonNull(offered.problem()).contains("disk is full"));
    full = null;
    model.keeping().keep();
    assertEquals(1, kept.size());
  }

  @Test
  void onlyAMovingCursorAsksTheRunForRoom() {
    model.start();
    desk.newest().listener.encoded(Samples.encodings(3));
    desk.newest().listener.progressed(progress(1, 10));
    exploration.weightsMoved();
    assertEquals(List.of(), desk.newest().asked);
    exploration.cursorProperty().set(new LatentPoint(1, 2));
    assertEquals(List.of("cursor"), desk.newest().asked);
    exploration.decoderProperty().set(latents -> List.of(new GrayImage(1, 1, new float[1])));
    exploration.cursorProperty().set(new LatentPoint(2, 2));
    assertEquals(List.of("cursor"), desk.newest().asked);
  }

  @Test
  void oneEpochIsNotOneEpochs() {
    model.start();
    desk.newest().outcome.complete(new TrainingOutcome.Completed(Samples.curve(1), 5));
    assertEquals("784-512-2, β 1, 1 epoch", model.keeping().nameProperty().get());
  }

  @Test
  void aSecondRunStartsAfreshAndLetsTheFirstGo() {
    finish();
    FakeDesk.Run first = desk.newest();
    model.start();
    answer("Train without it");
    assertEquals(List.of("close"), first.asked);
    assertTrue(model.history().epochs().isEmpty());
    assertNull(model.progressProperty().get());
    assertInstanceOf(Keeping.Nothing.class, model.keeping().stateProperty().get());
    first.listener.epochEnded(Samples.epoch(9));
    assertTrue(model.history().epochs().isEmpty());
  }

  @Test
  void openingAnotherModelDuringARunLeavesItsMapAlone() {
    model.start();
    Decoder other = latents -> List.of(new GrayImage(1, 1, new float[1]));
    MapData opened = new MapData(Samples.encodings(7), new byte[3], List.of("Bag"));
    exploration.decoderProperty().set(other);
    exploration.mapProperty().set(opened);
    desk.newest().listener.encoded(Samples.encodings(3));
    assertFalse(model.followingProperty().get());
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("in the background"));
    assertSame(opened, exploration.mapProperty().get());
    model.follow();
    assertSame(desk.newest().decoder(), exploration.decoderProperty().get());
    assertEquals(3f, map().encodings().mean(0, 0));
  }

  @Test
  void openingAnotherModelLeavesAnUnkeptResultKeepableAndSaysSo() {
    finish();
    exploration.decoderProperty().set(latents -> List.of(new GrayImage(1, 1, new float[1])));
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("not kept yet"));
    model.keeping().keep();
    assertEquals(1, kept.size());
  }

  @Test
  void aKeptResultMakesRoomWithoutAQuestion() {
    finish();
    model.keeping().keep();
    model.start();
    assertNull(exploration.questionProperty().get());
    assertEquals(2, desk.runs.size());
  }

  @Test
  void theOldNetworkIsFreedAndTheResultMadeOffTheJavaFxThread() {
    var engine = new ArrayDeque<Runnable>();
    var busy = new ExplorerState(engine::add, Runnable::run);
    var quiet =
        new TrainViewModel(
            busy, desk, id -> data, this::keep, later::add, Runnable::run, () -> now);
    quiet.start();
    FakeDesk.Run first = desk.newest();
    first.outcome.complete(new TrainingOutcome.Completed(Samples.curve(2), 5));
    quiet.keeping().keep();
    assertEquals(List.of(), first.asked);
    assertInstanceOf(Keeping.Busy.class, quiet.keeping().stateProperty().get());
    quiet.keeping().withdraw();
    quiet.start();
    assertEquals(List.of(), first.asked);
    while (!engine.isEmpty()) {
      engine.remove().run();
    }
    assertEquals(List.of("close"), first.asked);
  }

  @Test
  void closingDuringARunLetsItGoAndHearsNothingMore() {
    model.start();
    FakeDesk.Run run = desk.newest();
    model.close();
    assertEquals(List.of("stop", "close"), run.asked);
    run.listener.encoded(Samples.encodings(3));
    run.outcome.complete(new TrainingOutcome.Stopped(List.of(), 1));
    assertNull(exploration.mapProperty().get());
    assertInstanceOf(Idle.class, model.stateProperty().get());
  }

  @Test
  void aRunLearnsFromTheChosenDataSetAndTheMapShowsItsImages() {
    var leaves = new DataChoice("leaves", "Leaves", new ImageSize(28, 28), 80, 20, List.of(), true);
    DataSet other = Samples.dataSet();
    var chosen =
        new TrainViewModel(
            exploration,
            desk,
            id -> id.equals("leaves") ? other : data,
            this::keep,
            Runnable::run,
            Runnable::run,
            () -> now);
    chosen.form().offer(List.of(DataSets.FASHION, leaves));
    chosen.form().choose("leaves");
    chosen.start();
    desk.newest().listener.encoded(Samples.encodings(3));
    assertSame(other, desk.newest().data);
    assertSame(other.test(), exploration.imagesProperty().get());
  }

  private void finish() {
    model.start();
    desk.newest().outcome.complete(new TrainingOutcome.Completed(Samples.curve(2), 5));
  }

  private void answer(String label) {
    exploration.answer(
        Objects.requireNonNull(exploration.questionProperty().get()).answers().stream()
            .filter(answer -> answer.label().equals(label))
            .findFirst()
            .orElseThrow());
  }

  private MapData map() {
    MapData shown = exploration.mapProperty().get();
    assertNotNull(shown);
    return shown;
  }

  private Object test() {
    return data.test();
  }

  private static TrainingProgress progress(int epoch, int batch) {
    return new TrainingProgress(
        epoch, TrainingPlan.ARTICLE.epochs(), batch, 469, 1, 30, new ElboTerms(280, 5).losses());
  }
}
