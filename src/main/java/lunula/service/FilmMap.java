package lunula.service;

/// The points on the map beside a film. Shared; nobody writes to the arrays.
///
/// @param xs first coordinates
/// @param ys second coordinates
/// @param labels class of each point, unsigned bytes
public record FilmMap(float[] xs, float[] ys, byte[] labels) {
  public FilmMap {
    if (xs.length != ys.length || xs.length != labels.length) {
      throw new IllegalArgumentException("every point has two coordinates and a class");
    }
  }
}
