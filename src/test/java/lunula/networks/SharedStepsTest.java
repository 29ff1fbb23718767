package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.LabelledImages;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Mlp;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.networks.dense.DenseNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Training steps on batches that are large enough for two threads to share each layer.
class SharedStepsTest {
  private static final int IMAGES = 100;
  private static final int CLASSES = 4;

  static Stream<Architecture> architectures() {
    Likelihood gaussian = new Likelihood(Likelihood.Kind.GAUSSIAN, 0.2, true);
    Likelihood laplace = new Likelihood(Likelihood.Kind.LAPLACE, 0.3, true);
    return Stream.of(
        of(Activation.RELU, Code.NORMAL, 0, Output.LOGITS, Likelihood.BERNOULLI),
        of(Activation.SILU, Code.NORMAL, CLASSES, Output.LOGITS, Likelihood.BERNOULLI),
        of(Activation.TANH, Code.POINT, 0, Output.TANH, Likelihood.SQUARED_ERROR),
        of(Activation.GELU, Code.NORMAL, 0, Output.SIGMOID, gaussian),
        of(Activation.LEAKY_RELU, Code.NORMAL, CLASSES, Output.SIGMOID, laplace));
  }

  private static Architecture of(
      Activation activation, Code code, int classes, Output output, Likelihood likelihood) {
    Mlp body = new Mlp(List.of(96, 40), List.of(56, 112), activation);
    return new Architecture(ImageSize.SMALL, body, 3, code, classes, output, likelihood);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void learnLikeTheReference(Architecture architecture) {
    Weights expected = afterSteps(Backend.Kind.ENGINE, architecture, false);
    Weights shared = afterSteps(Backend.Kind.DENSE, architecture, false);
    expected
        .tensors()
        .forEach(
            (name, tensor) ->
                assertArrayEquals(
                    tensor.values(),
                    Objects.requireNonNull(shared.tensors().get(name)).values(),
                    2e-4f,
                    name));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void oneThreadLearnsTheSameToTheBit(Architecture architecture) {
    Weights shared = afterSteps(Backend.Kind.DENSE, architecture, false);
    assertEquals(shared, afterSteps(Backend.Kind.DENSE, architecture, true));
  }

  private static Weights afterSteps(Backend.Kind backend, Architecture architecture, boolean one) {
    Random random = new Random(13);
    byte[] pixels = new byte[IMAGES * architecture.pixels()];
    random.nextBytes(pixels);
    byte[] labels = new byte[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
    }
    var images = new LabelledImages(28, 28, pixels, labels, List.of("a", "b", "c", "d"));
    TrainingPlan plan =
        new TrainingPlan(
            architecture, Objective.ELBO, 1, IMAGES, 1e-3, TrainingPlan.Schedule.CONSTANT, 1);
    try (Autoencoder network = Autoencoder.untrained(backend, architecture, new Random(14));
        ResidentImages resident = new ResidentImages(images);
        Learner learner = new Learner(network, resident, plan, new Random(1))) {
      // A whole batch, one that the last of an epoch may be, a single image, and a whole one.
      for (int count : new int[] {IMAGES, 37, 1, IMAGES}) {
        if (one) {
          DenseNetwork.leaveOneCore();
        }
        learner.measuredStep(IntStream.range(0, count).toArray(), 1e-3, 1);
      }
      return network.weights();
    }
  }
}
