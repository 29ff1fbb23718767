package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lunula.measure.ImageTrace.Input;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Weights;
import lunula.model.plan.Corruption;
import lunula.networks.Autoencoder;
import lunula.testkit.TinyModels;
import org.junit.jupiter.api.Test;

/// Every number is computed a second time here, from the network's weights alone.
class ImageTraceTest {
  private static final GrayImage IMAGE = TinyModels.NOISE.test().sample(4);
  private static final Encodings NONE = Encodings.points(2, new float[2]);

  private static Autoencoder network(Code code, int classes) {
    Architecture shape = TinyModels.network(TinyModels.NOISE, 2, code, classes);
    return Autoencoder.untrained(shape, new Random(5));
  }

  private static ImageTrace trace(Decoder of, Corruption damage, int label, int seed) {
    return ImageTrace.of(of, new Input(IMAGE, NONE, damage, label, seed));
  }

  private static double[] linear(Weights weights, String name, double... in) {
    float[] matrix = weights.tensor(name + ".weight").values();
    float[] bias = weights.tensor(name + ".bias").values();
    double[] out = new double[bias.length];
    for (int row = 0; row < out.length; row++) {
      out[row] = bias[row];
      for (int i = 0; i < in.length; i++) {
        out[row] += (double) matrix[row * in.length + i] * in[i];
      }
    }
    return out;
  }

  private static double[] tanh(double... values) {
    return Arrays.stream(values).map(Math::tanh).toArray();
  }

  private static double[] pixels(GrayImage image) {
    double[] pixels = new double[6];
    for (int i = 0; i < 6; i++) {
      pixels[i] = Byte.toUnsignedInt(image.levels()[i]) / 255.0;
    }
    return pixels;
  }

  private static double[] told(double[] numbers, int label, int classes) {
    double[] all = Arrays.copyOf(numbers, numbers.length + classes);
    if (classes > 0) {
      all[numbers.length + label] = 1;
    }
    return all;
  }

  @Test
  void aVariationalModelsNumbersAreThoseOfPlainArithmetic() {
    try (Autoencoder network = network(Code.NORMAL, 0)) {
      isVariational(network, trace(network, Corruption.NONE, 1, 7), 0);
    }
  }

  @Test
  void aConditionalModelIsToldTheImagesClassOnBothSides() {
    try (Autoencoder network = network(Code.NORMAL, 2)) {
      isVariational(network, trace(network, Corruption.NONE, 1, 7), 2);
      assertNotEquals(
          trace(network, Corruption.NONE, 0, 7).kl(), trace(network, Corruption.NONE, 1, 7).kl());
    }
  }

  private static void isVariational(Autoencoder network, ImageTrace trace, int classes) {
    Weights weights = network.weights();
    double[] x = pixels(IMAGE);
    double[] hidden = tanh(linear(weights, "encoder.0", told(x, 1, classes)));
    double[] mean = linear(weights, "mean", hidden);
    double[] logVariance = linear(weights, "log_variance", hidden);
    double[] z = new double[2];
    double kl = 0;
    for (int i = 0; i < 2; i++) {
      double sigma = Math.exp(logVariance[i] / 2);
      assertEquals(mean[i], trace.mean(i), 1e-5);
      assertEquals(sigma, trace.sigma(i), 1e-5);
      z[i] = mean[i] + sigma * trace.noise()[i];
      assertEquals(z[i], trace.z()[i], 1e-5);
      double own = (mean[i] * mean[i] + sigma * sigma - 2 * Math.log(sigma) - 1) / 2;
      assertEquals(own, trace.kl(i), 1e-5);
      kl += own;
    }
    double[] logits =
        linear(weights, "decoder.2", tanh(linear(weights, "decoder.0", told(z, 1, classes))));
    double nats = 0;
    double least = 0;
    for (int pixel = 0; pixel < 6; pixel++) {
      double y = 1 / (1 + Math.exp(-logits[pixel]));
      assertEquals(y, trace.decoded().image().pixels()[pixel], 1e-5);
      nats -= x[pixel] * Math.log(y) + (1 - x[pixel]) * Math.log(1 - y);
      least -= x[pixel] * Math.log(x[pixel]) + (1 - x[pixel]) * Math.log(1 - x[pixel]);
    }
    assertEquals(nats, trace.reconstruction(), 1e-4);
    assertEquals(least, trace.least(), 1e-4);
    assertEquals(kl, trace.kl(), 1e-5);
    assertEquals(nats + kl, trace.negativeElbo(), 1e-4);
  }

