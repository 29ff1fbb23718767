package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import lunula.app.CancellableWorks.Work;
import lunula.files.Progress;
import lunula.model.Encodings;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Everything that takes long looks for a cancel often enough, by a count of looks, and ends at the
/// one that finds it, leaving nothing. With `-Dlunula.cancel.times=N` everything is done in the
/// sizes of real use and cancelled N times at random moments, and the time until it has ended is
/// printed, never tested.
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class CancelAnswersTest {
  private static final int TIMES = Integer.getInteger("lunula.cancel.times", 0);
  private static final String ONLY = System.getProperty("lunula.cancel", "");

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private final boolean real = TIMES > 0;

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private MapView view;

  @Start
  void show(Stage stage) {
    int points = real ? 70_000 : 6_000;
    float[] codes = new float[2 * points];
    byte[] labels = new byte[points];
    Random random = new Random(1);
    for (int point = 0; point < points; point++) {
      labels[point] = (byte) (point % 10);
      codes[2 * point] = (float) random.nextGaussian();
      codes[2 * point + 1] = (float) random.nextGaussian();
    }
    view = MapView.withLegend(map);
    view.setPrefSize(1000, 700);
    Shown.in(stage, new Pane(view), 1000, 700);
    exploration
        .mapProperty()
        .set(
            new MapData(
                Encodings.points(2, codes), labels, List.of("a b c d e f g h i j".split(" ", -1))));
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void whatIsCancelledEndsAtThatLookAndLeavesNothing() throws Exception {
    CancellableWorks works = new CancellableWorks(folder, view, real);
    for (Work work : works.all().stream().filter(work -> work.name().contains(ONLY)).toList()) {
      Looks whole = new Looks(Long.MAX_VALUE);
      assertTrue(work.task().run(whole), work.name());
      whole.end();
      assertTrue(whole.count >= work.looks(), work.name() + " looked " + whole.count + " times");
      works.forget();
      List<Path> before = works.files();
      for (long at : new long[] {1, whole.count / 2, whole.count - 1}) {
        assertFalse(work.task().run(new Looks(Math.max(1, at))), work.name());
        assertEquals(before, works.files(), work.name());
      }
      if (real) {
        System.out.printf(Locale.ROOT, "%s: %s%n", work.name(), measured(works, work, whole));
      }
    }
  }

  private static String measured(CancellableWorks works, Work work, Looks whole) throws Exception {
    Random chance = new Random(work.name().hashCode());
    double worst = 0;
    for (int i = 0; i < TIMES; i++) {
      Looks looks = new Looks(Long.MAX_VALUE);
      long wait = (long) (whole.nanos * chance.nextDouble());
      Thread canceller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    LockSupport.parkNanos(wait);
                    looks.cancel();
                  });
      boolean done = work.task().run(looks);
      looks.end();
      canceller.join();
      worst = Math.max(worst, done ? 0 : looks.answer);
      works.forget();
    }
    return String.format(
        Locale.ROOT,
        "%.1f s, %,d looks, at most %.0f ms between two; cancelled %d times, %.0f ms to its end",
        whole.nanos / 1e9,
        whole.count,
        whole.longest,
        TIMES,
        worst);
  }

  /// Counts the looks of one piece of work, and the time between them: the lesser of the clock's,
  /// which other programs prolong, and that of all processors, which Java's compilers share.
  private static final class Looks implements Progress {
    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long last;
    private final Moment begun = Moment.now();
    private Moment before = begun;
    private volatile @Nullable Moment cancelled;
    long count;
    double longest;
    long nanos;
    double answer;

    private record Moment(long clock, long processor) {
      static Moment now() {
        return new Moment(System.nanoTime(), SYSTEM.getProcessCpuTime());
      }

      double millisTo(Moment later) {
        return Math.min(later.clock - clock, later.processor - processor) / 1e6;
      }
    }

    Looks(long last) {
      this.last = last;
    }

    @Override
    public synchronized boolean goesOn(long done, long total) {
      count++;
      Moment now = Moment.now();
      longest = Math.max(longest, before.millisTo(now));
      before = now;
      assertTrue(count <= last, "it looked again after it was cancelled");
      return count < last && cancelled == null;
    }

    void cancel() {
      cancelled = Moment.now();
    }

    void end() {
      Moment now = Moment.now();
      longest = Math.max(longest, before.millisTo(now));
      nanos = now.clock - begun.clock;
      Moment asked = cancelled;
      answer = asked == null ? 0 : asked.millisTo(now);
    }
  }
}
