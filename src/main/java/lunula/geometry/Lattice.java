package lunula.geometry;

/// Evenly spaced places of the map, row by row from the bottom, each row from the left.
///
/// @param left first coordinate of the leftmost places
/// @param bottom second coordinate of the lowest places
/// @param stepX latent units between two columns, positive
/// @param stepY latent units between two rows, positive
/// @param columns at least 2
/// @param rows at least 2
public record Lattice(
    double left, double bottom, double stepX, double stepY, int columns, int rows) {
  public Lattice {
    if (!(stepX > 0 && stepY > 0) || columns < 2 || rows < 2) {
      throw new IllegalArgumentException(
          "no lattice of %d × %d places, %s and %s apart".formatted(columns, rows, stepX, stepY));
    }
  }

  /// A lattice from corner to corner of an area that is wider and higher than nothing.
  public static Lattice over(LatentBounds area, int columns, int rows) {
    return new Lattice(
        area.minX(),
        area.minY(),
        area.width() / (columns - 1),
        area.height() / (rows - 1),
        columns,
        rows);
  }

  /// The places that cover an area and some more on each side, at whole multiples of the step, so
  /// that they stay where they are while one pans.
  ///
  /// @param step latent units between two places in both directions
  /// @param spare how many more rows and columns on each side
  public static Lattice covering(LatentBounds area, double step, int spare) {
    double column = Math.floor(area.minX() / step) - spare;
    double row = Math.floor(area.minY() / step) - spare;
    int columns = (int) (Math.ceil(area.maxX() / step) + spare - column) + 1;
    int rows = (int) (Math.ceil(area.maxY() / step) + spare - row) + 1;
    return new Lattice(column * step, row * step, step, step, columns, rows);
  }

  /// How many places.
  public int count() {
    return columns * rows;
  }

  /// First coordinate of a column.
  public double x(int column) {
    return left + column * stepX;
  }

  /// Second coordinate of a row.
  public double y(int row) {
    return bottom + row * stepY;
  }

  /// All places.
  ///
  /// @return row-major, shape (count, 2)
  public float[] places() {
    float[] places = new float[2 * count()];
    for (int place = 0; place < count(); place++) {
      places[2 * place] = (float) x(place % columns);
      places[2 * place + 1] = (float) y(place / columns);
    }
    return places;
  }

  /// Whether an area lies inside or on the edge.
  public boolean covers(LatentBounds area) {
    return area.minX() >= left
        && area.minY() >= bottom
        && area.maxX() <= x(columns - 1)
        && area.maxY() <= y(rows - 1);
  }

  /// The value between the four places around, bilinear; 0 outside.
  ///
  /// @param values one a place
  public double between(float[] values, double x, double y) {
    double column = (x - left) / stepX;
    double row = (y - bottom) / stepY;
    if (!(column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1)) {
      return 0;
    }
    int i = Math.min((int) column, columns - 2);
    int j = Math.min((int) row, rows - 2);
    double u = column - i;
    double v = row - j;
    int at = j * columns + i;
    return (values[at] * (1 - u) + values[at + 1] * u) * (1 - v)
        + (values[at + columns] * (1 - u) + values[at + columns + 1] * u) * v;
  }
}
