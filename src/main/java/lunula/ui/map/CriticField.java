package lunula.ui.map;

import java.util.Arrays;
import lunula.geometry.LatentBounds;
import lunula.geometry.Lattice;
import lunula.model.Decoder;
import lunula.model.LatentGradients.AtPlaces;

/// The critic's score of what is decoded over a part of the map, and where it grows.
///
/// @param field colour numbers are levels between the scores at the area's 5th and 95th percentile
/// @param arrows where the score grows, as far as two neighbours at most
record CriticField(ColourField field, Arrows arrows) {
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 0.95;
  private static final int SURVEY = 30;

  /// Directions at some places.
  ///
  /// @param xs first coordinates of where they begin
  /// @param ys second coordinates
  /// @param dx how far they go in latent units
  /// @param dy likewise
  record Arrows(float[] xs, float[] ys, float[] dx, float[] dy) {}

  /// A critic over some area. One thread at a time.
  static final class Source {
    private final Decoder decoder;
    private final LatentBounds area;
    private float[] scale = {};

    /// @param decoder with [Decoder#gradients]
    /// @param area the scale is that of this area and stays while one zooms
    Source(Decoder decoder, LatentBounds area) {
      this.decoder = decoder;
      this.area = area;
    }

    /// Computes it; each place is decoded and judged once.
    CriticField over(Lattice lattice) {
      if (scale.length == 0) {
        float[] survey = at(Lattice.over(area.atLeast(1e-3), SURVEY, SURVEY)).values();
        Arrays.sort(survey);
        scale = new float[] {percentile(survey, LOWEST), percentile(survey, HIGHEST)};
      }
      AtPlaces scores = at(lattice);
      byte[] levels = new byte[lattice.count()];
      byte[] alphas = new byte[levels.length];
      Arrays.fill(alphas, (byte) 255);
      double range = Math.max(scale[1] - scale[0], Float.MIN_NORMAL);
      for (int place = 0; place < levels.length; place++) {
        double level = (scores.values()[place] - scale[0]) / range;
        levels[place] = (byte) Math.round(255 * Math.clamp(level, 0, 1));
      }
      return new CriticField(
          new ColourField(lattice, levels, alphas), arrows(lattice, scores.gradients()));
    }

    private static float percentile(float[] sorted, double share) {
      return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private AtPlaces at(Lattice lattice) {
      return decoder.gradients().orElseThrow().scores(lattice.places());
    }

    /// One at every third place each way. The steepest is as long as two steps; the others' lengths
    /// go with the root of their slopes, so that flat parts show theirs, too.
    private static Arrows arrows(Lattice lattice, float[] gradients) {
      int columns = lattice.columns() / 3;
      int count = columns * (lattice.rows() / 3);
      var arrows =
          new Arrows(new float[count], new float[count], new float[count], new float[count]);
      double steepest = Float.MIN_NORMAL;
      for (int i = 0; i < count; i++) {
        int place = (i / columns * 3 + 1) * lattice.columns() + i % columns * 3 + 1;
        arrows.xs[i] = (float) lattice.x(place % lattice.columns());
        arrows.ys[i] = (float) lattice.y(place / lattice.columns());
        arrows.dx[i] = gradients[2 * place];
        arrows.dy[i] = gradients[2 * place + 1];
        steepest = Math.max(steepest, Math.hypot(arrows.dx[i], arrows.dy[i]));
      }
      for (int i = 0; i < count; i++) {
        double slope = Math.hypot(arrows.dx[i], arrows.dy[i]);
        double factor = slope == 0 ? 0 : 2 * lattice.stepX() * Math.sqrt(slope / steepest) / slope;
        arrows.dx[i] *= (float) factor;
        arrows.dy[i] *= (float) factor;
      }
      return arrows;
    }
  }
}
