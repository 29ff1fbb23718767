package lunula.measure;

import static lunula.testkit.TinyModels.MOONS;
import static lunula.testkit.TinyModels.NOISE;
import static lunula.testkit.TinyModels.kl;
import static lunula.testkit.TinyModels.measure;
import static lunula.testkit.TinyModels.model;
import static lunula.testkit.TinyModels.network;
import static lunula.testkit.TinyModels.noise;
import static lunula.testkit.TinyModels.vae;
import static lunula.testkit.TinyModels.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.measure.Measuring.Extent;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture.Code;
import lunula.model.plan.Corruption;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeasuringTest {
  @BeforeAll
  static void start() {
    NativeEngine.start();
  }

  @Test
  void theTermsOfTheBoundAddUpInNatsAndBits() {
    SavedModel model = vae(NOISE);
    Measurements measured = measure(NOISE, model);
    for (String part : List.of("train", "test")) {
      Encodings codes = part.equals("train") ? model.train() : model.test();
      assertEquals(kl(codes), value(measured, Measure.KL, part), 1e-6);
      double sum =
          value(measured, Measure.RECONSTRUCTION, part) + value(measured, Measure.KL, part);
      assertEquals(sum, value(measured, Measure.NEGATIVE_ELBO, part), 1e-9);
      assertEquals(sum / Math.log(2), value(measured, Measure.BITS_PER_IMAGE, part), 1e-9);
      assertEquals(sum / Math.log(2) / 6, value(measured, Measure.BITS_PER_PIXEL, part), 1e-9);
    }
    assertEquals(
        kl(model.test()),
        measured.all(Measure.UNIT_KL).stream().mapToDouble(Double::doubleValue).sum(),
        1e-6);
  }

  /// With one latent dimension −log p(x) is an integral that can be added up.
  @Test
  void theImportanceWeightedBoundLiesBetweenTheTruthAndTheElbo() {
    SavedModel model = model(NOISE, network(NOISE, 1, Code.NORMAL, 0), Corruption.NONE);
    Measurements measured = measure(NOISE, model);
    double truth;
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      truth = negativeLogLikelihood(network);
    }
    double bound = value(measured, Measure.IMPORTANCE_WEIGHTED);
    assertTrue(bound <= value(measured, Measure.NEGATIVE_ELBO, "test") + 0.01);
    assertEquals(truth, bound, 0.02);
  }

  private static double negativeLogLikelihood(Autoencoder network) {
    int steps = 801;
    float[] z = new float[steps];
    for (int i = 0; i < steps; i++) {
      z[i] = -8 + 16f * i / (steps - 1);
    }
    List<GrayImage> pictures = network.decode(z);
    double sum = 0;
    for (int image = 0; image < NOISE.test().count(); image++) {
      double likelihood = 0;
      for (int i = 0; i < steps; i++) {
        double prior = Math.exp(-z[i] * z[i] / 2) / Math.sqrt(2 * Math.PI);
        likelihood += prior * probability(image, pictures.get(i)) * 16 / (steps - 1);
      }
      sum -= Math.log(likelihood);
    }
    return sum / NOISE.test().count();
  }

  private static double probability(int image, GrayImage picture) {
    double log = 0;
    byte[] pixels = NOISE.test().pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      double x = Byte.toUnsignedInt(pixels[i]) / 255.0;
      double y = picture.pixels()[i];
      log += x * Math.log(y) + (1 - x) * Math.log(1 - y);
    }
    return Math.exp(log);
  }

  @Test
  void whatAPlainAutoencoderHasNotIsAbsentAndNotZero() {
    Measurements measured =
        new Measuring(NOISE, Map.of("other", noise(30, 9)))
            .measure(
                model(NOISE, network(NOISE, 2, Code.POINT, 0), Corruption.NONE),
                Extent.WHOLE,
                Progress.NONE)
            .orElseThrow();
    assertEquals(
        Set.of(
            "reconstruction@train",
            "reconstruction@test",
            "mse",
            "psnr",
            "squared-error",
            "stored-code-bits",
            "compression-ratio",
            "active-units",
            "aggregate-mean",
            "aggregate-deviation",
            "knn-accuracy-10",
            "trustworthiness-12",
            "continuity-12",
            "auroc-mahalanobis@other",
            "auroc-reconstruction@other",
            "auroc-nearest-code@other"),
        new TreeSet<>(measured.values().keySet()));
  }

  @Test
  void theSquaredErrorIsThatOfTheDecodedMeans() {
    SavedModel model = model(NOISE, network(NOISE, 2, Code.POINT, 0), Corruption.NONE);
    Measurements measured = measure(NOISE, model);
    double sum = 0;
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      List<GrayImage> pictures = network.decode(model.test().means());
      for (int image = 0; image < pictures.size(); image++) {
        byte[] truth = NOISE.test().pixels(image);
        for (int i = 0; i < truth.length; i++) {
          sum +=
              Math.pow(pictures.get(image).pixels()[i] - Byte.toUnsignedInt(truth[i]) / 255.0, 2);
        }
      }
    }
    assertEquals(sum / 40 / 6, value(measured, Measure.MSE), 1e-9);
    assertEquals(sum / 40, value(measured, Measure.SQUARED_ERROR), 1e-6);
    assertEquals(-10 * Math.log10(sum / 240), value(measured, Measure.PSNR), 1e-6);
    assertEquals(8.0 * 6 / (32 * 2), value(measured, Measure.COMPRESSION_RATIO), 1e-12);
  }

  @Test
  void onlyModelsTrainedOnDamageAreMeasuredAsMenders() {
    assertFalse(measure(NOISE, vae(NOISE)).value(Measure.DENOISING_GAIN).isPresent());
    var damage = new Corruption(Corruption.Kind.SALT_AND_PEPPER, 0.5);
    SavedModel model = model(NOISE, network(NOISE, 2, Code.NORMAL, 0), damage);
    Measurements measured = measure(NOISE, model);
    // Untrained, it answers almost even grey whatever it sees: its error is that of its pictures.
    byte[] clean = NOISE.test().allPixels();
    byte[] damaged = damage.applyTo(clean, 3, 2, 20_131_220);
    double before = 0;
    for (int i = 0; i < clean.length; i++) {
      double gap = (Byte.toUnsignedInt(clean[i]) - Byte.toUnsignedInt(damaged[i])) / 255.0;
      before += gap * gap / clean.length;
    }
    double expected = value(measured, Measure.PSNR) + 10 * Math.log10(before);
    assertEquals(expected, value(measured, Measure.DENOISING_GAIN), 0.3);
  }

  @Test
  void measuringTwiceGivesTheSameFigures() {
    assertEquals(measure(NOISE, vae(NOISE)), measure(NOISE, vae(NOISE)));
  }

  @Test
  void progressGrowsToTheEndAndCanEndIt() {
    List<Long> heard = new ArrayList<>();
    long[] total = {0};
    var measuring = new Measuring(NOISE, Map.of("other", noise(30, 9)));
    measuring.measure(
        vae(NOISE),
        Extent.WHOLE,
        (done, all) -> {
          heard.add(done);
          total[0] = all;
          return true;
        });
    assertEquals(heard.stream().sorted().toList(), heard);
    assertEquals(total[0], heard.getLast());
    assertEquals(
        Optional.empty(),
        measuring.measure(vae(NOISE), Extent.WHOLE, (done, all) -> done < all / 2));
  }

  @Test
  void aModelOfOtherImagesIsRefusedInASentence() {
    var measuring = new Measuring(MOONS, Map.of());
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> measuring.measure(vae(NOISE), Extent.QUICK, Progress.NONE));
    assertTrue(UserMessages.words(refusal).startsWith("“Tiny” was trained on other"));
  }

  @Test
  void aModelThatBrokeDownIsNotMeasured() {
    SavedModel model = vae(NOISE);
    float[] means = model.test().means();
    means[3] = Float.NaN;
    var broken = new Encodings(2, means, model.test().logVariances());
    assertTrue(
        measure(NOISE, new SavedModel(model.card(), model.weights(), model.train(), broken))
            .isEmpty());
  }
}
