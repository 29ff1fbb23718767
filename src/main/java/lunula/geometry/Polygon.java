package lunula.geometry;

import java.util.Arrays;
import java.util.List;

/// A closed outline, concave or crossing itself as a hand draws it. Inside is what a ray to the
/// right leaves across an odd number of edges (the even-odd rule); a part enclosed twice is
/// outside.
///
/// The edges are sorted into strips by height, so that a place is held against the few edges of its
/// own strip: 70,000 places and an outline of 500 corners take a few milliseconds.
public final class Polygon implements Area {
  private static final int MOST_STRIPS = 512;

  private final double[] xs;
  private final double[] ys;
  private final double bottom;
  private final double top;
  private final double strip;

  /// By strip: the edges that touch it, each by its first corner.
  private final int[][] edges;

  /// @param corners in order, the last one joined to the first; fewer than three enclose nothing
  public Polygon(List<LatentPoint> corners) {
    xs = corners.stream().mapToDouble(LatentPoint::x).toArray();
    ys = corners.stream().mapToDouble(LatentPoint::y).toArray();
    bottom = Arrays.stream(ys).min().orElse(0);
    top = Arrays.stream(ys).max().orElse(0);
    int strips = Math.clamp(xs.length, 1, MOST_STRIPS);
    double height = (top - bottom) / strips;
    strip = height > 0 ? height : 1;
    edges = new int[strips][];
    sortIntoStrips();
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
    if (!(y >= bottom && y <= top) || Double.isNaN(x)) {
      return false;
    }
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
