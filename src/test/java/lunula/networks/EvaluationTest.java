package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lunula.data.LabelledImages;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Mlp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationTest {
  private static final ImageSize SIZE = new ImageSize(5, 3);
  private static final int COUNT = 3;

  static Stream<Arguments> onEveryBackend() {
    return architectures()
        .flatMap(
            architecture ->
                Stream.of(Backend.Kind.values())
                    .map(backend -> Arguments.of(backend, architecture)));
  }

  private static Stream<Architecture> architectures() {
    return Stream.of(
        of(0, Output.LOGITS, Likelihood.BERNOULLI),
        of(4, Output.LOGITS, Likelihood.BERNOULLI),
        of(0, Output.TANH, new Likelihood(Likelihood.Kind.GAUSSIAN, 0.2, true)),
        of(0, Output.SIGMOID, Likelihood.ABSOLUTE_ERROR));
  }

  private static Architecture of(int classes, Output output, Likelihood likelihood) {
    return new Architecture(
        SIZE, Mlp.mirrored(Activation.RELU, 7), 2, Code.NORMAL, classes, output, likelihood);
  }

  private final byte[] pixels = new byte[COUNT * SIZE.pixels()];
  private final byte[] labels = {3, 0, 1};

  EvaluationTest() {
    new Random(5).nextBytes(pixels);
  }

  private double[] unit(int image) {
    double[] values = new double[SIZE.pixels()];
    Arrays.setAll(values, i -> Byte.toUnsignedInt(pixels[image * SIZE.pixels() + i]) / 255.0);
    return values;
  }

  private static float[] places(int count) {
    float[] z = new float[2 * count];
    var random = new Random(7);
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) (2 * random.nextGaussian());
    }
    return z;
  }

  @ParameterizedTest
  @MethodSource("onEveryBackend")
  void severalCodesAnImageAreEachJudgedAsInPlainArithmetic(
      Backend.Kind backend, Architecture architecture) {
    var images = new LabelledImages(5, 3, pixels, labels, List.of("a", "b", "c", "d"));
    float[] z = places(COUNT * 4);
    try (Autoencoder network = Autoencoder.untrained(backend, architecture, new Random(1))) {
      var plain = new PlainNetwork(architecture, network.weights());
      float[] misfits = Evaluation.misfits(network, images, z);
      assertEquals(COUNT * 4, misfits.length);
      for (int row = 0; row < misfits.length; row++) {
        double[] decoded = plain.decode(new double[] {z[2 * row], z[2 * row + 1]}, labels[row / 4]);
        assertEquals(plain.reconstruction(decoded, unit(row / 4)), misfits[row], 1e-3);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("onEveryBackend")
  void eachPlaceIsDecodedUnderItsOwnClass(Backend.Kind backend, Architecture architecture) {
    float[] z = places(COUNT);
    try (Autoencoder network = Autoencoder.untrained(backend, architecture, new Random(2))) {
      var plain = new PlainNetwork(architecture, network.weights());
      float[] pictures = Evaluation.pictures(network, z, labels);
      for (int row = 0; row < COUNT; row++) {
        double[] decoded = plain.decode(new double[] {z[2 * row], z[2 * row + 1]}, labels[row]);
        float[] expected = new float[SIZE.pixels()];
        double[] grey = plain.pixels(decoded);
        for (int i = 0; i < expected.length; i++) {
          expected[i] = (float) grey[i];
        }
        int from = row * expected.length;
        assertArrayEquals(
            expected, Arrays.copyOfRange(pictures, from, from + expected.length), 1e-5f);
      }
    }
  }
}
