package lunula.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.Moon;
import lunula.data.MoonPainter;
import lunula.data.MoonPhases;
import lunula.data.MoonRecipe;
import lunula.data.MoonSurface;
import lunula.data.Moons;
import lunula.data.Progress;
import lunula.model.Activation;
import lunula.model.Architecture;
import lunula.model.Architecture.Code;
import lunula.model.Architecture.Output;
import lunula.model.Corruption;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.LossParts;
import lunula.model.Measure;
import lunula.model.Measurements;
import lunula.model.Mlp;
import lunula.model.ModelCard;
import lunula.model.Objective;
import lunula.model.Optimiser;
import lunula.model.SavedModel;
import lunula.model.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;
import lunula.service.Measuring.Extent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeasuringTest {
  private static final LossParts UNKNOWN = new LossParts(Double.NaN, Double.NaN);
  private static final DataSet NOISE = DataSet.of("noise", "Noise", noise(60, 1), noise(40, 2), "");
  private static final DataSet MOONS =
      new Moons(
              MoonRecipe.of(MoonPhases.EVERY_PHASE)
                  .withSide(8)
                  .withCounts(60, 40)
                  .withSurface(MoonSurface.MARIA))
          .load();

  @BeforeAll
  static void start() {
    NativeEngine.start();
  }

  private static LabelledImages noise(int count, long seed) {
    var random = new Random(seed);
    byte[] pixels = new byte[count * 6];
    byte[] labels = new byte[count];
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(2);
    }
    return new LabelledImages(3, 2, pixels, labels, List.of("this", "that"));
  }

  private static Architecture network(DataSet data, int latents, Code code, int classes) {
    boolean normal = code == Code.NORMAL;
    return new Architecture(
        new ImageSize(data.width(), data.height()),
        Mlp.mirrored(Activation.TANH, 6),
        latents,
        code,
        classes,
        normal ? Output.LOGITS : Output.TANH,
        normal ? Likelihood.BERNOULLI : Likelihood.SQUARED_ERROR);
  }

  private static SavedModel model(DataSet data, Architecture architecture, Corruption corruption) {
    var plan =
        new TrainingPlan(
            architecture,
            Objective.ELBO,
            corruption,
            Optimiser.adam(1e-3, TrainingPlan.Schedule.CONSTANT),
            1,
            8,
            0,
            1);
    var card =
        new ModelCard(
            "Tiny",
            "",
            data.name(),
            data.checksum(),
            plan,
            List.of(),
            new ModelCard.TestResult(UNKNOWN, UNKNOWN),
            0,
            Instant.EPOCH,
            Map.of());
    try (Autoencoder fresh = Autoencoder.untrained(architecture, new Random(3))) {
      return new SavedModel(
          card, fresh.weights(), encode(fresh, data.train()), encode(fresh, data.test()));
    }
  }

  private static Encodings encode(Autoencoder network, LabelledImages images) {
    return network.encode(images.allPixels(), images.allLabels());
  }

  private static SavedModel vae(DataSet data) {
    return model(data, network(data, 2, Code.NORMAL, 0), Corruption.NONE);
  }

  private static Measurements measure(DataSet data, SavedModel model) {
    return new Measuring(data, Map.of()).measure(model, Extent.WHOLE, Progress.NONE).orElseThrow();
  }

  private static double value(Measurements measured, Measure measure, String part) {
    return measured.value(measure, part).orElseThrow();
  }

  private static double value(Measurements measured, Measure measure) {
    return measured.value(measure).orElseThrow();
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

  private static double kl(Encodings codes) {
    double sum = 0;
    for (int image = 0; image < codes.count(); image++) {
      for (int d = 0; d < codes.dimensions(); d++) {
        double variance = Math.exp(codes.logVariance(image, d));
        sum += (Math.pow(codes.mean(image, d), 2) + variance - Math.log(variance) - 1) / 2;
      }
    }
    return sum / codes.count();
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
  void imagesOfAnotherKindAreToldApartUnlessTheNetworkNeedsAClass() {
    Map<String, LabelledImages> others = Map.of("other", noise(30, 9), "large", MOONS.test());
    Measurements free =
        new Measuring(NOISE, others).measure(vae(NOISE), Extent.WHOLE, Progress.NONE).orElseThrow();
    // Outliers of the same kind are not told apart.
    assertEquals(0.5, value(free, Measure.OUTLIERS_BY_ELBO, "other"), 0.15);
    assertEquals(List.of("other"), free.subjects(Measure.OUTLIERS_BY_DISTANCE));
    Measurements told =
        new Measuring(NOISE, others)
            .measure(
                model(NOISE, network(NOISE, 2, Code.NORMAL, 2), Corruption.NONE),
                Extent.WHOLE,
                Progress.NONE)
            .orElseThrow();
    assertTrue(told.value(Measure.IMPORTANCE_WEIGHTED).isPresent());
    assertEquals(List.of(), told.subjects(Measure.OUTLIERS_BY_ELBO));
  }

  /// −log p(x|z) grows with the squared error, whose order can be counted by hand.
  @Test
  void aPlainAutoencoderTellsOutliersByWhatComesBack() {
    LabelledImages others = noise(30, 9);
    SavedModel model = model(NOISE, network(NOISE, 2, Code.POINT, 0), Corruption.NONE);
    Measurements measured =
        new Measuring(NOISE, Map.of("other", others))
            .measure(model, Extent.WHOLE, Progress.NONE)
            .orElseThrow();
    double won = 0;
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      double[] normal = squaredErrors(network, NOISE.test());
      double[] strange = squaredErrors(network, others);
      for (double o : strange) {
        for (double s : normal) {
          won += o > s ? 1.0 : o == s ? 0.5 : 0;
        }
      }
    }
    assertEquals(
        won / (30 * 40), value(measured, Measure.OUTLIERS_BY_RECONSTRUCTION, "other"), 2e-3);
    assertEquals(List.of(), measured.subjects(Measure.OUTLIERS_BY_ELBO));
  }

  private static double[] squaredErrors(Autoencoder network, LabelledImages images) {
    List<GrayImage> pictures = network.decode(encode(network, images).means());
    double[] errors = new double[images.count()];
    for (int image = 0; image < errors.length; image++) {
      byte[] truth = images.pixels(image);
      for (int i = 0; i < truth.length; i++) {
        double level = Byte.toUnsignedInt(truth[i]) / 255.0;
        errors[image] += Math.pow(pictures.get(image).pixels()[i] - level, 2);
      }
    }
    return errors;
  }

  @Test
  void aModelTrainedWithoutAClassIsMeasuredWithoutItAndTellsItApart() {
    SavedModel whole = vae(NOISE);
    SavedModel without = without(whole, 1);
    Measurements measured = measure(NOISE, without);
    assertEquals(List.of("class that"), measured.subjects(Measure.OUTLIERS_BY_ELBO));
    int[] known = NOISE.test().notOfClass(1);
    assertEquals(kl(whole.test().pick(known)), value(measured, Measure.KL, "test"), 1e-6);
    assertEquals(0.5, value(measured, Measure.OUTLIERS_BY_ELBO, "class that"), 0.25);
    assertEquals(List.of(), measure(NOISE, whole).subjects(Measure.OUTLIERS_BY_ELBO));
  }

  @Test
  void anyClassCanBeToldFromTheOthers() {
    Measurements measured =
        new Measuring(NOISE, Map.of(), Set.of(0))
            .measure(vae(NOISE), Extent.WHOLE, Progress.NONE)
            .orElseThrow();
    assertEquals(List.of("class this"), measured.subjects(Measure.OUTLIERS_BY_NEAREST));
  }

  private static SavedModel without(SavedModel model, int label) {
    ModelCard card = model.card();
    return new SavedModel(
        new ModelCard(
            card.name(),
            card.description(),
            card.dataSet(),
            card.dataChecksum(),
            card.plan().without(label),
            card.curve(),
            card.test(),
            card.trainingSeconds(),
            card.created(),
            card.versions()),
        model.weights(),
        model.train(),
        model.test());
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
  void moonsAreComparedWithTheTrueMoonsBetweenFullAndCrescent() {
    SavedModel model = vae(MOONS);
    Measurements measured = measure(MOONS, model);
    assertEquals(List.of("phase", "tilt"), measured.subjects(Measure.FACTOR_R2));
    double between = 0;
    double ends = 0;
    double nearest = 0;
    var painter = new MoonPainter(8, MoonSurface.MARIA);
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      for (int tilt = -60; tilt <= 60; tilt += 10) {
        double[] errors = errors(network, painter, tilt);
        nearest += nearest(network, painter, tilt) / 13;
        for (int step = 0; step <= 10; step++) {
          if (step % 10 == 0) {
            ends += errors[step] / 13 / 2;
          } else {
            between += errors[step] / 13 / 9;
          }
        }
      }
    }
    assertEquals(between, value(measured, Measure.PATH_MAE, "full-crescent"), 1e-6);
    assertEquals(ends, value(measured, Measure.PATH_END_MAE, "full-crescent"), 1e-6);
    assertEquals(nearest, value(measured, Measure.PATH_NEAREST_MAE, "full-crescent"), 1e-6);
    assertTrue(nearest < between);
    double gap = value(measured, Measure.PATH_PHASE_GAP, "full-crescent");
    assertTrue(gap >= 0 && gap <= 150, "a gap of " + gap);
  }

  /// The same pictures, each against the nearest of 151 true moons.
  private static double nearest(Autoencoder network, MoonPainter painter, double tilt) {
    double sum = 0;
    for (int step = 1; step <= 9; step++) {
      float[] picture = decoded(network, painter, tilt, step);
      double least = Double.POSITIVE_INFINITY;
      for (int phase = 0; phase <= 150; phase++) {
        least = Math.min(least, difference(picture, painter.paint(new Moon(phase, tilt))));
      }
      sum += least / 9;
    }
    return sum;
  }

  private static double difference(float[] picture, float[] truth) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += Math.abs(picture[i] - truth[i]) / truth.length;
    }
    return sum;
  }

  private static float[] decoded(Autoencoder network, MoonPainter painter, double tilt, int step) {
    Encodings full = network.encode(painter.paintBytes(new Moon(0, tilt)), new byte[1]);
    Encodings thin = network.encode(painter.paintBytes(new Moon(150, tilt)), new byte[1]);
    float[] z = new float[2];
    for (int d = 0; d < 2; d++) {
      z[d] = full.mean(0, d) + (thin.mean(0, d) - full.mean(0, d)) * step / 10;
    }
    return network.decodeOne(z).pixels();
  }

  private static double[] errors(Autoencoder network, MoonPainter painter, double tilt) {
    double[] errors = new double[11];
    for (int step = 0; step <= 10; step++) {
      errors[step] =
          difference(
              decoded(network, painter, tilt, step), painter.paint(new Moon(15 * step, tilt)));
    }
    return errors;
  }

  @Test
  void photographsHaveNoTruth() {
    Measurements measured = measure(NOISE, vae(NOISE));
    assertEquals(List.of(), measured.subjects(Measure.FACTOR_R2));
    assertEquals(List.of(), measured.subjects(Measure.PATH_MAE));
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
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("“Tiny” was trained on other"));
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
