package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lunula.library.LibraryEntry;
import lunula.model.card.SavedModel;
import lunula.testkit.Samples;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Question;
import lunula.ui.train.UnsavedRunGuard.Occasion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnsavedRunGuardTest {
  private final FakeDesk desk = new FakeDesk();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final List<String> kept = new ArrayList<>();
  private @Nullable String full;
  private int gone;
  private final TrainViewModel train =
      new TrainViewModel(
          exploration, desk, id -> Samples.dataSet(), this::keep, Runnable::run, Runnable::run);

  private LibraryEntry keep(SavedModel saved, String name) throws IOException {
    if (full != null) {
      throw new IOException(full);
    }
    kept.add(name);
    return Samples.entry(name, false);
  }

  @Test
  void closingDuringARunAsksAndCancelChangesNothing() {
    train.start();
    close();
    assertEquals(0, gone);
    answer("Cancel");
    assertEquals(0, gone);
    assertEquals(List.of(), desk.newest().asked);
    assertTrue(train.stateProperty().get().active());
    assertNull(exploration.questionProperty().get());
  }

  @Test
  void closingDuringARunCanStopAndKeepWhatWasLearned() {
    train.start();
    close();
    answer("Stop and keep it");
    assertEquals(List.of("stop"), desk.newest().asked);
    assertEquals(0, gone);
    assertEquals("Saving the model…", question().title());
    end();
    assertEquals(List.of("784-512-2, β 1, 2 epochs"), kept);
    assertEquals(1, gone);
    assertNull(exploration.questionProperty().get());
  }

  @Test
  void aPausedRunIsAskedAboutToo() {
    train.start();
    train.pause();
    close();
    answer("Stop and keep it");
    end();
    assertEquals(1, kept.size());
    assertEquals(1, gone);
  }

  @Test
  void closingDuringARunCanDiscardIt() {
    train.start();
    close();
    answer("Close without it");
    assertEquals(1, gone);
    assertTrue(kept.isEmpty());
  }

  @Test
  void stayingWhileItIsSavedStillSavesIt() {
    train.start();
    close();
    answer("Stop and keep it");
    answer("Stay here");
    end();
    assertEquals(0, gone);
    assertEquals(1, kept.size());
  }

  @Test
  void anUnkeptResultIsKeptUnderTheNameThatWasTyped() {
    finish();
    train.keeping().nameProperty().set("Mine");
    close();
    assertTrue(question().text().contains("“Mine”"));
    answer("Keep it");
    assertEquals(List.of("Mine"), kept);
    assertEquals(1, gone);
  }

  @Test
  void aNamelessResultIsKeptUnderTheSuggestedName() {
    finish();
    train.keeping().nameProperty().set(" ");
    close();
    answer("Keep it");
    assertEquals(List.of("784-512-2, β 1, 2 epochs"), kept);
  }

  @Test
  void trainingAgainAsksForTheUnkeptResult() {
    finish();
    train.start();
    answer("Cancel");
    assertEquals(1, desk.runs.size());
    train.start();
    answer("Keep it");
    assertEquals(1, kept.size());
    assertEquals(2, desk.runs.size());
    assertTrue(train.stateProperty().get().active());
    assertTrue(train.followingProperty().get());
  }

  @Test
  void trainingAgainCanLetTheResultGo() {
    finish();
    train.start();
    answer("Train without it");
    assertTrue(kept.isEmpty());
    assertEquals(2, desk.runs.size());
  }

  @Test
  void aFullDiskKeepsTheWindowOpenAndTheResultKeepable() {
    finish();
    full = "The disk is full. Free some space and keep the model again.";
    close();
    answer("Keep it");
    assertEquals(0, gone);
    assertNull(exploration.questionProperty().get());
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("The disk is full."));
    full = null;
    close();
    answer("Keep it");
    assertEquals(1, kept.size());
    assertEquals(1, gone);
  }

  @Test
  void aRunThatBreaksOffWhileItIsStoppedKeepsTheWindowOpen() {
    train.start();
    close();
    answer("Stop and keep it");
    desk.newest().outcome.completeExceptionally(new IllegalStateException("no memory"));
    assertEquals(0, gone);
    assertNull(exploration.questionProperty().get());
    assertTrue(String.valueOf(exploration.noticeProperty().get()).contains("no memory"));
  }

  @Test
  void askingTwiceGoesOnce() {
    train.start();
    close();
    answer("Stop and keep it");
    close();
    answer("Stop and keep it");
    end();
    assertEquals(1, gone);
    assertFalse(kept.isEmpty());
  }

  private void close() {
    train.parting().before(Occasion.CLOSE, () -> gone++);
  }

  private void finish() {
    train.start();
    desk.newest().outcome.complete(new TrainingOutcome.Completed(Samples.curve(2), 5));
  }

  private void end() {
    desk.newest().outcome.complete(new TrainingOutcome.Stopped(Samples.curve(2), 5));
  }

  private Question question() {
    Question asked = exploration.questionProperty().get();
    assertNotNull(asked);
    return asked;
  }

  private void answer(String label) {
    exploration.answer(
        question().answers().stream()
            .filter(answer -> answer.label().equals(label))
            .findFirst()
            .orElseThrow());
  }
}
