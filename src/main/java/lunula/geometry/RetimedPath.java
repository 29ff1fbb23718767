package lunula.geometry;

import java.util.List;

/// The same places at another pace.
///
/// @param way the way as it was
/// @param timing which part of it is gone when
public record RetimedPath(LatentPath way, Timing timing) implements LatentPath {
  @Override
  public double[] at(double t) {
    return way.at(timing.at(t));
  }

  @Override
  public List<Double> stops() {
    return way.stops().stream().map(timing::when).toList();
  }

  @Override
  public double length() {
    return way.length();
  }
}
