package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class FileWorkTest {
  private final Queue<Runnable> disk = new ArrayDeque<>();
  private final Work work = new Work(disk::add, Runnable::run);

  private static final class Work extends FileWork {
    Work(Executor disk, Executor foreground) {
      super(disk, foreground);
    }

    void begin(Writing writing) {
      start(writing);
    }
  }

  private void workOff() {
    disk.remove().run();
  }

  @Test
  void tellsHowFarItIsAndHowItWent() {
    List<Double> told = new ArrayList<>();
    work.progressProperty().subscribe((before, now) -> told.add(now.doubleValue()));
    work.begin(
        heard -> {
          for (int done = 0; done <= 100_000; done++) {
            assertTrue(heard.goesOn(done, 100_000));
          }
          return "written";
        });
    assertTrue(work.runningProperty().get());
    assertEquals("", work.wordsProperty().get());
    workOff();
    assertFalse(work.runningProperty().get());
    assertEquals("written", work.wordsProperty().get());
    assertEquals(200, told.size());
    assertEquals(1, told.getLast());
  }

  @Test
  void writesOneFileAtATime() {
    work.begin(heard -> "first");
    work.begin(heard -> "second");
    workOff();
    assertTrue(disk.isEmpty());
    assertEquals("first", work.wordsProperty().get());
  }

  @Test
  void cancelIsHeardByThisFileAndNotByTheNext() {
    work.begin(heard -> heard.goesOn(0, 0) ? "written" : "stopped");
    work.cancel();
    workOff();
    assertEquals("stopped", work.wordsProperty().get());
    work.begin(heard -> heard.goesOn(0, 0) ? "written" : "stopped");
    workOff();
    assertEquals("written", work.wordsProperty().get());
  }

  @Test
  void whateverGoesWrongEndsInASentence() {
    assertEquals(
        "The disk is full.",
        after(
            heard -> {
              throw new IOException("The disk is full.");
            }));
    assertEquals(
        "The file was not saved: odd",
        after(
            heard -> {
              throw new IllegalStateException("odd");
            }));
    assertEquals(
        "There is not enough memory for a file of this size. Choose a smaller one.",
        after(
            heard -> {
              throw new OutOfMemoryError();
            }));
  }

  private String after(FileWork.Writing writing) {
    work.begin(writing);
    workOff();
    assertFalse(work.runningProperty().get());
    return work.wordsProperty().get();
  }
}
