package lunula.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// How a way goes from one stop to the next.
public enum PathShape {
  /// Straight on.
  STRAIGHT,

  /// Around the origin: see [PathPiece.Spherical].
  SPHERICAL,

  /// A smooth curve through all stops: see [PathPiece.Spline]. Straight between only two.
  SMOOTH;

  /// Which way a way ends: where its last stop is, or where it began.
  public enum End {
    /// At the last stop.
    OPEN,
    /// At the first stop once more.
    CLOSED
  }

  /// The way through stops at constant speed (on [#SPHERICAL], at constant speed of the angle and
  /// the radius from stop to stop).
  ///
  /// @param stops at least two, all of one size; stops that repeat the one before are allowed
  public LatentPath through(List<double[]> stops, End end) {
    if (stops.size() < 2) {
      throw new IllegalArgumentException("a way has at least two stops, not " + stops.size());
    }
    // A loop of two stops is there and back again.
    boolean closed = end == End.CLOSED;
    List<double[]> all = new ArrayList<>(stops);
    if (closed) {
      all.add(stops.getFirst());
    }
    List<PathPiece> pieces =
        switch (this) {
          case STRAIGHT -> between(all, PathPiece.Straight::new);
          case SPHERICAL -> between(all, PathPiece.Spherical::new);
          case SMOOTH -> PathPiece.Spline.through(all, closed);
        };
    return new PiecewisePath(pieces, stops.size());
  }

  private static List<PathPiece> between(
      List<double[]> stops, BiFunction<double[], double[], PathPiece> piece) {
    return IntStream.range(1, stops.size())
        .mapToObj(i -> piece.apply(stops.get(i - 1), stops.get(i)))
        .toList();
  }

  /// One piece after the other, each given as much of the time as of the length.
  private static final class PiecewisePath implements LatentPath {
    private final List<PathPiece> pieces;
    private final double[] ends;
    private final int stops;

    /// @param stops how many there are; one less than pieces, or as many if the way is a loop
    PiecewisePath(List<PathPiece> pieces, int stops) {
      this.pieces = List.copyOf(pieces);
      this.stops = stops;
      ends = new double[pieces.size()];
      double gone = 0;
      for (int i = 0; i < ends.length; i++) {
        gone += pieces.get(i).length();
        ends[i] = gone;
      }
    }

    @Override
    public double[] at(double t) {
      if (pieces.size() == 1) {
        return pieces.getFirst().at(Math.clamp(t, 0.0, 1.0));
      }
      double gone = Math.clamp(t, 0.0, 1.0) * length();
      int i = 0;
      while (i < ends.length - 1 && gone >= ends[i]) {
        i++;
      }
      double start = i == 0 ? 0 : ends[i - 1];
      double span = ends[i] - start;
      return pieces.get(i).at(t >= 1 ? 1 : span == 0 ? 0 : (gone - start) / span);
    }

    @Override
    public List<Double> stops() {
      List<Double> shares = new ArrayList<>();
      shares.add(0.0);
      for (int i = 0; i < stops - 1; i++) {
        shares.add(i == pieces.size() - 1 || length() == 0 ? 1.0 : ends[i] / length());
      }
      return shares;
    }

    @Override
    public double length() {
      return ends[ends.length - 1];
    }
  }
}
