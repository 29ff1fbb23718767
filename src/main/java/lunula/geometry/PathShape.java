package lunula.geometry;

import java.util.ArrayList;
import java.util.List;

/// How a way goes from one stop to the next.
public enum PathShape {
  /// Straight on.
  STRAIGHT {
    @Override
    List<PathPiece> pieces(List<double[]> stops, boolean closed) {
      return between(stops, PathPiece.Straight::new);
    }
  },

  /// Around the origin: see [PathPiece.Spherical].
  SPHERICAL {
    @Override
    List<PathPiece> pieces(List<double[]> stops, boolean closed) {
      return between(stops, PathPiece.Spherical::new);
    }
  },

  /// A smooth curve through all stops: see [PathPiece.Spline]. Straight between only two.
  SMOOTH {
    @Override
    List<PathPiece> pieces(List<double[]> stops, boolean closed) {
      return PathPiece.Spline.through(stops, closed);
    }
  };

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
    return new PiecewisePath(pieces(all, closed), stops.size());
  }

  /// @param stops with the first one repeated at the end if closed
  abstract List<PathPiece> pieces(List<double[]> stops, boolean closed);

  private interface Maker {
    PathPiece between(double[] from, double[] to);
  }

  private static List<PathPiece> between(List<double[]> stops, Maker maker) {
    List<PathPiece> pieces = new ArrayList<>();
    for (int i = 1; i < stops.size(); i++) {
      pieces.add(maker.between(stops.get(i - 1), stops.get(i)));
    }
    return pieces;
  }
}
