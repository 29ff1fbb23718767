package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import lunula.files.UserMessages;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.Job.Outcome.Cancelled;
import lunula.ui.kit.Job.Outcome.Done;
import lunula.ui.kit.Job.Outcome.Failed;
import org.junit.jupiter.api.Test;

class JobTest {
  private final Queue<Runnable> disk = new ArrayDeque<>();
  private final Queue<Runnable> window = new ArrayDeque<>();
  private final List<Outcome<String>> ends = new ArrayList<>();
  private long now;
  private final Job<String> job =
      new Job<>(
          disk::add,
          Runnable::run,
          failure -> "It failed: " + UserMessages.words(failure),
          () -> now);

  private void workOff() {
    while (!disk.isEmpty()) {
      disk.remove().run();
    }
  }

  @Test
  void tellsHowFarItIsAndHowItEnded() {
    List<Double> told = new ArrayList<>();
    List<Boolean> knownAtTheEnd = new ArrayList<>();
    job.progressProperty().subscribe((before, after) -> told.add(after.doubleValue()));
    job.runningProperty()
        .subscribe((was, is) -> knownAtTheEnd.add(job.outcomeProperty().get() != null));
    assertTrue(
        job.start(
            heard -> {
              for (int done = 0; done <= 100_000; done++) {
                assertTrue(heard.goesOn(done, 100_000));
              }
              return Optional.of("written");
            },
            ends::add));
    assertTrue(job.runningProperty().get());
    assertEquals(Job.INDETERMINATE, job.progressProperty().get());
    assertEquals("", job.sentenceProperty().get());
    workOff();
    assertFalse(job.runningProperty().get());
    assertEquals(List.of(new Done<>("written")), ends);
    assertEquals(new Done<>("written"), job.outcomeProperty().get());
    assertEquals(List.of(false, true), knownAtTheEnd);
    assertEquals(201, told.size());
    assertEquals(1, told.getLast());
  }

  @Test
  void aSecondStartIsRefusedWhileOneGoesOn() {
    assertTrue(job.start(heard -> Optional.of("first"), ends::add));
    assertFalse(job.start(heard -> Optional.of("second"), ends::add));
    workOff();
    assertEquals(List.of(new Done<>("first")), ends);
    assertTrue(job.start(heard -> Optional.of("third"), ends::add));
  }

  @Test
  void anotherMayBeginWhereTheEndOfTheOneBeforeIsTold() {
    job.start(
        heard -> Optional.of("first"), end -> job.start(heard -> Optional.of("x"), ends::add));
    workOff();
    assertEquals(List.of(new Done<>("x")), ends);
  }

  @Test
  void jobsOnOneThreadWaitForEachOther() {
    var other = new Job<String>(disk::add, Runnable::run, UserMessages::words);
    job.start(heard -> Optional.of("first"), ends::add);
    other.start(heard -> Optional.of("second"), ends::add);
    workOff();
    assertEquals(List.of(new Done<>("first"), new Done<>("second")), ends);
  }

  @Test
  void whatIsCancelledWhileItWaitsIsNotBegun() {
    List<String> begun = new ArrayList<>();
    job.start(heard -> Optional.of("begun").filter(begun::add), ends::add);
    job.cancel();
    assertFalse(job.runningProperty().get());
    workOff();
    assertEquals(List.of(), begun);
    assertEquals(List.of(new Cancelled<>()), ends);
    assertEquals(new Cancelled<>(), job.outcomeProperty().get());
    assertEquals("", job.sentenceProperty().get());
  }

  @Test
  void whatIsCancelledWhileItGoesOnHearsItAtItsNextStepAndTheNextOneDoesNot() {
    List<Boolean> wentOn = new ArrayList<>();
    Job.Work<String> work =
        heard -> {
          wentOn.add(heard.goesOn(1, 3));
          if (wentOn.size() == 1) {
            job.cancel();
          }
          wentOn.add(heard.goesOn(2, 3));
          return Optional.of("all").filter(all -> wentOn.getLast());
        };
    job.start(work, ends::add);
    workOff();
    assertEquals(List.of(true, false), wentOn);
    assertEquals(List.of(new Cancelled<>()), ends);
    job.start(work, ends::add);
    workOff();
    assertEquals(new Done<>("all"), ends.getLast());
  }

