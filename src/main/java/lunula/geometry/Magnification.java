package lunula.geometry;

import java.util.function.IntFunction;

/// How fast decoded pictures change around each place of a lattice: √det(JᵀJ), the area in the
/// space of pictures per area of the map, where J holds the derivatives of all pixels by the two
/// map coordinates (magnification factor, Bishop, Svensén & Williams 1997; pullback metric of a
/// decoder's mean, Tosi et al. 2014). Derivatives are central differences between neighbours on the
/// lattice.
public final class Magnification {
  private Magnification() {}

  /// The magnification at each place; the outermost rows and columns repeat their neighbours. Asks
  /// for each row once, from the bottom.
  ///
  /// @param lattice at least 3 × 3 places
  /// @param pictures the pictures of a row, shape (columns, pixels), pixels 0 to 1
  /// @param directions 2; or 1 for a latent space of one dimension, where the change along the
  ///     map's x alone counts
  /// @return one a place, at least 0
  public static float[] of(Lattice lattice, IntFunction<float[][]> pictures, int directions) {
    int rows = lattice.rows();
    float[] result = new float[lattice.count()];
    float[][] below = pictures.apply(0);
    float[][] here = pictures.apply(1);
    for (int row = 1; row < rows - 1; row++) {
      float[][] above = pictures.apply(row + 1);
      measureRow(lattice, result, row, directions, below, here, above);
      below = here;
      here = above;
    }
    int columns = lattice.columns();
    System.arraycopy(result, columns, result, 0, columns);
    System.arraycopy(result, (rows - 2) * columns, result, (rows - 1) * columns, columns);
    return result;
  }

  private static void measureRow(
      Lattice lattice,
      float[] result,
      int row,
      int directions,
      float[][] below,
      float[][] here,
      float[][] above) {
    int columns = lattice.columns();
    int start = row * columns;
    for (int column = 1; column < columns - 1; column++) {
      double xx = 0;
      double xy = 0;
      double yy = 0;
      for (int pixel = 0; pixel < here[column].length; pixel++) {
        double alongX = (double) here[column + 1][pixel] - here[column - 1][pixel];
        double alongY = (double) above[column][pixel] - below[column][pixel];
        xx += alongX * alongX;
        xy += alongX * alongY;
        yy += alongY * alongY;
      }
      result[start + column] =
          (float)
              (directions < 2
                  ? Math.sqrt(xx) / (2 * lattice.stepX())
                  : Math.sqrt(Math.max(0, xx * yy - xy * xy))
                      / (4 * lattice.stepX() * lattice.stepY()));
    }
    result[start] = result[start + 1];
    result[start + columns - 1] = result[start + columns - 2];
  }
}
