package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.model.GrayImage;
import lunula.model.card.SavedModel;
import lunula.testkit.Samples;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.ExplorerState;
import lunula.ui.train.TrainingState.Failed;
import org.junit.jupiter.api.Test;

class RunEndTest {
  private static final UserMessage EXPLANATION =
      UserMessage.of("train.diverged", 2, UserMessage.of("train.diverged.untrained"), "0.1");

  private final FakeDesk desk = new FakeDesk();
  private final DataSet data = Samples.dataSet();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final TrainViewModel model =
      new TrainViewModel(
          exploration, desk, id -> data, RunEndTest::keep, Runnable::run, Runnable::run);

  private static LibraryEntry keep(SavedModel saved, String name) {
    return Samples.entry(name, false);
  }

  @Test
  void divergingIsExplainedAndTheLastGoodWeightsCanBeKept() {
    model.start();
    desk.newest().outcome.complete(new TrainingOutcome.Diverged(Samples.curve(2), 3, EXPLANATION));
    var failed = assertInstanceOf(Failed.class, model.stateProperty().get());
    assertEquals(UserMessages.words(EXPLANATION), failed.explanation());
    assertTrue(failed.hasResult());
    assertInstanceOf(Keeping.Offered.class, model.keeping().stateProperty().get());
  }

  @Test
  void divergingBeforeAnythingWasLearnedOffersNothing() {
    model.start();
    desk.newest().outcome.complete(new TrainingOutcome.Diverged(List.of(), 3, EXPLANATION));
    var failed = assertInstanceOf(Failed.class, model.stateProperty().get());
    assertEquals(UserMessages.words(EXPLANATION), failed.explanation());
    assertFalse(failed.hasResult());
    assertInstanceOf(Keeping.Nothing.class, model.keeping().stateProperty().get());
  }

  @Test
  void aRunThatFailsWhileNobodySeesThePanelIsTold() {
    model.start();
    fail(new IllegalStateException("no engine"));
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("no engine"));
    exploration.noticeProperty().set(null);
    model.panelShown(() -> true);
    model.start();
    fail(new IllegalStateException("no engine"));
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void aRunThatEndsWhileAnotherModelIsOnTheMapIsTold() {
    model.panelShown(() -> true);
    model.start();
    exploration.decoderProperty().set(latents -> List.of(new GrayImage(1, 1, new float[1])));
    exploration.noticeProperty().set(null);
    desk.newest().outcome.complete(new TrainingOutcome.Completed(Samples.curve(2), 5));
    assertTrue(String.valueOf(exploration.successProperty().get()).contains("has finished"));
  }

  @Test
  void aRunThatDivergesUnseenIsToldWithWhatIsLeftOfIt() {
    model.start();
    desk.newest().outcome.complete(new TrainingOutcome.Diverged(Samples.curve(1), 3, EXPLANATION));
    assertEquals(
        UserMessages.words(EXPLANATION) + " What it learned before that waits in the Train column.",
        exploration.noticeProperty().get());
  }

  @Test
  void whoeverSeesTheRunEndAndWhoeverStopsItNeedsNoNotice() {
    model.panelShown(() -> true);
    finish();
    assertNull(exploration.noticeProperty().get());
    model.keeping().keep();
    model.panelShown(() -> false);
    model.start();
    desk.newest().outcome.complete(new TrainingOutcome.Stopped(Samples.curve(2), 5));
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void aFailureWithoutWordsStillSaysWhatToDo() {
    model.start();
    fail(new OutOfMemoryError("Java heap space"));
    assertTrue(explanation().contains("smaller batch size"), explanation());
    assertFalse(explanation().contains("heap"), explanation());
    model.start();
    fail(new IllegalStateException());
    assertTrue(explanation().contains("Train again"), explanation());
    assertFalse(explanation().contains("null"), explanation());
  }

  private void fail(Throwable defect) {
    desk.newest().outcome.completeExceptionally(new CompletionException(defect));
  }

  private String explanation() {
    return assertInstanceOf(Failed.class, model.stateProperty().get()).explanation();
  }

  @Test
  void aDefectIsToldAndLeavesNothingToKeep() {
    model.start();
    desk.newest()
        .outcome
        .completeExceptionally(new CompletionException(new IllegalStateException("no engine")));
    var failed = assertInstanceOf(Failed.class, model.stateProperty().get());
    assertTrue(failed.explanation().contains("no engine"));
    assertFalse(failed.hasResult());
    assertTrue(model.startableBinding().get());
  }

  @Test
  void aDeskThatCannotStartIsTold() {
    var broken =
        new TrainViewModel(
            exploration,
            (source, plan, listener, start) -> {
              throw new IllegalStateException("no engine");
            },
            id -> data,
            RunEndTest::keep,
            Runnable::run,
            Runnable::run);
    broken.start();
    assertInstanceOf(Failed.class, broken.stateProperty().get());
  }

  @Test
  void dataThatCannotBeLoadedEndsTheRunWithItsSentence() {
    var missing =
        new TrainViewModel(
            exploration,
            desk,
            id -> {
              throw new DataException(
                  UserMessage.of("files.reason.other", "The images are gone."), null);
            },
            RunEndTest::keep,
            Runnable::run,
            Runnable::run);
    missing.start();
    Failed failed = assertInstanceOf(Failed.class, missing.stateProperty().get());
    assertTrue(failed.explanation().contains("The images are gone."), failed.explanation());
    assertNull(failed.outcome());
  }

  @Test
  void watchingAKeptRunOpensTheKeptModelAndNotTheRun() {
    List<LibraryEntry> opened = new ArrayList<>();
    model.openKeptProperty().set(opened::add);
    finish();
    model.keeping().keep();
    var kept = assertInstanceOf(Keeping.Kept.class, model.keeping().stateProperty().get());
    exploration.decoderProperty().set(latents -> List.of(new GrayImage(1, 1, new float[1])));
    model.follow();
    assertEquals(List.of(kept.entry()), opened);
    assertFalse(model.followingProperty().get());
  }

  private void finish() {
    model.start();
    desk.newest().outcome.complete(new TrainingOutcome.Completed(Samples.curve(2), 5));
  }
}