  @Test
  void workThatIsEndedByAnExceptionIsCancelledToo() {
    job.start(
        heard -> {
          job.cancel();
          heard.report(1, 3);
          return Optional.of("all");
        },
        ends::add);
    workOff();
    assertEquals(List.of(new Cancelled<>()), ends);
  }

  @Test
  void whoeverCancelsIsAnsweredAtOnceAndMayBeginAnother() {
    job.start(
        heard -> {
          job.cancel();
          assertEquals(List.of(new Cancelled<>()), ends);
          assertTrue(job.start(other -> Optional.of("other"), ends::add));
          heard.report(1, 3);
          return Optional.of("all");
        },
        ends::add);
    workOff();
    assertEquals(List.of(new Cancelled<>(), new Done<>("other")), ends);
  }

  @Test
  void whoCancelsTooLateGetsTheResult() {
    job.start(
        heard -> {
          job.cancel();
          return Optional.of("done already");
        },
        ends::add);
    workOff();
    assertEquals(List.of(new Cancelled<>(), new Done<>("done already")), ends);
  }

  @Test
  void aRefusalIsSaidInItsOwnWordsAndAnythingElseInThoseOfTheJob() {
    var files = Job.<String>ofFiles(disk::add, Runnable::run);
    assertEquals(
        "The disk is full.",
        said(
            files,
            heard -> {
              throw new IOException("The disk is full.");
            }));
    assertEquals(
        "The file was not saved: odd",
        said(
            files,
            heard -> {
              throw new IllegalStateException("odd");
            }));
    assertEquals(
        "There is not enough memory for a file of this size. Choose a smaller one.",
        said(
            files,
            heard -> {
              throw new OutOfMemoryError();
            }));
  }

  private String said(Job<String> files, Job.Work<String> work) {
    files.start(work, ends::add);
    workOff();
    assertFalse(files.runningProperty().get());
    assertEquals(new Failed<>(files.sentenceProperty().get()), ends.getLast());
    return files.sentenceProperty().get();
  }

  @Test
  void whatNobodyExpectedIsSaidAndLogged() {
    List<LogRecord> logged = new ArrayList<>();
    Logger log = Logger.getLogger(Job.class.getName());
    Handler handler = new Remembering(logged);
    log.addHandler(handler);
    try {
      job.start(
          heard -> {
            throw new NoClassDefFoundError("lost");
          },
          ends::add);
      workOff();
      assertEquals(List.of(new Failed<>("It failed: lost")), ends);
      job.start(
          heard -> {
            throw new IllegalStateException();
          },
          ends::add);
      workOff();
      assertEquals(
          new Failed<>(
              "It failed: An unexpected error stopped this (IllegalStateException). Try again; if"
                  + " it happens again, start Lunula anew."),
          ends.getLast());
      job.start(
          heard -> {
            throw new IOException("The disk is full.");
          },
          ends::add);
      workOff();
    } finally {
      log.removeHandler(handler);
    }
    assertEquals(
        List.of(NoClassDefFoundError.class, IllegalStateException.class),
        logged.stream().map(record -> record.getThrown().getClass()).toList());
  }

  @Test
  void progressNeverGoesBack() {
    List<Double> told = new ArrayList<>();
    job.progressProperty().subscribe((before, after) -> told.add(after.doubleValue()));
    job.start(
        heard -> {
          heard.goesOn(0, 0);
          heard.goesOn(1, 4);
          heard.goesOn(0, 0);
          heard.goesOn(3, 4);
          heard.goesOn(4, 4);
          heard.goesOn(0, 10); // a second file
          heard.goesOn(9, 10);
          return Optional.of("both");
        },
        ends::add);
    workOff();
    assertEquals(List.of(0.25, 0.75, 1.0, Job.INDETERMINATE), told);
  }

