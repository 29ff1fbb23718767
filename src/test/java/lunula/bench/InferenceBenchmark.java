package lunula.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lunula.bench.Figures.Comparison;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.FashionMnist;
import lunula.files.AppFolders;
import lunula.library.OpenModel;
import lunula.library.StoredModels;
import lunula.model.Encoder;
import lunula.networks.NativeEngine;

/// Decoding at the cursor, decoding a grid, and encoding every image, with the bundled model of the
/// article's network, as the window asks for it; beside PyTorch with the same weights.
public final class InferenceBenchmark {
  private static final PrintStream OUT = System.out;
  private static final String MODEL = "fashion-mnist-vae";
  private static final int GRID = 400;
  private static final int ENCODINGS = 5;

  private InferenceBenchmark() {}

  /// Both sides in turns.
  static void measure(Bench bench, Figures.Collector into)
      throws IOException, InterruptedException {
    AppFolders folders = AppFolders.find();
    String calls = bench.quick() ? "2000" : "20000";
    InTurns turns =
        new InTurns()
            .with(
                "Lunula",
                () -> FreshJava.command(InferenceBenchmark.class.getName(), List.of(), calls));
    bench.torch(
        turns,
        "infer",
        folders.bundledModels().resolve(MODEL).toString(),
        folders.fashionMnist().toString(),
        calls);
    turns.run(bench.rounds());
    String one = "decode one place into floats in host memory, ";
    compare(turns, into, "decode 1 p50", one + "p50", "µs", 1e6);
    compare(turns, into, "decode 1 p99", one + "p99", "µs", 1e6);
    compare(turns, into, "decode 400 p50", "decode 400 places in one call, p50", "ms", 1e3);
    compare(turns, into, "decode 400 p99", "decode 400 places in one call, p99", "ms", 1e3);
    compare(turns, into, "encode p50", "encode 70,000 images", "s", 1);
  }

  private static void compare(
      InTurns turns, Figures.Collector into, String figure, String what, String unit, double by) {
    into.compare(
        new Comparison(
            what,
            unit,
            unit.equals("s") ? "≤ 0.5 s, ≤ 1.0 ×" : "≤ 1.0 ×",
            turns.series(process -> Stream.of(process.figure(figure).orElse(Double.NaN) * by))));
  }

  /// Lunula's side.
  ///
  /// @param arguments how many times one place is decoded
  public static void main(String[] arguments) throws IOException {
    int calls = Integer.parseInt(arguments[0]);
    AppFolders folders = AppFolders.find();
    NativeEngine.configure(folders.cache().toString());
    StoredModels models = new StoredModels();
    Path folder = folders.bundledModels().resolve(MODEL);
    DataSet garments = new FashionMnist(folders.fashionMnist()).load();
    LabelledImages images = garments.test().followedBy(garments.train());
    byte[] pixels = images.allPixels();
    byte[] labels = images.allLabels();
    try (OpenModel model = new OpenModel(models, models.map(folder))) {
      float[][] places = places(1000, 1);
      time("decode 1", calls / 10, calls, places, model::decode, 50, 99);
      time("decode 400", calls / 100, calls / 50, places(50, GRID), model::decode, 50, 99);
      Encoder encoder = model.encoder().orElseThrow();
      time("encode", 1, ENCODINGS, places(1, 1), place -> encoder.encode(pixels, labels), 50);
    }
    System.exit(0);
  }

  private static float[][] places(int count, int each) {
    Random random = new Random(1);
    float[][] places = new float[count][2 * each];
    for (float[] some : places) {
      for (int i = 0; i < some.length; i++) {
        some[i] = random.nextFloat(-2, 2);
      }
    }
    return places;
  }

  private static void time(
      String name,
      int warmUp,
      int calls,
      float[][] inputs,
      Consumer<float[]> work,
      int... percentiles) {
    double[] seconds = new double[calls];
    for (int call = -warmUp; call < calls; call++) {
      float[] input = inputs[Math.floorMod(call, inputs.length)];
      long began = System.nanoTime();
      work.accept(input);
      if (call >= 0) {
        seconds[call] = (System.nanoTime() - began) / 1e9;
      }
    }
    Times times = Times.of(seconds);
    for (int percent : percentiles) {
      OUT.println(WatchedProcess.figureLine(name + " p" + percent, times.percentile(percent)));
    }
  }
}
