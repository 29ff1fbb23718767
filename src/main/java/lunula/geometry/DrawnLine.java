package lunula.geometry;

import java.util.List;
import java.util.stream.IntStream;

/// A line drawn by hand, as the places the hand has been at. Immutable.
public record DrawnLine(List<LatentPoint> places) {
  public DrawnLine {
    places = List.copyOf(places);
  }

  /// The fewest of the places that tell the line: none of the others is farther from the line
  /// through them than `tolerance`. Ramer 1972; Douglas & Peucker 1973. Both ends stay.
  ///
  /// @param tolerance in latent units, at least 0
  public List<LatentPoint> simplified(double tolerance) {
    if (places.size() < 3) {
      return places;
    }
    boolean[] kept = new boolean[places.size()];
    kept[0] = true;
    kept[kept.length - 1] = true;
    keep(kept, 0, kept.length - 1, tolerance);
    return IntStream.range(0, kept.length).filter(i -> kept[i]).mapToObj(places::get).toList();
  }

  private void keep(boolean[] kept, int first, int last, double tolerance) {
    int farthest = first;
    double most = tolerance;
    for (int i = first + 1; i < last; i++) {
      double distance = distance(places.get(i), places.get(first), places.get(last));
      if (distance > most) {
        farthest = i;
        most = distance;
      }
    }
    if (farthest > first) {
      kept[farthest] = true;
      keep(kept, first, farthest, tolerance);
      keep(kept, farthest, last, tolerance);
    }
  }

  /// How far a place is from the straight line between two others, ends included.
  public static double distance(LatentPoint place, LatentPoint from, LatentPoint to) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double square = dx * dx + dy * dy;
    double along = (place.x() - from.x()) * dx + (place.y() - from.y()) * dy;
    double share = square == 0 ? 0 : Math.clamp(along / square, 0, 1);
    return place.distanceTo(from.towards(to, share));
  }
}
