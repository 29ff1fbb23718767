package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.HiddenHalf;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.loss.MultimodalTerms;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Multimodal;
import lunula.model.network.Multimodal.Bounds;
import lunula.model.network.Multimodal.Kind;
import lunula.model.network.Weights;
import lunula.model.plan.Optimiser;
import lunula.networks.dense.MultimodalLearner.Batch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Losses and steps of two modalities against plain arithmetic in doubles, and its central
/// differences.
class MultimodalLearnerTest {
  private static final List<HiddenHalf> HALVES = List.of(HiddenHalf.values());
  private static final ImageSize SIZE = new ImageSize(4, 3);
  private static final int COUNT = 6;
  private static final int LATENTS = 2;
  private static final double STEP = 1e-4;
  private static final double BETA = 1.5;

  private static Architecture network(Kind kind, int cross, Bounds bounds) {
    return new Architecture(
        SIZE,
        new Multimodal(
            List.of(5), List.of(6), Activation.TANH, kind, List.of(7), 3, 4, 25, cross, bounds),
        LATENTS,
        Architecture.Code.NORMAL,
        0,
        Architecture.Output.LOGITS,
        Likelihood.BERNOULLI);
  }

  private static Batch batch(List<Property> properties, boolean whole) {
    Random random = new Random(3);
    byte[] pixels = new byte[COUNT * SIZE.pixels()];
    random.nextBytes(pixels);
    int width = Description.width(properties);
    float[] codes = new float[COUNT * width];
    boolean[] said = new boolean[COUNT * properties.size()];
    int[] indices = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      indices[i] = COUNT - 1 - i;
      double[] values =
          properties.stream()
              .mapToDouble(
                  property ->
                      property.angle()
                          ? random.nextDouble(property.least(), property.most())
                          : random.nextInt(property.words().size()))
              .toArray();
      new Description(properties, values).code(codes, i * width);
    }
    for (int i = 0; i < said.length; i++) {
      said[i] = whole || i % 5 != 0;
    }
    HiddenHalf[] hidden = new HiddenHalf[COUNT];
    Arrays.setAll(hidden, i -> whole ? HiddenHalf.NOTHING : HALVES.get(i % HALVES.size()));
    float[] noise = new float[3 * COUNT * LATENTS];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return new Batch(pixels, indices, codes, hidden, said, noise);
  }

  /// The three bounds of any weights in doubles.
  private record Reference(Architecture network, Batch batch, double beta) {
    private List<Property> properties() {
      return ((Multimodal) network.body()).properties();
    }

    private static double[] linear(Map<String, double[]> weights, String name, double... x) {
      double[] w = Objects.requireNonNull(weights.get(name + ".weight"));
      double[] y = Objects.requireNonNull(weights.get(name + ".bias")).clone();
      for (int o = 0; o < y.length; o++) {
        for (int i = 0; i < x.length; i++) {
          y[o] += w[o * x.length + i] * x[i];
        }
      }
      return y;
    }

    private static double[] hidden(Map<String, double[]> weights, String name, double... x) {
      return Arrays.stream(linear(weights, name, x)).map(Math::tanh).toArray();
    }

    private boolean shown(int i, int pixel) {
      int x = pixel % SIZE.width();
      return switch (batch.hidden()[i]) {
        case NOTHING -> true;
        case LEFT -> x >= SIZE.width() / 2;
        case RIGHT -> x < SIZE.width() / 2;
      };
    }

    private double pixel(int i, int pixel) {
      return Byte.toUnsignedInt(batch.pixels()[batch.indices()[i] * SIZE.pixels() + pixel]) / 255.0;
    }

    /// Negative ELBOs of the picture, of both, of the description; then the picture's KL, and −log
    /// p of the picture at z of the description.
    private double[] bounds(Map<String, double[]> weights) {
      double[] sums = new double[5];
      for (int i = 0; i < COUNT; i++) {
        double[] x = new double[SIZE.pixels()];
        for (int p = 0; p < x.length; p++) {
          x[p] = shown(i, p) ? pixel(i, p) : -1;
        }
        double[] code = said(i);
        double[] seen = hidden(weights, "encoder.0", x);
        double[] read = hidden(weights, "description_encoder.0", code);
        double[][] experts = {
          linear(weights, "mean", seen), linear(weights, "log_variance", seen),
          linear(weights, "description_mean", read),
              linear(weights, "description_log_variance", read)
        };
        for (int bound = 0; bound < 3; bound++) {
          double kl = 0;
          double[] z = new double[LATENTS];
          for (int d = 0; d < LATENTS; d++) {
            double one = bound < 2 ? Math.exp(-experts[1][d]) : 0;
            double other = bound > 0 ? Math.exp(-experts[3][d]) : 0;
            double variance = 1 / (1 + one + other);
            double mean = variance * (one * experts[0][d] + other * experts[2][d]);
            kl += 0.5 * (mean * mean + variance - 1 - Math.log(variance));
            z[d] = mean + Math.sqrt(variance) * batch.noise()[(bound * COUNT + i) * LATENTS + d];
          }
          double pixels = picture(weights, i, z);
          double misfit = bound < 2 ? pixels : 0;
          misfit += bound > 0 ? description(weights, i, z) : 0;
          sums[bound] += (misfit + beta * kl) / COUNT;
          sums[3] += bound == 0 ? kl / COUNT : 0;
          sums[4] += bound == 2 ? pixels / COUNT : 0;
        }
      }
      return sums;
    }

    private double[] said(int i) {
      int width = Description.width(properties());
      double[] code = new double[width];
      int at = 0;
      for (int property = 0; property < properties().size(); property++) {
        for (int n = 0; n < properties().get(property).width(); n++, at++) {
          boolean says = batch.said()[i * properties().size() + property];
          code[at] = says ? batch.codes()[i * width + at] : 0;
        }
      }
      return code;
    }

    private double picture(Map<String, double[]> weights, int i, double... z) {
      double[] y = linear(weights, "decoder.2", hidden(weights, "decoder.0", z));
      double sum = 0;
      for (int p = 0; p < y.length; p++) {
        sum += shown(i, p) ? Math.log1p(Math.exp(y[p])) - pixel(i, p) * y[p] : 0;
      }
      return sum;
    }

    private double description(Map<String, double[]> weights, int i, double... z) {
      double[] y =
          linear(weights, "description_decoder.2", hidden(weights, "description_decoder.0", z));
      double[] code = said(i);
      double sum = 0;
      int at = 0;
      for (int property = 0; property < properties().size(); property++) {
        Property each = properties().get(property);
        double[] some = Arrays.copyOfRange(y, at, at + each.width());
        double[] told = Arrays.copyOfRange(code, at, at + each.width());
        if (batch.said()[i * properties().size() + property]) {
          if (each.angle()) {
            for (int n = 0; n < 2; n++) {
              sum += (some[n] - told[n]) * (some[n] - told[n]) / (2 * 0.1 * 0.1);
            }
          } else if (each.width() == 1) {
            sum += Math.log1p(Math.exp(-told[0] * some[0]));
          } else {
            double all = Arrays.stream(some).map(Math::exp).sum();
            for (int n = 0; n < some.length; n++) {
              sum -= told[n] * (some[n] - Math.log(all));
            }
          }
        }
        at += each.width();
      }
      return 4 * sum;
    }
  }

  private static Weights weights(Architecture network) {
    Random random = new Random(7);
    var tensors = new LinkedHashMap<String, Tensor>();
    network
        .parameters()
        .forEach(
            (name, shape) -> {
              float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
              for (int i = 0; i < values.length; i++) {
                values[i] = 0.4f * (float) random.nextGaussian();
              }
              tensors.put(name, new Tensor(shape, values));
            });
    return new Weights(tensors);
  }

  private static Map<String, double[]> doubles(Architecture network) {
    Map<String, double[]> doubles = new LinkedHashMap<>();
    weights(network)
        .tensors()
        .forEach(
            (name, tensor) -> {
              float[] values = tensor.values();
              double[] copy = new double[values.length];
              Arrays.setAll(copy, i -> values[i]);
              doubles.put(name, copy);
            });
    return doubles;
  }

  @ParameterizedTest
  @EnumSource
  void lossesAreTheBounds(Kind kind) {
    Architecture architecture = network(kind, 50, Bounds.ALL);
    Batch batch = batch(((Multimodal) architecture.body()).properties(), true);
    var network = new DenseNetwork(architecture, weights(architecture));
    MultimodalTerms terms =
        new MultimodalLearner(network, Optimiser.Method.ADAM, COUNT).measure(batch);
    double[] bounds = new Reference(architecture, batch, 1).bounds(doubles(architecture));
    assertEquals(bounds[0], terms.picture().negativeElbo(), 1e-4);
    assertEquals(bounds[1], terms.both(), 1e-3);
    assertEquals(bounds[2], terms.description(), 1e-3);
    assertEquals(bounds[3], terms.picture().kl(), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBERS,0,ALL",
    "NUMBERS,0,JOINT",
    "WORDS,0,ALL",
    "WORDS,0,JOINT",
    "NUMBERS,70,ALL",
    "WORDS,250,ALL",
    "WORDS,250,JOINT"
  })
  void stepsFollowTheGradient(Kind kind, int cross, Bounds bounds) {
    Architecture architecture = network(kind, cross, bounds);
    DenseNetwork network = new DenseNetwork(architecture, weights(architecture));
    List<Property> properties = ((Multimodal) architecture.body()).properties();
    Batch batch = batch(properties, false);
    Reference reference = new Reference(architecture, batch, BETA);
    Map<String, double[]> doubles = doubles(architecture);
    var learner = new MultimodalLearner(network, Optimiser.Method.MOMENTUM, COUNT);
    learner.step(batch, 1, 1, BETA, false);
    Weights after = network.weights();
    for (String name : architecture.parameters().keySet()) {
      double[] values = Objects.requireNonNull(doubles.get(name));
      float[] moved = Objects.requireNonNull(after.tensors().get(name)).values();
      for (int i = 0; i < values.length; i++) {
        double value = values[i];
        double[] sums = new double[2];
        for (int side = 0; side < 2; side++) {
          values[i] = value + (side == 0 ? STEP : -STEP);
          double[] each = reference.bounds(doubles);
          sums[side] =
              bounds == Bounds.ALL
                  ? each[0] + each[1] + each[2] + cross / 100.0 * each[4]
                  : each[1];
        }
        values[i] = value;
        double expected = (sums[0] - sums[1]) / (2 * STEP);
        assertEquals(
            expected, value - moved[i], 1e-3 * Math.max(1, Math.abs(expected)), name + " " + i);
      }
    }
  }
}
