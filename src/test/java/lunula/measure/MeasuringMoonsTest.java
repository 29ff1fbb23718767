package lunula.measure;

import static lunula.testkit.TinyModels.MOONS;
import static lunula.testkit.TinyModels.NOISE;
import static lunula.testkit.TinyModels.measure;
import static lunula.testkit.TinyModels.vae;
import static lunula.testkit.TinyModels.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.data.DataSet;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonRecipe;
import lunula.model.Encodings;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;
import lunula.testkit.GreyLevels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeasuringMoonsTest {
  @BeforeAll
  static void start() {
    NativeEngine.start();
  }

  @Test
  void moonsAreComparedWithTheTrueMoonsBetweenFullAndCrescent() {
    SavedModel model = vae(MOONS);
    Measurements measured = measure(MOONS, model);
    assertEquals(List.of("phase", "tilt"), measured.subjects(Measure.FACTOR_R2));
    double between = 0;
    double ends = 0;
    double nearest = 0;
    var painter = new MoonPainter(8, MoonRecipe.Surface.MARIA);
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
    return network.decodeOne(z).image().pixels();
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

  /// The truth is asked and never known by name: greys that no moon has anything to do with.
  @Test
  void anyTruthIsMeasuredAlongItsSweep() {
    GreyLevels greys = new GreyLevels();
    DataSet data = greys.dataSet();
    SavedModel model = vae(data);
    Measurements measured = measure(data, model);
    assertEquals(List.of("level"), measured.subjects(Measure.FACTOR_R2));
    double ends = 0;
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      for (double level : new double[] {0, 1}) {
        byte[] pixels = greys.images(level).allPixels();
        Encodings code = network.encode(pixels, new byte[1]);
        float[] seen = network.decodeOne(code.mean(0, 0), code.mean(0, 1)).image().pixels();
        ends += difference(seen, greys.draw(level)) / 2;
      }
    }
    assertEquals(ends, value(measured, Measure.PATH_END_MAE, "dark-bright"), 1e-6);
    double gap = value(measured, Measure.PATH_PHASE_GAP, "dark-bright");
    assertTrue(gap >= 0 && gap <= 1, "a gap of " + gap);
  }

  @Test
  void photographsHaveNoTruth() {
    Measurements measured = measure(NOISE, vae(NOISE));
    assertEquals(List.of(), measured.subjects(Measure.FACTOR_R2));
    assertEquals(List.of(), measured.subjects(Measure.PATH_MAE));
  }
}
