package lunula.geometry;

import java.util.function.IntPredicate;

/// Finds the nearest of many points: a uniform grid with about two points a cell, searched in rings
/// around the place asked for. Immutable; safe to share between threads.
///
/// Building takes a few milliseconds for 70,000 points, asking takes microseconds. Points that are
/// not finite are never found.
public final class NearestPoints {
  /// No point was found.
  public static final int NONE = -1;

  private static final int POINTS_A_CELL = 2;

  private final float[] xs;
  private final float[] ys;
  private final LatentBounds bounds;
  private final int columns;
  private final int rows;
  private final double cell;
  private final int[] starts;
  private final int[] members;

  /// @param xs first coordinates; kept, not copied: the caller must not write to it again
  /// @param ys second coordinates, as many; same ownership
  public NearestPoints(float[] xs, float[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(xs.length + " x do not go with " + ys.length + " y");
    }
    this.xs = xs;
    this.ys = ys;
    // Outliers are put into the cells at the edge, so they do not make all other cells coarse.
    bounds = LatentBounds.robust(xs.length, index -> xs[index], index -> ys[index]).atLeast(1e-6);
    int cells = Math.max(1, xs.length / POINTS_A_CELL);
    cell =
        Math.max(
            Math.sqrt(bounds.width() * bounds.height() / cells),
            Math.max(bounds.width(), bounds.height()) / 1024);
    columns = (int) (bounds.width() / cell) + 1;
    rows = (int) (bounds.height() / cell) + 1;
    starts = new int[columns * rows + 1];
    members = new int[xs.length];
    sortIntoCells();
  }

  private void sortIntoCells() {
    for (int index = 0; index < xs.length; index++) {
      if (isFinite(index)) {
        starts[cellOf(index) + 1]++;
      }
    }
    for (int at = 1; at < starts.length; at++) {
      starts[at] += starts[at - 1];
    }
    int[] next = starts.clone();
    for (int index = 0; index < xs.length; index++) {
      if (isFinite(index)) {
        members[next[cellOf(index)]++] = index;
      }
    }
  }

  private boolean isFinite(int index) {
    return Float.isFinite(xs[index]) && Float.isFinite(ys[index]);
  }

  private int cellOf(int index) {
    return row(ys[index]) * columns + column(xs[index]);
  }

  private int column(double x) {
    return (int) Math.clamp((x - bounds.minX()) / cell, 0, columns - 1);
  }

  private int row(double y) {
    return (int) Math.clamp((y - bounds.minY()) / cell, 0, rows - 1);
  }

  /// Index of the point nearest to `place` among those allowed and at most `radius` latent units
  /// away, or [#NONE] if there is none. Of equally near points the one with the lowest index.
  public int nearestWithin(LatentPoint place, double radius, IntPredicate allowed) {
    var search = new Search(place, radius * radius, allowed);
    search.go();
    return search.best;
  }

  /// The points nearest to a place, the nearest first; of equally near points no order is promised.
  ///
  /// @param found takes their indexes; as many are looked for as it has room for
  /// @return how many there are
  public int nearest(LatentPoint place, int[] found) {
    var search = new Several(place, found);
    search.go();
    return search.count;
  }

  /// One question on its way outwards.
  private abstract class Walk {
    final LatentPoint place;
    private final int column;
    private final int row;
    double bestSquare;

    Walk(LatentPoint place, double radiusSquare) {
      this.place = place;
      column = column(place.x());
      row = row(place.y());
      bestSquare = radiusSquare;
    }

    abstract void lookAt(int index, double square);

    final void go() {
      int rings = Math.max(columns, rows);
      for (int ring = 0; ring < rings && !isSettledBefore(ring); ring++) {
        lookAtRing(ring);
      }
    }

    /// Whether everything in this ring is farther away than the best so far. It holds for points
    /// and places outside the grid too: moving both to its edge only brings them closer.
    private boolean isSettledBefore(int ring) {
      double gap = (ring - 1) * cell;
      return ring > 0 && gap * gap > bestSquare;
    }

    private void lookAtRing(int ring) {
      int left = Math.max(column - ring, 0);
      int right = Math.min(column + ring, columns - 1);
      for (int y = Math.max(row - ring, 0); y <= Math.min(row + ring, rows - 1); y++) {
        if (Math.abs(y - row) == ring) {
          lookAtCells(y, left, right);
        } else {
          lookAtEnds(y, ring);
        }
      }
    }

    private void lookAtEnds(int y, int ring) {
      if (column - ring >= 0) {
        lookAtCells(y, column - ring, column - ring);
      }
      if (column + ring < columns) {
        lookAtCells(y, column + ring, column + ring);
      }
    }

    private void lookAtCells(int y, int left, int right) {
      int end = starts[y * columns + right + 1];
      for (int at = starts[y * columns + left]; at < end; at++) {
        int index = members[at];
        double dx = xs[index] - place.x();
        double dy = ys[index] - place.y();
        lookAt(index, dx * dx + dy * dy);
      }
    }
  }

  /// Looks for the one nearest that is allowed.
  private final class Search extends Walk {
    private final IntPredicate allowed;
    private int best = NONE;

    Search(LatentPoint place, double radiusSquare, IntPredicate allowed) {
      super(place, radiusSquare);
      this.allowed = allowed;
    }

    @Override
    void lookAt(int index, double square) {
      boolean better =
          square < bestSquare || (square == bestSquare && (best == NONE || index < best));
      if (better && allowed.test(index)) {
        bestSquare = square;
        best = index;
      }
    }
  }

  /// Looks for several; keeps them in order.
  private final class Several extends Walk {
    private final int[] found;
    private final double[] squares;
    private int count;

    Several(LatentPoint place, int[] found) {
      super(place, Double.POSITIVE_INFINITY);
      this.found = found;
      squares = new double[found.length];
    }

    @Override
    void lookAt(int index, double square) {
      if (count == found.length && square >= squares[count - 1]) {
        return;
      }
      int at = count < found.length ? count++ : count - 1;
      while (at > 0 && squares[at - 1] > square) {
        squares[at] = squares[at - 1];
        found[at] = found[at - 1];
        at--;
      }
      squares[at] = square;
      found[at] = index;
      if (count == found.length) {
        bestSquare = squares[count - 1];
      }
    }
  }
}
