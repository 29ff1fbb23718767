package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.measure.PlaceSearch;
import lunula.model.Decoder;
import lunula.model.ImageSize;
import lunula.model.LatentGradients;
import lunula.model.LatentGradients.AtPlaces;
import lunula.model.Likelihood;
import lunula.model.Sample;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Adversarial.Game;
import lunula.model.network.Adversarial.Loss;
import lunula.model.network.Adversarial.Penalty;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.model.network.Body;
import lunula.model.network.ConvolutionalAdversarial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Scores and misfits at places of the latent space, against central differences, and the search
/// for images' places that uses them.
class GeneratorGradientsTest {
  private static final ImageSize SIZE = new ImageSize(8, 8);

  private static Generator generator(boolean convolutional, int latents, int classes) {
    Game rules = new Game(Prior.NORMAL, Loss.WASSERSTEIN, 1, Penalty.TWO_SIDED, 10);
    Body body =
        convolutional
            ? new ConvolutionalAdversarial(
                List.of(3, 5), Activation.TANH, Activation.LEAKY_RELU, rules)
            : new Adversarial(
                List.of(9), List.of(11, 7), Activation.TANH, Activation.LEAKY_RELU, rules);
    Architecture network =
        new Architecture(
            SIZE,
            body,
            latents,
            Architecture.Code.NONE,
            classes,
            Architecture.Output.SIGMOID,
            Likelihood.SQUARED_ERROR);
    return Generator.untrained(network, new Random(3));
  }

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(generator(false, 3, 0)),
        Arguments.of(generator(false, 2, 4).ofClass(2)),
        Arguments.of(generator(true, 3, 0)));
  }

  private static void check(float[] z, Function<float[], AtPlaces> asked) {
    AtPlaces found = asked.apply(z);
    int dimensions = z.length / found.values().length;
    for (int at = 0; at < z.length; at++) {
      float[] moved = z.clone();
      moved[at] = z[at] + 0.01f;
      float above = asked.apply(moved).values()[at / dimensions];
      moved[at] = z[at] - 0.01f;
      float below = asked.apply(moved).values()[at / dimensions];
      assertEquals((above - below) / 0.02, found.gradients()[at], 2e-3, "number " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientsAreThoseOfDifferences(Decoder model) {
    LatentGradients gradients = model.gradients().orElseThrow();
    float[] z = Prior.NORMAL.drawn(5 * model.dimensions(), new Random(4));
    check(z, gradients::scores);
    float[] pictures = new float[5 * SIZE.pixels()];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = i % 7 / 7f;
    }
    check(z, places -> gradients.misfits(places, pictures));
  }

  @Test
  void scoresAreTheCritics() {
    Generator model = generator(false, 3, 0);
    float[] z = Prior.NORMAL.drawn(3 * 40, new Random(4));
    float[] pictures = new float[40 * SIZE.pixels()];
    int row = 0;
    for (Sample each : model.decode(z)) {
      System.arraycopy(each.image().pixels(), 0, pictures, row++ * SIZE.pixels(), SIZE.pixels());
    }
    float[] expected = model.scores(pictures, new byte[40]);
    float[] found = model.gradients().orElseThrow().scores(z).values();
    for (int i = 0; i < 40; i++) {
      assertEquals(expected[i], found[i], 1e-6);
    }
  }

  /// Pictures that the generator made itself are found again, each told its class.
  @Test
  void whatWasGeneratedIsFoundAgain() {
    Generator model = generator(false, 2, 3);
    int count = 60;
    float[] z = Prior.NORMAL.drawn(count * 2, new Random(5));
    byte[] pixels = new byte[count * SIZE.pixels()];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 3);
      float[] one = model.ofClass(labels[i]).decodeOne(z[2 * i], z[2 * i + 1]).image().pixels();
      for (int p = 0; p < one.length; p++) {
        pixels[i * one.length + p] = (byte) Math.round(255 * one[p]);
      }
    }
    var images = new LabelledImages(8, 8, pixels, labels, List.of("a", "b", "c"));
    PlaceSearch.Found found = new PlaceSearch(model, 40).of(images, Progress.NONE).orElseThrow();
    for (int i = 0; i < count; i++) {
      assertTrue(found.errors()[i] < 1e-4, i + " is off by " + found.errors()[i]);
    }
    assertTrue(new PlaceSearch(model, 40).of(images, (done, total) -> done < 20).isEmpty());
  }
}
