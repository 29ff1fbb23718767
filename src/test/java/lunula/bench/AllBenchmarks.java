package lunula.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Every figure, each benchmark in a fresh process of its own so that none warms another's code or
/// starts its toolkit.
public final class AllBenchmarks {
  private AllBenchmarks() {}

  /// Takes no arguments.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    FreshJava.run("lunula.bench.EngineBenchmark");
    FreshJava.run("lunula.app.WindowBenchmark");
    List<String> map = new ArrayList<>(FreshJava.HEADLESS);
    map.add("-Djavafx.animation.fullspeed=true");
    FreshJava.run("lunula.bench.MapBenchmark", map.toArray(String[]::new));
    FreshJava.run("lunula.bench.MeasuresBenchmark");
    FreshJava.run("lunula.bench.OwnImagesBenchmark");
  }
}
