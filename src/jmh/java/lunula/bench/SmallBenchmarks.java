package lunula.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lunula.files.AppFolders;
import lunula.geometry.LatentPoint;
import lunula.geometry.NearestPoints;
import lunula.geometry.Polygon;
import lunula.library.OpenModel;
import lunula.library.StoredModels;
import lunula.measure.Selection;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.Sample;
import lunula.networks.NativeEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Small things that happen at every movement of the pointer, measured by JMH.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SmallBenchmarks {
  /// The bundled model of the article's network, as the window opens it.
  @State(Scope.Benchmark)
  public static class Model {
    final float[] place = {0.3f, -0.7f};
    final float[] grid = new float[2 * 400];
    final byte[] picture = new byte[784];
    private OpenModel open;

    @Setup
    public void open() throws IOException {
      AppFolders folders = AppFolders.find();
      NativeEngine.configure(folders.cache().toString());
      StoredModels models = new StoredModels();
      open =
          new OpenModel(models, models.map(folders.bundledModels().resolve("fashion-mnist-vae")));
      Random random = new Random(1);
      for (int i = 0; i < grid.length; i++) {
        grid[i] = random.nextFloat(-2, 2);
      }
      random.nextBytes(picture);
    }

    @TearDown
    public void close() {
      open.close();
    }

    Encoder encoder() {
      return open.encoder().orElseThrow();
    }
  }

  /// Points in two dimensions, as many as Fashion-MNIST's and as a large set of one's own.
  @State(Scope.Benchmark)
  public static class Points {
    @Param({"70000", "1000000"})
    int count;

    final Random random = new Random(2);
    float[] xs = new float[0];
    float[] ys = new float[0];
    NearestPoints index = new NearestPoints(xs, ys);
    Polygon lasso = new Polygon(List.of(new LatentPoint(0, 0)));

    @Setup
    public void scatter() {
      xs = new float[count];
      ys = new float[count];
      for (int i = 0; i < count; i++) {
        xs[i] = (float) random.nextGaussian();
        ys[i] = (float) random.nextGaussian();
      }
      index = new NearestPoints(xs, ys);
      List<LatentPoint> corners = new ArrayList<>();
      for (int corner = 0; corner < 200; corner++) {
        double turn = Math.PI * corner / 100;
        double radius = 1 + 0.2 * Math.sin(7 * turn);
        corners.add(new LatentPoint(radius * Math.cos(turn), radius * Math.sin(turn)));
      }
      lasso = new Polygon(corners);
    }
  }

  /// One place under the cursor.
  @Benchmark
  public Sample decodeOnePlace(Model model) {
    return model.open.decodeOne(model.place);
  }

  /// The grid of 20 × 20.
  @Benchmark
  public List<? extends Sample> decode400Places(Model model) {
    return model.open.decode(model.grid);
  }

  /// A drawing.
  @Benchmark
  public Encodings encodeOnePicture(Model model) {
    return model.encoder().encode(model.picture, new byte[1]);
  }

  /// The point under the pointer.
  @Benchmark
  public int findNearestPoint(Points points) {
    var place = new LatentPoint(points.random.nextGaussian(), points.random.nextGaussian());
    return points.index.nearestWithin(place, 0.1, index -> true);
  }

  /// What lies in a lasso of 200 corners.
  @Benchmark
  public Selection selectByLasso(Points points) {
    return Selection.inside(points.lasso, points.xs, points.ys);
  }

  /// Runs all, each in a process of its own, and prints a row for each.
  public static void main(String[] arguments) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(SmallBenchmarks.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .build();
    Table.begin("Small things, by JMH: mean of 5 rounds of a second, after 3");
    for (RunResult run : new Runner(options).run()) {
      Result<?> result = run.getPrimaryResult();
      String count = run.getParams().getParam("count");
      Table.row(
          words(result.getLabel())
              + (count == null ? "" : ", %,d points".formatted(Integer.parseInt(count))),
          "%s ± %s µs",
          Table.number(result.getScore()),
          Table.number(result.getScoreError()));
    }
  }

  /// `findNearestPoint` in words: `find nearest point`.
  private static String words(String method) {
    return method
        .replaceAll("([a-z])([A-Z0-9])", "$1 $2")
        .replaceAll("(\\d)([A-Z])", "$1 $2")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
