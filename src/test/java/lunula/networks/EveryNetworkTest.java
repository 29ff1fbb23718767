package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Activation;
import lunula.model.network.Anchors;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.ArticleConvolutional;
import lunula.model.network.Body;
import lunula.model.network.Convolutional;
import lunula.model.network.Layer;
import lunula.model.network.Mlp;
import lunula.model.network.NetworkSettings;
import lunula.model.network.Weights;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of network on every backend that takes it, against [PlainNetwork], which is plain
/// arithmetic in 64 bits.
class EveryNetworkTest {
  private static final ImageSize TINY = new ImageSize(8, 4);
  private static final Likelihood LEARNED_GAUSSIAN =
      new Likelihood(Likelihood.Kind.GAUSSIAN, 0.2, true);
  private static final Likelihood LEARNED_LAPLACE =
      new Likelihood(Likelihood.Kind.LAPLACE, 0.3, true);

  static Stream<Arguments> onEveryBackend() {
    return architectures()
        .flatMap(
            architecture ->
                DenseBackend.takes(architecture)
                    ? Stream.of(
                        Arguments.of(Backend.Kind.DENSE, architecture),
                        Arguments.of(Backend.Kind.ENGINE, architecture))
                    : Stream.of(Arguments.of(Backend.Kind.ENGINE, architecture)));
  }

  private static Stream<Architecture> architectures() {
    Body anchors = new Anchors(7, 4, List.of(5), Activation.SILU);
    Body conv = new Convolutional(List.of(3, 5), List.of(7, 6), Activation.SILU);
    return Stream.of(
        of(TINY, mlp(Activation.RELU), 2, Code.NORMAL, 0, Likelihood.BERNOULLI),
        of(TINY, mlp(Activation.GELU), 3, Code.NORMAL, 4, Likelihood.BERNOULLI),
        of(TINY, mlp(Activation.LEAKY_RELU), 2, Code.NORMAL, 0, Likelihood.SQUARED_ERROR),
        of(TINY, mlp(Activation.SILU), 2, Code.NORMAL, 0, LEARNED_GAUSSIAN),
        of(TINY, mlp(Activation.SIGMOID), 2, Code.NORMAL, 0, Likelihood.ABSOLUTE_ERROR),
        of(TINY, mlp(Activation.TANH), 2, Code.NORMAL, 0, LEARNED_LAPLACE),
        signed(TINY, mlp(Activation.RELU), 3, Code.POINT),
        of(TINY, anchors, 2, Code.NORMAL, 0, Likelihood.BERNOULLI),
        of(TINY, anchors, 3, Code.NORMAL, 4, Likelihood.BERNOULLI),
        of(TINY, anchors, 2, Code.POINT, 0, Likelihood.SQUARED_ERROR),
        of(TINY, conv, 2, Code.NORMAL, 0, Likelihood.BERNOULLI),
        of(TINY, conv, 2, Code.NORMAL, 4, Likelihood.BERNOULLI),
        of(TINY, conv, 5, Code.POINT, 0, Likelihood.SQUARED_ERROR),
        of(TINY, new OddSizes(), 2, Code.NORMAL, 0, Likelihood.BERNOULLI),
        signed(ImageSize.SMALL, new ArticleConvolutional(), 32, Code.POINT),
        of(ImageSize.SMALL, new ArticleConvolutional(), 2, Code.NORMAL, 0, Likelihood.BERNOULLI));
  }

  /// Layers whose kernels, strides and paddings fit nowhere evenly.
  private record OddSizes() implements Body {
    @Override
    public String kind() {
      return "odd";
    }

    @Override
    public NetworkSettings settings() {
      return NetworkSettings.NONE;
    }

    @Override
    public List<Layer> encoder(ImageSize image, int classes) {
      return List.of(
          new Layer.Convolution(1, 3, 3, 1, 2),
          new Layer.Nonlinear(Activation.TANH),
          new Layer.MaxPool(3, 2),
          new Layer.Convolution(3, 2, 2, 1, 1),
          new Layer.Nonlinear(Activation.SIGMOID),
          new Layer.Convolution(2, 3, 2, 3, 0));
    }

    @Override
    public List<Layer> decoder(ImageSize image, int inputs) {
      return List.of(
          new Layer.Linear(inputs, 6),
          new Layer.Unflatten(3, 1, 2),
          new Layer.Nonlinear(Activation.GELU),
          new Layer.Convolution(3, 2, 1, 1, 1),
          new Layer.Nonlinear(Activation.TANH),
          new Layer.TransposedConvolution(2, 4, 2, 2, 2),
          new Layer.PixelShuffle(2));
    }

    @Override
    public String summary() {
      return "odd";
    }
  }

  private static Body mlp(Activation activation) {
    return new Mlp(List.of(9, 6), List.of(5), activation);
  }

  private static Architecture of(
      ImageSize size, Body body, int latents, Code code, int classes, Likelihood likelihood) {
    Output output = likelihood.kind() == Likelihood.Kind.BERNOULLI ? Output.LOGITS : Output.SIGMOID;
    return new Architecture(size, body, latents, code, classes, output, likelihood);
  }

