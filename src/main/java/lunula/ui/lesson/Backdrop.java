package lunula.ui.lesson;

import lunula.geometry.LatentPoint;
import org.jspecify.annotations.Nullable;

/// What lies behind the guesses of a place: the points of the map, and where the right one is.
///
/// @param xs of the points; nobody writes to it
/// @param ys likewise
/// @param truth null if it is not known
record Backdrop(float[] xs, float[] ys, @Nullable LatentPoint truth) {
  /// Nothing is known but the guesses.
  static final Backdrop NONE = new Backdrop(new float[0], new float[0], null);
}
