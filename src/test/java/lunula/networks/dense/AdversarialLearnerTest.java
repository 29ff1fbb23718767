package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.loss.AdversarialTerms;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Adversarial.Game;
import lunula.model.network.Adversarial.Loss;
import lunula.model.network.Adversarial.Penalty;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.model.network.ConvolutionalAdversarial;
import lunula.model.network.Layer;
import lunula.model.network.Weights;
import lunula.model.plan.Optimiser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps of generator and critic against central differences of their losses, the penalty on the
/// gradient among them, which plain arithmetic in doubles computes anew.
class AdversarialLearnerTest {
  private static final ImageSize SIZE = new ImageSize(4, 4);
  private static final int COUNT = 6;
  private static final int LATENTS = 3;
  private static final double LEAK = 0.01;

  /// Of differences at a picture; the score is linear but at kinks, so it may be long.
  private static final double STEP = 1e-4;

  static Stream<Arguments> games() {
    List<Arguments> games = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      for (Penalty penalty : Penalty.values()) {
        games.add(Arguments.of(false, loss, penalty, 0, Activation.LEAKY_RELU));
        games.add(Arguments.of(true, loss, penalty, 0, Activation.LEAKY_RELU));
      }
    }
    games.add(Arguments.of(false, Loss.WASSERSTEIN, Penalty.TWO_SIDED, 3, Activation.RELU));
    games.add(Arguments.of(false, Loss.WASSERSTEIN, Penalty.ONE_SIDED, 3, Activation.LEAKY_RELU));
    games.add(Arguments.of(true, Loss.WASSERSTEIN, Penalty.TWO_SIDED, 0, Activation.RELU));
    return games.stream();
  }

  private static Architecture network(
      boolean convolutional, Loss loss, Penalty penalty, int classes, Activation critic) {
    Game rules = new Game(Prior.NORMAL, loss, 1, penalty, 10);
    return new Architecture(
        SIZE,
        convolutional
            ? new ConvolutionalAdversarial(List.of(3, 5), Activation.TANH, critic, rules)
            : new Adversarial(List.of(5), List.of(9, 7), Activation.TANH, critic, rules),
        LATENTS,
        Architecture.Code.NONE,
        classes,
        Architecture.Output.SIGMOID,
        Likelihood.SQUARED_ERROR);
  }

  /// A batch, and the losses of any weights on it in doubles.
  private static final class Reference {
    private final Architecture network;
    private final Game game;
    private final AdversarialLearner.Batch batch;
    private final int classes;

    Reference(Architecture network) {
      this.network = network;
      game = network.body().game().orElseThrow();
      classes = network.classes();
      Random random = new Random(11);
      byte[] pixels = new byte[COUNT * SIZE.pixels()];
      random.nextBytes(pixels);
      byte[] labels = new byte[COUNT];
      float[] shares = new float[COUNT];
      int[] indices = new int[COUNT];
      for (int i = 0; i < COUNT; i++) {
        labels[i] = (byte) (i % Math.max(1, classes));
        shares[i] = random.nextFloat();
        indices[i] = COUNT - 1 - i;
      }
      float[] z = Prior.NORMAL.drawn(COUNT * LATENTS, random);
      batch = new AdversarialLearner.Batch(pixels, indices, labels, z, shares);
    }

    private double[] layers(
        Map<String, double[]> weights,
        String part,
        List<Layer> layers,
        List<Integer> input,
        double[] x) {
      double[] h = x;
      List<Integer> shape = input;
      for (int i = 0; i < layers.size(); i++) {
        Layer layer = layers.get(i);
        List<Integer> next = layer.output(shape);
        if (layer.fanIn() > 0) {
          double[] w = Objects.requireNonNull(weights.get(part + "." + i + ".weight"));
          double[] b = Objects.requireNonNull(weights.get(part + "." + i + ".bias"));
          h =
              switch (layer) {
                case Layer.Linear linear -> linear(w, b, h);
                case Layer.Convolution c ->
                    convolved(w, b, h, shape, next, c.stride(), c.padding(), false);
                case Layer.TransposedConvolution c ->
                    convolved(w, b, h, shape, next, c.stride(), c.padding(), true);
                default -> throw new AssertionError(layer);
              };
        } else if (layer instanceof Layer.Nonlinear nonlinear) {
          h = Arrays.stream(h).map(value -> function(nonlinear.function(), value)).toArray();
        }
        shape = next;
      }
      return h;
    }

    private static double[] linear(double[] w, double[] b, double[] x) {
      double[] y = b.clone();
      for (int o = 0; o < y.length; o++) {
        for (int i = 0; i < x.length; i++) {
          y[o] += w[o * x.length + i] * x[i];
        }
      }
      return y;
    }

    /// Kernels of 4 × 4, by the definition: a pair of pixels, the larger plane's at the smaller's
    /// times the stride plus the kernel's place less the padding.
    private static double[] convolved(
        double[] w,
        double[] b,
        double[] x,
        List<Integer> in,
        List<Integer> out,
        int stride,
        int padding,
        boolean transposed) {
      List<Integer> small = transposed ? in : out;
      List<Integer> large = transposed ? out : in;
      double[] y = new double[out.get(0) * out.get(1) * out.get(2)];
      Arrays.setAll(y, i -> b[i / (out.get(1) * out.get(2))]);
      for (int s = 0; s < small.get(0); s++) {
        for (int l = 0; l < large.get(0); l++) {
          for (int place = 0; place < small.get(1) * small.get(2) * 16; place++) {
            int v = place / 16 / small.get(2);
            int h = place / 16 % small.get(2);
            int down = v * stride - padding + place % 16 / 4;
            int across = h * stride - padding + place % 4;
            if (down >= 0 && down < large.get(1) && across >= 0 && across < large.get(2)) {
              int atSmall = (s * small.get(1) + v) * small.get(2) + h;
              int atLarge = (l * large.get(1) + down) * large.get(2) + across;
              double weight = w[(s * large.get(0) + l) * 16 + place % 16];
              y[transposed ? atLarge : atSmall] += weight * x[transposed ? atSmall : atLarge];
            }
          }
        }
      }
      return y;
    }

    private static double function(Activation function, double x) {
      return switch (function) {
        case RELU -> Math.max(0, x);
        case LEAKY_RELU -> x > 0 ? x : LEAK * x;
        case TANH -> Math.tanh(x);
        case SIGMOID -> 1 / (1 + Math.exp(-x));
        default -> throw new AssertionError(function);
      };
    }

    private double[] generated(Map<String, double[]> weights, int i) {
      double[] z = new double[LATENTS + classes];
      for (int d = 0; d < LATENTS; d++) {
        z[d] = batch.z()[i * LATENTS + d];
      }
      if (classes > 0) {
        z[LATENTS + batch.labels()[i]] = 1;
      }
      double[] picture = layers(weights, "generator", network.decoder(), network.decoderInput(), z);
      return picture;
    }

    private double[] real(int i) {
      double[] picture = new double[SIZE.pixels()];
      for (int p = 0; p < picture.length; p++) {
        int at = batch.indices()[i] * picture.length + p;
        picture[p] = Byte.toUnsignedInt(batch.pixels()[at]) / 255.0;
      }
      return picture;
    }

    private double score(Map<String, double[]> weights, double[] picture, int i) {
      double[] x = new double[picture.length + classes];
      System.arraycopy(picture, 0, x, 0, picture.length);
      if (classes > 0) {
        x[picture.length + batch.labels()[i]] = 1;
      }
      return layers(weights, "critic", network.critic(), network.criticInput(), x)[0];
    }

    /// Length of the score's gradient at the picture between, by differences.
    private double slope(Map<String, double[]> weights, int i) {
      double[] real = real(i);
      double[] generated = generated(weights, i);
      double[] between = new double[real.length];
      for (int p = 0; p < real.length; p++) {
        between[p] = batch.shares()[i] * real[p] + (1 - batch.shares()[i]) * generated[p];
      }
      double squares = 0;
      for (int p = 0; p < real.length; p++) {
        double before = between[p];
        between[p] = before + STEP;
        double above = score(weights, between, i);
        between[p] = before - STEP;
        double below = score(weights, between, i);
        between[p] = before;
        squares += Math.pow((above - below) / (2 * STEP), 2);
      }
      return Math.sqrt(squares);
    }

    double criticLoss(Map<String, double[]> weights) {
      double sum = 0;
      for (int i = 0; i < COUNT; i++) {
        double[] real = real(i);
        double[] generated = generated(weights, i);
        double r = score(weights, real, i);
        double f = score(weights, generated, i);
        double distance = 0;
        for (int p = 0; p < real.length; p++) {
          distance += Math.abs(real[p] - generated[p]) / real.length;
        }
        sum +=
            switch (game.loss()) {
              case NON_SATURATING -> Math.log1p(Math.exp(-r)) + Math.log1p(Math.exp(f));
              case WASSERSTEIN -> f - r;
              case HINGE -> Math.max(0, 1 - r) + Math.max(0, 1 + f);
              case GAN_QP -> (r - f) * (r - f) / (2 * 10 * distance) - (r - f);
            };
        double n = game.penalty() == Penalty.NONE ? 0 : slope(weights, i);
        sum +=
            (game.loss() == Loss.GAN_QP ? 1 : 10)
                * switch (game.penalty()) {
                  case NONE -> 0;
                  case ONE_SIDED -> Math.max(0, n - 1);
                  case TWO_SIDED -> (n - 1) * (n - 1);
                  case LP -> Math.pow(Math.max(0, n - 1), 2);
                };
      }
      return sum / COUNT;
    }

    double generatorLoss(Map<String, double[]> weights) {
      double sum = 0;
      for (int i = 0; i < COUNT; i++) {
        double f = score(weights, generated(weights, i), i);
        sum += game.loss() == Loss.NON_SATURATING ? Math.log1p(Math.exp(-f)) : -f;
      }
      return sum / COUNT;
    }

    Weights weights() {
      Random random = new Random(5);
      var tensors = new LinkedHashMap<String, Tensor>();
      network
          .parameters()
          .forEach(
              (name, shape) -> {
                float[] values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
                for (int i = 0; i < values.length; i++) {
                  // Steep enough that slopes lie on both sides of 1.
                  values[i] = (float) (0.6 * random.nextGaussian());
                }
                tensors.put(name, new Tensor(shape, values));
              });
      return new Weights(tensors);
    }
  }

  private static Map<String, double[]> doubles(Weights weights) {
    var doubles = new LinkedHashMap<String, double[]>();
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              double[] values = new double[tensor.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = tensor.values()[i];
              }
              doubles.put(name, values);
            });
    return doubles;
  }

  /// Compares a step of 1 against the gradient, which plain descent takes away, with differences.
  private static void check(
      Weights before, Weights after, String part, ToDoubleFunction<Map<String, double[]>> loss) {
    Map<String, double[]> weights = doubles(before);
    before
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!name.startsWith(part)) {
                assertEquals(tensor, after.tensor(name), name);
                return;
              }
              double[] values = Objects.requireNonNull(weights.get(name));
              double largest = 0;
              double worst = 0;
              for (int i = 0; i < values.length; i++) {
                double at = values[i];
                values[i] = at + 1e-5;
                double above = loss.applyAsDouble(weights);
                values[i] = at - 1e-5;
                double below = loss.applyAsDouble(weights);
                values[i] = at;
                double expected = (above - below) / 2e-5;
                double found = tensor.values()[i] - after.tensor(name).values()[i];
                largest = Math.max(largest, Math.abs(expected));
                worst = Math.max(worst, Math.abs(found - expected));
              }
              assertTrue(
                  worst <= 1e-3 * Math.max(largest, 1e-2),
                  name + " is off by " + worst + " of " + largest);
            });
  }

  @ParameterizedTest
  @MethodSource("games")
  void stepsGoAgainstTheTrueGradients(
      boolean convolutional, Loss loss, Penalty penalty, int classes, Activation activation) {
    Reference reference = new Reference(network(convolutional, loss, penalty, classes, activation));
    Weights before = reference.weights();
    DenseNetwork network = new DenseNetwork(reference.network, before);
    var learner = new AdversarialLearner(network, Optimiser.Method.MOMENTUM, COUNT);
    AdversarialTerms terms = learner.criticStep(reference.batch, 1, true);
    assertEquals(
        reference.criticLoss(doubles(before)), terms.critic(), 1e-4 * (1 + terms.critic()));
    assertEquals(reference.generatorLoss(doubles(before)), terms.generator(), 1e-4);
    check(before, network.weights(), "critic", reference::criticLoss);

    network.restore(before);
    learner = new AdversarialLearner(network, Optimiser.Method.MOMENTUM, COUNT);
    learner.criticStep(reference.batch, 1, false);
    Weights unmeasured = network.weights();
    check(before, unmeasured, "critic", reference::criticLoss);

    network.restore(before);
    learner.generatorStep(reference.batch.z(), reference.batch.labels(), 1);
    check(before, network.weights(), "generator", reference::generatorLoss);
  }
}