  private static Architecture signed(ImageSize size, Body body, int latents, Code code) {
    return new Architecture(size, body, latents, code, 0, Output.TANH, Likelihood.SQUARED_ERROR);
  }

  private static LabelledImages images(Architecture architecture) {
    byte[] pixels = new byte[3 * architecture.pixels()];
    new Random(5).nextBytes(pixels);
    ImageSize size = architecture.image();
    return new LabelledImages(
        size.width(), size.height(), pixels, new byte[] {3, 0, 2}, List.of("a", "b", "c", "d"));
  }

  private static double[] unit(LabelledImages images, int image) {
    byte[] pixels = images.pixels(image);
    double[] x = new double[pixels.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Byte.toUnsignedInt(pixels[i]) / 255.0;
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("onEveryBackend")
  void encodesAndDecodesLikePlainArithmetic(Backend.Kind backend, Architecture architecture) {
    LabelledImages images = images(architecture);
    try (Autoencoder network = Autoencoder.untrained(backend, architecture, new Random(1))) {
      PlainNetwork plain = new PlainNetwork(architecture, network.weights());
      Encodings encodings = network.encode(images.allPixels(), new byte[] {3, 0, 2});
      for (int image = 0; image < 3; image++) {
        int label = images.label(image);
        PlainNetwork.Posterior expected = plain.encode(unit(images, image), label);
        for (int d = 0; d < architecture.latentDimensions(); d++) {
          assertEquals(expected.mean()[d], encodings.mean(image, d), 1e-5);
          if (architecture.variational()) {
            assertEquals(expected.logVariance()[d], encodings.logVariance(image, d), 1e-5);
          }
        }
        float[] z = new float[architecture.latentDimensions()];
        double[] exact = new double[z.length];
        for (int d = 0; d < z.length; d++) {
          z[d] = encodings.mean(image, d);
          exact[d] = z[d];
        }
        double[] pixels = plain.pixels(plain.decode(exact, label));
        assertArrayEquals(
            floats(pixels), network.ofClass(label).decodeOne(z).image().pixels(), 1e-5f);
      }
    }
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @ParameterizedTest
  @MethodSource("onEveryBackend")
  void learnsAlongTheNumericalGradient(Backend.Kind backend, Architecture architecture) {
    Objective objective = new Objective(1.5, 2.5, 0, 0);
    LabelledImages images = images(architecture);
    double[] x = unit(images, 0);
    Random luck = new Random(13);
    double[] noise = new double[architecture.latentDimensions()];
    for (int d = 0; d < noise.length; d++) {
      noise[d] = (float) luck.nextGaussian();
    }
    try (Autoencoder network = Autoencoder.untrained(backend, architecture, new Random(12));
        ResidentImages resident = new ResidentImages(images)) {
      Weights before = network.weights();
      ElboTerms told;
      // The first step with momentum is the gradient itself times the rate.
      try (Learner learner =
          new Learner(network, resident, plan(architecture, objective), new Random(13))) {
        told = learner.measuredStep(new int[] {0}, 1, objective.beta());
      }
      PlainNetwork plain = new PlainNetwork(architecture, before);
      assertEquals(
          plain.loss(objective, x, 3, noise),
          objective.weight() * told.reconstruction() + objective.beta() * told.kl(),
          1e-3);
      Weights after = network.weights();
      for (String name : before.tensors().keySet()) {
        int stride = Math.max(1, before.tensor(name).size() / 7);
        for (int i = 0; i < before.tensor(name).size(); i += stride) {
          float value = before.tensor(name).values()[i];
          // So small that hardly any ReLU or maximum changes sides.
          float more = value + 1e-4f;
          float less = value - 1e-4f;
          double gradient =
              (loss(before, name, i, more, architecture, objective, x, noise)
                      - loss(before, name, i, less, architecture, objective, x, noise))
                  / ((double) more - less);
          double moved = value - after.tensor(name).values()[i];
          assertEquals(gradient, moved, 2e-3 + 0.01 * Math.abs(gradient), name + "[" + i + "]");
        }
      }
    }
  }

  private static double loss(
      Weights weights,
      String name,
      int index,
      float value,
      Architecture architecture,
      Objective objective,
      double[] x,
      double[] noise) {
    float[] values = weights.tensor(name).values();
    values[index] = value;
    var nudged = new LinkedHashMap<>(weights.tensors());
    nudged.put(name, new Tensor(weights.tensor(name).shape(), values));
    return new PlainNetwork(architecture, new Weights(nudged)).loss(objective, x, 3, noise);
  }

  private static TrainingPlan plan(Architecture architecture, Objective objective) {
    return new TrainingPlan(
        architecture,
        objective,
        Corruption.NONE,
        new Optimiser(Optimiser.Method.MOMENTUM, 1, Schedule.CONSTANT),
        1,
        1,
        0,
        1,
        TrainingPlan.EVERY_CLASS);
  }
}
