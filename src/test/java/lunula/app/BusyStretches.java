package lunula.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;

/// Watches how long the JavaFX thread is ever busy at a stretch: asks it for an answer again and
/// again, and notes how much of the processor's time it takes until it answers, which hardly
/// depends on what else runs on the machine, and how much on the clock. Of long stretches it tells
/// what went on.
final class BusyStretches {
  /// A stretch that a person may notice, in milliseconds.
  static final int LONG = 50;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Pattern LINE =
      Pattern.compile("busy until (.+): at most (\\d+) ms of the processor, .*");
  private static final int PAUSE_MILLIS = 1;
  private static final int LOOK_MILLIS = 8;
  private static final int DEPTH = 64;
  private static final int TOLD = 3;

  private long fx;
  private String during = "the start";
  private List<String> stretches = new ArrayList<>();
  private double processor;
  private double clock;
  private int asked;

  /// Begins to watch, until the process ends; not on the JavaFX thread.
  void begin() throws InterruptedException {
    CountDownLatch known = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          fx = Thread.currentThread().threadId();
          known.countDown();
        });
    known.await();
    Thread.ofPlatform().daemon().name("busy-stretches").start(this::watch);
  }

  /// Says what is being done from now on.
  synchronized void during(String what) {
    during = what;
  }

  /// Forgets what was seen so far.
  synchronized void forget() {
    stretches = new ArrayList<>();
    processor = 0;
    clock = 0;
    asked = 0;
  }

  /// The long ones, each with what was done and where the thread was seen then.
  synchronized List<String> stretches() {
    return List.copyOf(stretches);
  }

  /// What was seen, in a line.
  synchronized String line(String until) {
    return String.format(
        Locale.ROOT,
        "busy until %s: at most %.0f ms of the processor, %.0f ms on the clock, %d above %d ms,"
            + " asked %d times",
        until,
        processor,
        clock,
        stretches.size(),
        LONG,
        asked);
  }

  /// The most milliseconds of the processor in such a line, but for what was seen until a time.
  static OptionalInt most(String line, Set<String> until) {
    Matcher found = LINE.matcher(line);
    return found.matches() && !until.contains(found.group(1))
        ? OptionalInt.of(Integer.parseInt(found.group(2)))
        : OptionalInt.empty();
  }

  private void watch() {
    try {
      while (true) {
        ask();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    long[] at = new long[2];
    long before = THREADS.getThreadCpuTime(fx);
    long asking = System.nanoTime();
    Platform.runLater(
        () -> {
          at[0] = THREADS.getCurrentThreadCpuTime();
          at[1] = System.nanoTime();
          answered.countDown();
        });
    Map<String, Integer> seen = new LinkedHashMap<>();
    while (!answered.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      ThreadInfo thread = THREADS.getThreadInfo(fx, DEPTH);
      if (thread == null) {
        return;
      }
      seen.merge(words(thread.getStackTrace()), 1, Integer::sum);
    }
    note((at[0] - before) / 1e6, (at[1] - asking) / 1e6, seen);
  }

  private synchronized void note(double ofProcessor, double onClock, Map<String, Integer> seen) {
    asked++;
    processor = Math.max(processor, ofProcessor);
    clock = Math.max(clock, onClock);
    if (ofProcessor > LONG) {
      StringBuilder words = new StringBuilder();
      words.append(
          String.format(
              Locale.ROOT, "%.0f ms (%.0f on the clock): %s%n", ofProcessor, onClock, during));
      seen.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(TOLD)
          .forEach(one -> words.append("  %d × %s%n".formatted(one.getValue(), one.getKey())));
      stretches.add(words.toString());
    }
  }

  /// The innermost frame and those of Lunula's own code.
  private static String words(StackTraceElement[] stack) {
    return IntStream.range(0, stack.length)
        .filter(i -> i == 0 || stack[i].getClassName().startsWith("lunula."))
        .mapToObj(i -> stack[i])
        .map(
            frame ->
                "%s.%s:%d"
                    .formatted(
                        frame.getClassName().replaceAll("^.*\\.", ""),
                        frame.getMethodName(),
                        frame.getLineNumber()))
        .collect(Collectors.joining(" < "));
  }
}