  @Test
  void timeLeftIsToldOnceItCanBeJudged() {
    List<Double> left = new ArrayList<>();
    job.start(
        heard -> {
          for (int tenth = 2; tenth <= 10; tenth += 2) {
            heard.goesOn(tenth, 10);
            left.add(job.secondsLeftProperty().get());
            now += 1_500_000_000L;
          }
          return Optional.of("done");
        },
        ends::add);
    workOff();
    // At 40 % after 1.5 s it is too early; of 100 % nothing is left.
    assertEquals(5, left.size());
    assertEquals(List.of(Double.NaN, Double.NaN), left.subList(0, 2));
    assertEquals(3.0, left.get(2), 1e-9);
    assertEquals(1.5, left.get(3), 1e-9);
    assertEquals(Double.NaN, left.get(4));
    assertEquals(Double.NaN, job.secondsLeftProperty().get());
  }

  @Test
  void anAbandonedJobMakesRoomAtOnceAndItsEndIsNotTold() {
    List<Boolean> wentOn = new ArrayList<>();
    job.start(
        heard -> {
          job.abandon();
          wentOn.add(heard.goesOn(1, 2));
          return Optional.of("late");
        },
        ends::add);
    workOff();
    assertEquals(List.of(false), wentOn);
    assertEquals(List.of(), ends);
    assertFalse(job.runningProperty().get());
    assertNull(job.outcomeProperty().get());
    job.start(heard -> Optional.of("next"), ends::add);
    workOff();
    assertEquals(List.of(new Done<>("next")), ends);
  }

  @Test
  void onceClosedWhatGoesOnIsDoneToItsEndWhichIsNotTold() {
    List<Boolean> wentOn = new ArrayList<>();
    job.start(
        heard -> {
          wentOn.add(heard.goesOn(1, 1));
          return Optional.of("written");
        },
        ends::add);
    job.close();
    workOff();
    assertEquals(List.of(true), wentOn);
    assertEquals(List.of(), ends);
    assertFalse(job.start(heard -> Optional.of("more"), ends::add));
  }

  @Test
  void stepsLetOthersInBetweenAndStopWhenCancelled() {
    List<String> order = new ArrayList<>();
    job.startSteps(new Count(order), ends::add);
    disk.remove().run();
    disk.add(() -> order.add("other"));
    workOff();
    assertEquals(List.of("step 1", "step 2", "other", "step 3"), order);
    assertEquals(List.of(new Done<>("3")), ends);
    order.clear();
    job.startSteps(new Count(order), ends::add);
    disk.remove().run();
    assertEquals(0.33, job.progressProperty().get(), 0.01);
    job.cancel();
    workOff();
    assertEquals(List.of("step 1"), order);
    assertEquals(new Cancelled<>(), ends.getLast());
  }

  @Test
  void whatTheWindowIsTooSlowForIsToldOnceAndNewest() {
    var slow = new Job<String>(disk::add, window::add, UserMessages::words, () -> now);
    slow.start(
        heard -> {
          for (int done = 0; done <= 100; done++) {
            heard.goesOn(done, 100);
          }
          return Optional.of("done");
        },
        ends::add);
    workOff();
    assertEquals(2, window.size());
    window.remove().run();
    assertEquals(1, slow.progressProperty().get());
    window.remove().run();
    assertEquals(List.of(new Done<>("done")), ends);
  }

  /// Three steps.
  private static final class Count implements Job.Steps<String> {
    private final List<String> order;
    private int done;

    Count(List<String> order) {
      this.order = order;
    }

    @Override
    public Optional<String> step() {
      done++;
      order.add("step " + done);
      return done == 3 ? Optional.of("3") : Optional.empty();
    }

    @Override
    public double share() {
      return done / 3.0;
    }
  }

  private static final class Remembering extends Handler {
    private final List<LogRecord> logged;

    Remembering(List<LogRecord> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord record) {
      logged.add(record);
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
