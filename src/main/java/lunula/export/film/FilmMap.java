package lunula.export.film;

import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import org.jspecify.annotations.Nullable;

/// The points on the map beside a film. Shared; nobody writes to the arrays.
///
/// @param xs first coordinates
/// @param ys second coordinates
/// @param labels class of each point, unsigned bytes
/// @param plane where the map lies in the latent space, for films whose way goes through whole
///     codes; null if it goes through places of the map
/// @param motion of the points, for films whose way goes through time, from 0 to 1; null if they
///     stay
public record FilmMap(
    float[] xs, float[] ys, byte[] labels, @Nullable LatentPlane plane, @Nullable Motion motion) {
  /// Where points are as time goes by. Asked from the thread that makes the film.
  @FunctionalInterface
  public interface Motion {
    /// The points at a time from 0 to 1, as many as on the map.
    Moment at(double time);
  }

  /// Points at a time. Shared; nobody writes to the arrays.
  ///
  /// @param words what time it is
  public record Moment(float[] xs, float[] ys, String words) {}

  /// Points that stay.
  public FilmMap(float[] xs, float[] ys, byte[] labels, @Nullable LatentPlane plane) {
    this(xs, ys, labels, plane, null);
  }

  public FilmMap {
    if (xs.length != ys.length || xs.length != labels.length) {
      throw new IllegalArgumentException("every point has two coordinates and a class");
    }
  }

  /// Where on the map a place of the film's way is.
  LatentPoint place(double[] along) {
    if (plane == null) {
      return new LatentPoint(along[0], along[1]);
    }
    float[] z = new float[along.length];
    for (int axis = 0; axis < z.length; axis++) {
      z[axis] = (float) along[axis];
    }
    return plane.project(z);
  }
}
