package lunula.measure;

import static lunula.testkit.TinyModels.MOONS;
import static lunula.testkit.TinyModels.NOISE;
import static lunula.testkit.TinyModels.encode;
import static lunula.testkit.TinyModels.kl;
import static lunula.testkit.TinyModels.measure;
import static lunula.testkit.TinyModels.model;
import static lunula.testkit.TinyModels.network;
import static lunula.testkit.TinyModels.noise;
import static lunula.testkit.TinyModels.vae;
import static lunula.testkit.TinyModels.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.measure.Measuring.Extent;
import lunula.model.GrayImage;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture.Code;
import lunula.model.plan.Corruption;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeasuringOutliersTest {
  @BeforeAll
  static void start() {
    NativeEngine.start();
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
            card.versions(),
            Measurements.NONE),
        model.weights(),
        model.train(),
        model.test());
  }
}
