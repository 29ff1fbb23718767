package lunula.geometry;

import java.util.Arrays;
import java.util.List;

/// A closed outline, concave or crossing itself as a hand draws it. Inside is what a ray to the
/// right leaves across an odd number of edges (the even-odd rule); a part enclosed twice is
/// outside.
///
/// A raster of cells is laid over the outline. Most cells touch no edge and lie inside or outside
/// as a whole; only in the others is a place held against edges, those of its own strip by height.
public final class Polygon implements Area {
  private static final int MOST_STRIPS = 512;
  private static final int SIDE = 256;

  /// How far beyond a cell, in cells, an edge still touches it: much more than rounding can move
  /// it.
  private static final double SLACK = 1e-3;

  private static final byte OUTSIDE = 0;
  private static final byte INSIDE = 1;
  private static final byte TOUCHED = 2;

  private final double[] xs;
  private final double[] ys;
  private final double left;
  private final double right;
  private final double bottom;
  private final double top;
  private final double strip;
  private final double columnsAUnit;
  private final double rowsAUnit;

  /// By cell, row by row from the bottom: whether it lies outside, inside, or touches an edge.
  private final byte[] cells = new byte[SIDE * SIDE];

  /// By strip: the edges that touch it, each by its first corner.
  private final int[][] edges;

  /// @param corners in order, the last one joined to the first; fewer than three enclose nothing
  public Polygon(List<LatentPoint> corners) {
    xs = corners.stream().mapToDouble(LatentPoint::x).toArray();
    ys = corners.stream().mapToDouble(LatentPoint::y).toArray();
    left = Arrays.stream(xs).min().orElse(0);
    right = Arrays.stream(xs).max().orElse(0);
    bottom = Arrays.stream(ys).min().orElse(0);
    top = Arrays.stream(ys).max().orElse(0);
    int strips = Math.clamp(xs.length, 1, MOST_STRIPS);
    double height = (top - bottom) / strips;
    strip = height > 0 ? height : 1;
    edges = new int[strips][];
    sortIntoStrips();
    columnsAUnit = right > left ? SIDE / (right - left) : 0;
    rowsAUnit = top > bottom ? SIDE / (top - bottom) : 0;
    for (int edge = 0; edge < xs.length; edge++) {
      touchCells(edge);
    }
    for (int row = 0; row < SIDE; row++) {
      fillCells(row);
    }
  }

  /// Marks the cells that an edge touches, row by row: in each the part of the edge in it.
  private void touchCells(int edge) {
    boolean upwards = ys[edge] <= ys[next(edge)];
    int low = upwards ? edge : next(edge);
    int high = upwards ? next(edge) : edge;
    double x = (xs[low] - left) * columnsAUnit;
    double y = (ys[low] - bottom) * rowsAUnit;
    double across = (xs[high] - left) * columnsAUnit - x;
    double up = (ys[high] - bottom) * rowsAUnit - y;
    int last = cell(y + up + SLACK);
    for (int row = cell(y - SLACK); row <= last; row++) {
      double from = x + across * (up > 0 ? Math.clamp((row - SLACK - y) / up, 0.0, 1.0) : 0);
      double to = x + across * (up > 0 ? Math.clamp((row + 1 + SLACK - y) / up, 0.0, 1.0) : 1);
      int first = cell(Math.min(from, to) - SLACK);
      int end = cell(Math.max(from, to) + SLACK) + 1;
      Arrays.fill(cells, row * SIDE + first, row * SIDE + end, TOUCHED);
    }
  }

  /// Fills the cells of a row that touch no edge: neighbours lie on the same side.
  private void fillCells(int row) {
    byte side = TOUCHED;
    for (int column = 0; column < SIDE; column++) {
      int at = row * SIDE + column;
      if (cells[at] == TOUCHED) {
        side = TOUCHED;
      } else {
        if (side == TOUCHED) {
          double x = left + (column + 0.5) / columnsAUnit;
          double y = bottom + (row + 0.5) / rowsAUnit;
          side = isEnclosed(x, y) ? INSIDE : OUTSIDE;
        }
        cells[at] = side;
      }
    }
  }

  private static int cell(double place) {
    return Math.clamp((long) Math.floor(place), 0, SIDE - 1);
  }

  private void sortIntoStrips() {
    int[] counts = new int[edges.length];
    for (int edge = 0; edge < ys.length; edge++) {
      for (int at = lowest(edge); at <= highest(edge); at++) {
        counts[at]++;
      }
    }
    Arrays.setAll(edges, at -> new int[counts[at]]);
    for (int edge = 0; edge < ys.length; edge++) {
      for (int at = lowest(edge); at <= highest(edge); at++) {
        edges[at][--counts[at]] = edge;
      }
    }
  }

  private int lowest(int edge) {
    return stripOf(Math.min(ys[edge], ys[next(edge)]));
  }

  private int highest(int edge) {
    return stripOf(Math.max(ys[edge], ys[next(edge)]));
  }

  private int next(int corner) {
    return corner + 1 == xs.length ? 0 : corner + 1;
  }

  private int stripOf(double y) {
    return (int) Math.clamp((y - bottom) / strip, 0, edges.length - 1);
  }

  @Override
  public boolean contains(double x, double y) {
    if (!(x >= left && x <= right && y >= bottom && y <= top)) {
      return false;
    }
    int column = Math.min((int) ((x - left) * columnsAUnit), SIDE - 1);
    int row = Math.min((int) ((y - bottom) * rowsAUnit), SIDE - 1);
    byte cell = cells[row * SIDE + column];
    return cell == TOUCHED ? isEnclosed(x, y) : cell == INSIDE;
  }

  private boolean isEnclosed(double x, double y) {
    boolean inside = false;
    for (int edge : edges[stripOf(y)]) {
      inside ^= isLeftOf(edge, x, y);
    }
    return inside;
  }

  /// Whether a ray to the right crosses an edge. An edge owns its lower end, not its upper, so that
  /// a ray through a corner counts once.
  private boolean isLeftOf(int edge, double x, double y) {
    int end = next(edge);
    boolean spans = ys[edge] > y != ys[end] > y;
    return spans && x < xs[edge] + (y - ys[edge]) / (ys[end] - ys[edge]) * (xs[end] - xs[edge]);
  }
}
