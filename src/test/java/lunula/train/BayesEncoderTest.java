package lunula.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lunula.files.UserMessages;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Anchors;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Convolutional;
import lunula.model.network.Mlp;
import lunula.networks.Autoencoder;
import org.junit.jupiter.api.Test;

class BayesEncoderTest {
  private static final ImageSize TINY = new ImageSize(8, 4);
  private static final Architecture TRAINED =
      new Architecture(
          TINY,
          new Mlp(List.of(9), List.of(6, 11), Activation.SILU),
          2,
          Code.NORMAL,
          0,
          Output.LOGITS,
          Likelihood.BERNOULLI);
  private static final float[] PLACES = {-0.6f, 0.3f, 0, 0, 0.5f, -0.4f};
  private static final float[] LOG_VARIANCES = {-1, -2, -3, -4, -5, -6};

  @Test
  void decoderStaysAsItIs() {
    Architecture architecture = BayesEncoder.architecture(TRAINED, 300);
    assertEquals(new Anchors(300, 32, List.of(6, 11), Activation.SILU), architecture.body());
    float[] many = new float[600];
    try (Autoencoder trained = Autoencoder.untrained(TRAINED, new Random(3));
        Autoencoder network =
            Autoencoder.of(architecture, BayesEncoder.weights(architecture, trained, many, many))) {
      float[] place = {0.3f, -0.7f};
      assertArrayEquals(
          trained.decodeOne(place).image().pixels(), network.decodeOne(place).image().pixels());
    }
  }

  /// The weights by Bayes' rule, from the pixels that are decoded at the places.
  @Test
  void codesAreTheMeanOfThePlacesWeighedByBayesRule() {
    byte[] image = new byte[32];
    new Random(4).nextBytes(image);
    try (Autoencoder trained = Autoencoder.untrained(TRAINED, new Random(3));
        Autoencoder network =
            Autoencoder.of(
                BayesEncoder.architecture(TRAINED, 3),
                BayesEncoder.weights(
                    BayesEncoder.architecture(TRAINED, 3), trained, PLACES, LOG_VARIANCES))) {
      double[] weights = new double[3];
      for (int anchor = 0; anchor < 3; anchor++) {
        float x = PLACES[2 * anchor];
        float y = PLACES[2 * anchor + 1];
        double joint = logLikelihood(image, trained.decodeOne(x, y).image().pixels());
        joint -= (x * x + y * y) / 2;
        weights[anchor] = Math.exp(2 * joint);
      }
      double all = IntStream.range(0, 3).mapToDouble(anchor -> weights[anchor]).sum();
      Encodings code = network.encode(image, new byte[1]);
      for (int d = 0; d < 2; d++) {
        double mean = 0;
        double logVariance = 0;
        for (int anchor = 0; anchor < 3; anchor++) {
          mean += weights[anchor] / all * PLACES[2 * anchor + d];
          logVariance += weights[anchor] / all * LOG_VARIANCES[2 * anchor + d];
        }
        assertEquals(mean, code.mean(0, d), 1e-4);
        assertEquals(logVariance, code.logVariance(0, d), 1e-4);
      }
      assertTrue(weights[0] > 0.01 * all && weights[2] > 0.01 * all, "a weight counts for nothing");
    }
  }

  private static double logLikelihood(byte[] image, float... decoded) {
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      double x = Byte.toUnsignedInt(image[i]) / 255.0;
      sum += x * Math.log(decoded[i]) + (1 - x) * Math.log(1 - decoded[i]);
    }
    return sum;
  }

  @Test
  void networksWhoseLikelihoodIsNotLinearAreRefused() {
    refused("probabilities", TRAINED.with(Output.SIGMOID, Likelihood.SQUARED_ERROR));
    refused("told the class", of(new Mlp(List.of(5), List.of(5), Activation.RELU), 3));
    refused("fully connected", of(new Convolutional(List.of(3), List.of(5), Activation.RELU), 0));
    refused("trained as such", of(new Anchors(7, 3, List.of(5), Activation.RELU), 0));
  }

  private static Architecture of(lunula.model.network.Body body, int classes) {
    return new Architecture(
        TINY, body, 2, Code.NORMAL, classes, Output.LOGITS, Likelihood.BERNOULLI);
  }

  private static void refused(String part, Architecture architecture) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> BayesEncoder.architecture(architecture, 5));
    assertTrue(UserMessages.words(refusal).contains(part), UserMessages.words(refusal));
  }
}