  @Test
  void aPlainAutoencoderDrawsNothingAndHasNoKl() {
    try (Autoencoder network = network(Code.POINT, 0)) {
      ImageTrace trace = trace(network, Corruption.NONE, 0, 7);
      assertFalse(trace.variational());
      assertArrayEquals(new float[2], trace.noise());
      assertArrayEquals(trace.posterior().means(), trace.z());
      assertTrue(Double.isNaN(trace.kl()));
      double[] x = pixels(IMAGE);
      double squares = 0;
      for (int pixel = 0; pixel < 6; pixel++) {
        squares += Math.pow(x[pixel] - trace.decoded().image().pixels()[pixel], 2);
      }
      // A variance of one half: the squared error itself, and half a log π a pixel.
      assertEquals(squares + 3 * Math.log(Math.PI), trace.reconstruction(), 1e-4);
    }
  }

  @Test
  void aDenoisingModelSeesTheDamageAndIsComparedWithTheCleanImage() {
    var damage = new Corruption(Corruption.Kind.SALT_AND_PEPPER, 0.6);
    try (Autoencoder network = network(Code.NORMAL, 0)) {
      ImageTrace trace = trace(network, damage, 0, 7);
      GrayImage seen = damage.applyTo(IMAGE, 7);
      assertEquals(seen, trace.seen());
      assertSame(IMAGE, trace.image());
      double[] hidden = tanh(linear(network.weights(), "encoder.0", pixels(seen)));
      assertArrayEquals(
          linear(network.weights(), "mean", hidden),
          new double[] {trace.mean(0), trace.mean(1)},
          1e-5);
      double nats = 0;
      for (int pixel = 0; pixel < 6; pixel++) {
        double y = trace.decoded().image().pixels()[pixel];
        double x = pixels(IMAGE)[pixel];
        nats -= x * Math.log(y) + (1 - x) * Math.log(1 - y);
      }
      assertEquals(nats, trace.reconstruction(), 1e-4);
      assertNotEquals(trace.seen(), trace(network, damage, 0, 8).seen());
    }
  }

  @Test
  void theSameSeedDrawsTheSameNoiseAndAnotherDrawsOther() {
    try (Autoencoder network = network(Code.NORMAL, 0)) {
      float[] noise = trace(network, Corruption.NONE, 0, 7).noise();
      assertArrayEquals(noise, trace(network, Corruption.NONE, 0, 7).noise());
      assertFalse(Arrays.equals(noise, trace(network, Corruption.NONE, 0, 8).noise()));
    }
  }

  @Test
  void aModelThatDoesNotEncodeNowGoesByTheStoredPosteriorOfTheCleanImage() {
    var stored = new Encodings(2, new float[] {1, -1}, new float[] {0, -2});
    Decoder live =
        codes -> List.of(new GrayImage(3, 2, new float[] {.5f, .5f, .5f, .5f, .5f, .5f}));
    var damage = new Corruption(Corruption.Kind.SALT_AND_PEPPER, 0.6);
    ImageTrace trace = ImageTrace.of(live, new Input(IMAGE, stored, damage, 0, 7));
    assertSame(IMAGE, trace.seen());
    assertEquals(1 + trace.noise()[0], trace.z()[0], 1e-6);
    assertEquals((1 + Math.exp(-2) + 2 - 1) / 2 + 0.5, trace.kl(), 1e-6);
    assertTrue(Double.isNaN(trace.reconstruction()), "the decoder does not say its likelihood");
  }

  @Test
  void withoutTheImageTheReconstructionIsNotKnown() {
    var stored = new Encodings(2, new float[] {1, -1}, new float[] {0, -2});
    try (Autoencoder network = network(Code.NORMAL, 0)) {
      ImageTrace trace = ImageTrace.of(network, new Input(null, stored, Corruption.NONE, 0, 7));
      assertTrue(Double.isNaN(trace.reconstruction()));
      assertTrue(Double.isFinite(trace.kl()));
    }
  }
}
