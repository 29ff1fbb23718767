package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.card.Measure;
import org.junit.jupiter.api.Test;

class LatentMeasuresTest {
  /// One grey pixel an image, growing; the darker half is one class.
  private static LabelledImages images(int count) {
    byte[] pixels = new byte[count];
    byte[] labels = new byte[count];
    for (int image = 0; image < count; image++) {
      pixels[image] = (byte) image;
      labels[image] = (byte) (2 * image / count);
    }
    return new LabelledImages(1, 1, pixels, labels, List.of("dark", "light"));
  }

  /// The grey value from -1 to 1, and a dimension that is not used.
  private static Encodings codes(int count) {
    float[] means = new float[2 * count];
    for (int image = 0; image < count; image++) {
      means[2 * image] = 2f * image / (count - 1) - 1;
    }
    return new Encodings(2, means, new float[2 * count]);
  }

  @Test
  void whatCodesAndImagesTellIsAllMeasured() {
    var measured = LatentMeasures.of(codes(100), images(100), codes(50), images(50));
    // Means −1, −1 + 2/49, … 1: variance (50² − 1) / 12 · (2/49)² = 0.34694
    double variance = (50 * 50 - 1) / 12.0 * Math.pow(2.0 / 49, 2);
    assertEquals(variance / 2, measured.value(Measure.KL, LatentMeasures.TEST).orElseThrow(), 1e-6);
    assertEquals(0, measured.all(Measure.UNIT_KL).getLast());
    assertEquals(1, measured.value(Measure.ACTIVE_UNITS).orElseThrow());
    assertEquals(0, measured.all(Measure.AGGREGATE_MEAN).getFirst(), 1e-6);
    assertEquals(
        Math.sqrt(1 + variance), measured.all(Measure.AGGREGATE_DEVIATION).getFirst(), 1e-6);
    assertEquals(1, measured.all(Measure.AGGREGATE_DEVIATION).getLast());
    assertTrue(measured.value(Measure.NEIGHBOUR_ACCURACY).orElseThrow() > 0.95);
    assertEquals(1, measured.value(Measure.TRUSTWORTHINESS).orElseThrow(), 0.01);
    assertEquals(1, measured.value(Measure.CONTINUITY).orElseThrow(), 0.01);
  }

  @Test
  void tooFewImagesLeaveOutWhatNeedsNeighbours() {
    var measured = LatentMeasures.of(codes(9), images(9), codes(24), images(24));
    assertEquals(
        Set.of("kl@test", "unit-kl", "active-units", "aggregate-mean", "aggregate-deviation"),
        measured.values().keySet());
  }

  @Test
  void codesWithoutAPlaceAreRefused() {
    var broken = new Encodings(1, new float[] {Float.NaN, 1}, new float[2]);
    assertThrows(
        IllegalArgumentException.class,
        () -> LatentMeasures.of(broken, images(2), broken, images(2)));
  }
}
