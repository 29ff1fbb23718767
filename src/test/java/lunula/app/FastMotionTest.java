package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lunula.bench.FreshJava;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The whole window in use, in a process of its own that Java starts as the package does: what it
/// holds does not grow. How much is done is set by the properties of [FastMotionWindow]; from
/// twenty rounds on, what is resident is judged, too.
@Tag("slow")
class FastMotionTest {
  private static final List<String> AS_PACKAGED =
      List.of(
          // The tests' own process may have been given another collector, and one compiler only.
          "-XX:-UseSerialGC",
          "-XX:TieredStopAtLevel=4",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=50",
          "-XX:G1HeapRegionSize=4m",
          "-XX:GCTimeRatio=9",
          "-XX:G1PeriodicGCInterval=15000",
          "-XX:SoftRefLRUPolicyMSPerMB=10",
          "-XX:TrimNativeHeapInterval=10000",
          "-Xms64m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30");

  private static final int ENOUGH_ROUNDS = 20;

  /// Room for what comes and goes by itself, such as compiled code's own objects.
  private static final int SLACK_MEGABYTES = 15;

  private static final int SLACK_HANDLES = 2;

  /// Far above what a person notices, because a processor's time differs from machine to machine.
  private static final int MOST_BUSY_MILLIS = 150;

  @Test
  void whatIsHeldDoesNotGrowInUse() throws IOException, InterruptedException {
    List<String> lines = play();
    List<Held> held = lines.stream().map(Held::of).flatMap(Optional::stream).toList();
    assertEquals("warm-up", held.get(1).when());
    Held warm = held.get(1);
    Held last = held.getLast();
    assertTrue(held.size() > 2, lines::toString);
    assertEquals(warm.models(), last.models());
    assertTrue(last.threads() <= warm.threads(), lines::toString);
    assertTrue(last.handles() <= warm.handles() + SLACK_HANDLES, lines::toString);
    assertTrue(last.heap() <= 1.15 * warm.heap() + SLACK_MEGABYTES, lines::toString);
    if (Integer.getInteger(FastMotionWindow.ROUNDS, 0) >= ENOUGH_ROUNDS) {
      assertTrue(last.resident() <= 1.15 * warm.resident(), lines::toString);
    }
    int busy =
        lines.stream()
            .flatMapToInt(line -> BusyStretches.most(line, Set.of("start", "warm-up")).stream())
            .max()
            .orElseThrow();
    assertTrue(busy <= MOST_BUSY_MILLIS, lines::toString);
  }

  private static List<String> play() throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(AS_PACKAGED);
    options.addAll(FreshJava.HEADLESS);
    Stream.of(
            FastMotionWindow.ROUNDS,
            FastMotionWindow.DRAGS,
            FastMotionWindow.SWITCHES,
            FastMotionWindow.TRAININGS,
            FastMotionWindow.PICTURES)
        .filter(name -> System.getProperty(name) != null)
        .forEach(name -> options.add("-D" + name + "=" + System.getProperty(name)));
    List<String> lines = new ArrayList<>();
    FreshJava.listen(
        FastMotion.class.getName(),
        options,
        line -> {
          System.out.println(line);
          lines.add(line);
        });
    return lines;
  }
}
