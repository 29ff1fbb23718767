package lunula.ui.sound;

import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;

/// What a place on the map sounds like.
///
/// @param pitch in Hz
/// @param pan from −1, left, to 1, right
/// @param noisy whether no image supports the place
record Tone(double pitch, double pan, boolean noisy) {
  /// A, two octaves below the one of the map's upper edge.
  private static final double LOWEST = 220;

  private static final double OCTAVES = 2;

  /// So much of the map's height is heard beyond its edges.
  private static final double MARGIN = 0.25;

  /// The farther up, the higher; the farther right, the more to the right.
  ///
  /// @param map what the images span
  static Tone of(LatentPoint place, LatentBounds map, boolean noisy) {
    double up = Math.clamp(share(place.y(), map.minY(), map.maxY()), -MARGIN, 1 + MARGIN);
    double right = Math.clamp(share(place.x(), map.minX(), map.maxX()), 0, 1);
    return new Tone(LOWEST * Math.pow(2, OCTAVES * up), 2 * right - 1, noisy);
  }

  /// The middle where there is no extent, as in a latent space of one dimension.
  private static double share(double value, double from, double to) {
    return to > from ? (value - from) / (to - from) : 0.5;
  }
}
