package lunula.geometry;

import java.util.ArrayList;
import java.util.List;

/// One piece after the other, each given as much of the time as of the length.
final class PiecewisePath implements LatentPath {
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
