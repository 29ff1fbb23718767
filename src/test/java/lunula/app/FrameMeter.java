package lunula.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import lunula.bench.Table;
import lunula.bench.Times;

/// Changes something before every frame and notes what the frame costs: the time from one to the
/// next, and the processor's time on the JavaFX thread and on the one that draws. The processor's
/// time hardly depends on what else runs on the machine; the frames a second do.
final class FrameMeter extends AnimationTimer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String RENDERER = "QuantumRenderer";
  private static final int WARM_UP_SECONDS = 5;
  private static final int SECONDS = 10;

  private final IntConsumer change;
  private final long self = Thread.currentThread().threadId();
  private final long renderer = renderer();
  private final List<Double> wall = new ArrayList<>();
  private final List<Double> own = new ArrayList<>();
  private final List<Double> drawing = new ArrayList<>();
  private Sample last = sample();
  private int frames;

  private record Sample(long nanos, long own, long drawing) {}

  /// Measures for ten seconds after five to warm up, and prints the rows; on the script's thread.
  ///
  /// @param what stands before the rows
  /// @param change before every frame, told its number
  static void measure(Script script, String what, IntConsumer change) throws InterruptedException {
    FrameMeter[] meter = new FrameMeter[1];
    script.doNow(
        () -> {
          meter[0] = new FrameMeter(change);
          meter[0].start();
        });
    script.await(WARM_UP_SECONDS);
    script.doNow(meter[0]::forget);
    script.await(SECONDS);
    script.doNow(meter[0]::stop);
    script.doNow(() -> meter[0].print(what));
  }

  /// JavaFX thread.
  ///
  /// @param change is told the frame's number
  FrameMeter(IntConsumer change) {
    this.change = change;
  }

  private static long renderer() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(RENDERER))
        .mapToLong(Thread::threadId)
        .findFirst()
        .orElseThrow();
  }

  private Sample sample() {
    long nanos = System.nanoTime();
    return new Sample(nanos, THREADS.getThreadCpuTime(self), THREADS.getThreadCpuTime(renderer));
  }

  @Override
  public void handle(long now) {
    Sample next = sample();
    if (frames > 0) {
      wall.add((next.nanos() - last.nanos()) / 1e6);
      own.add((next.own() - last.own()) / 1e6);
      drawing.add((next.drawing() - last.drawing()) / 1e6);
    }
    last = next;
    change.accept(frames++);
  }

  /// Forgets what came before. JavaFX thread.
  void forget() {
    wall.clear();
    own.clear();
    drawing.clear();
  }

  /// Prints what the frames since the last [#forget] cost. JavaFX thread.
  void print(String what) {
    double seconds = wall.stream().mapToDouble(Double::doubleValue).sum() / 1000;
    Table.row(
        what + ": frames a second",
        "%.1f (p99 %.1f ms from frame to frame)",
        wall.size() / seconds,
        Times.of(wall).percentile(99));
    row(what + ": CPU a frame, JavaFX thread", own);
    row(what + ": CPU a frame, drawing thread", drawing);
  }

  private static void row(String what, List<Double> millis) {
    Times times = Times.of(millis);
    Table.row(what, "p50 %.1f ms, p99 %.1f ms", times.median(), times.percentile(99));
  }
}
