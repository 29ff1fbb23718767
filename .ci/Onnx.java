import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import lunula.export.code.OnnxModel;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.LiveModel;
import lunula.model.network.Architecture;
import lunula.model.network.TextConvolutional;

/// Writes models as ONNX, opens them with ONNX Runtime, and compares what they give with what Lunula
/// gives: `java -cp … .ci/Onnx.java MODEL…`. Ends with 1 if a pixel is off by more than 1e-5, or a
/// code by more than 1e-5 of what is largest in it.
final class Onnx {
  private static final double MOST = 1e-5;
  private static final int ROWS = 7;

  public static void main(String[] folders) throws IOException, OrtException {
    boolean good = true;
    for (String folder : folders) {
      good &= compare(Path.of(folder));
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean compare(Path folder) throws IOException, OrtException {
    StoredModels models = new StoredModels();
    StoredMap map = models.map(folder);
    Architecture network = map.card().plan().architecture();
    if (network.body() instanceof TextConvolutional) {
      System.out.printf("%-34s of texts, not exported%n", folder.getFileName());
      return true;
    }
    OnnxModel onnx = new OnnxModel(map.card().name(), network, map.weights());
    Random random = new Random(1);
    double pixels = 0;
    double codes = Double.NaN;
    try (LiveModel live = models.live(map);
        OrtEnvironment environment = OrtEnvironment.getEnvironment()) {
      float[][] z = new float[ROWS][network.latentDimensions()];
      float[][] told = new float[ROWS][network.classes()];
      byte[] labels = new byte[ROWS];
      for (int row = 0; row < ROWS; row++) {
        for (int i = 0; i < z[row].length; i++) {
          z[row][i] = (float) random.nextGaussian();
        }
        if (network.conditional()) {
          labels[row] = (byte) random.nextInt(network.classes());
          told[row][labels[row]] = 1;
        }
      }
      float[][] drawn = run(environment, onnx.files().get("decoder.onnx"), "z", z, told, "pixels");
      for (int row = 0; row < ROWS; row++) {
        float[] own =
            live.ofClass(labels[row]).decode(z[row]).getFirst().image().pixels();
        pixels = Math.max(pixels, off(own, drawn[row], 1));
      }
      if (network.encodes()) {
        byte[] levels = new byte[ROWS * network.pixels()];
        float[][] x = new float[ROWS][network.pixels()];
        random.nextBytes(levels);
        for (int i = 0; i < levels.length; i++) {
          x[i / network.pixels()][i % network.pixels()] = (levels[i] & 0xff) / 255f;
        }
        var own = live.encoder().orElseThrow().encode(levels, labels);
        byte[] file = onnx.files().get("encoder.onnx");
        String name = network.variational() ? "mean" : "code";
        codes = off(own.means(), flat(run(environment, file, "pixels", x, told, name)), 0);
        if (network.variational()) {
          float[] other = flat(run(environment, file, "pixels", x, told, "log_variance"));
          codes = Math.max(codes, off(own.logVariances(), other, 0));
        }
      }
    }
    boolean good = pixels <= MOST && !(codes > MOST);
    System.out.printf(
        "%-34s pixels off %.1e, codes off %.1e%s%n",
        folder.getFileName(), pixels, codes, good ? "" : "   TOO FAR");
    return good;
  }

  private static float[][] run(
      OrtEnvironment environment,
      byte[] model,
      String input,
      float[][] rows,
      float[][] told,
      String output)
      throws OrtException {
    try (OrtSession session = environment.createSession(model)) {
      Map<String, OnnxTensor> given = new HashMap<>();
      given.put(input, OnnxTensor.createTensor(environment, rows));
      if (session.getInputNames().contains("class")) {
        given.put("class", OnnxTensor.createTensor(environment, told));
      }
      try (OrtSession.Result result = session.run(given)) {
        return (float[][]) result.get(output).orElseThrow().getValue();
      }
    }
  }

  private static float[] flat(float[][] rows) {
    float[] all = new float[rows.length * rows[0].length];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return all;
  }

  /// The largest difference, in parts of the largest number, or of a number that is given.
  private static double off(float[] one, float[] other, double scale) {
    double most = 0;
    double largest = scale;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
      largest = Math.max(largest, scale > 0 ? 0 : Math.abs(one[i]));
    }
    return one.length == other.length ? most / largest : Double.POSITIVE_INFINITY;
  }
}
