package lunula.ui.map;

import java.util.Arrays;
import lunula.geometry.LatentBounds;
import lunula.geometry.Lattice;
import lunula.geometry.Magnification;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// How fast a decoder's pictures change over a part of the map, and the scale of its colours. One
/// thread at a time.
final class DecoderSpeed {
  private static final int SURVEY = 36;
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 0.98;
  private static final double LEAST_RATIO = 2;

  private final Decoder decoder;
  private final LatentBounds area;
  private final int directions;
  private @Nullable SpeedScale scale;

  /// The speeds over a lattice.
  ///
  /// @param field colour numbers are levels of the scale
  record Heat(ColourField field, SpeedScale scale) {}

  /// @param area where the points lie: the scale is that of this area and stays while one zooms
  /// @param directions 2, or 1 for a latent space of one dimension
  DecoderSpeed(Decoder decoder, LatentBounds area, int directions) {
    this.decoder = decoder;
    this.area = area;
    this.directions = directions;
  }

  /// Measures over a lattice; decodes each of its places once, a row at a time.
  Heat over(Lattice lattice) {
    SpeedScale known = scale();
    float[] speeds = measured(lattice);
    byte[] levels = new byte[speeds.length];
    for (int place = 0; place < levels.length; place++) {
      levels[place] = (byte) Math.round(255 * known.level(speeds[place]));
    }
    byte[] alphas = new byte[levels.length];
    Arrays.fill(alphas, (byte) 255);
    return new Heat(new ColourField(lattice, levels, alphas), known);
  }

  private SpeedScale scale() {
    SpeedScale known = scale;
    if (known == null) {
      float[] speeds = measured(Lattice.over(area.atLeast(1e-3), SURVEY, SURVEY));
      Arrays.sort(speeds);
      double median = Math.max(Float.MIN_NORMAL, at(speeds, 0.5));
      double low = Math.min(at(speeds, LOWEST) / median, 1 / LEAST_RATIO);
      double high = Math.max(at(speeds, HIGHEST) / median, LEAST_RATIO);
      known = new SpeedScale(median, Math.max(low, 1e-3), high);
      scale = known;
    }
    return known;
  }

  private static double at(float[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private float[] measured(Lattice lattice) {
    return Magnification.of(lattice, row -> decoded(lattice, row), directions);
  }

  private float[][] decoded(Lattice lattice, int row) {
    float[] places = new float[2 * lattice.columns()];
    for (int column = 0; column < lattice.columns(); column++) {
      places[2 * column] = (float) lattice.x(column);
      places[2 * column + 1] = (float) lattice.y(row);
    }
    return Sample.images(decoder.decode(places)).stream()
        .map(GrayImage::pixels)
        .toArray(float[][]::new);
  }
}
