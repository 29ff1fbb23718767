package lunula.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import org.jspecify.annotations.Nullable;

/// The stops of an interpolation: its two ends, of which either may not have been picked yet, and
/// those between them; and how it goes from one to the next.
///
/// @param a where it begins
/// @param b its last stop
/// @param between the stops between A and B, in order; mostly none
/// @param shape how it goes from stop to stop
/// @param end whether it goes on from B back to A
public record PathStops(
    @Nullable LatentPoint a,
    @Nullable LatentPoint b,
    List<LatentPoint> between,
    PathShape shape,
    PathShape.End end) {
  /// A path has no more stops between its ends.
  public static final int MOST = 1000;

  /// Neither end picked.
  public static final PathStops NONE = new PathStops(null, null);

  public PathStops {
    between = List.copyOf(between);
  }

  /// Straight from A to B.
  public PathStops(@Nullable LatentPoint a, @Nullable LatentPoint b) {
    this(a, b, List.of(), PathShape.STRAIGHT, PathShape.End.OPEN);
  }

  /// The same with another A.
  public PathStops withA(@Nullable LatentPoint point) {
    return new PathStops(point, b, between, shape, end);
  }

  /// The same with another B.
  public PathStops withB(@Nullable LatentPoint point) {
    return new PathStops(a, point, between, shape, end);
  }

  /// The same stops, gone in another manner.
  public PathStops withShape(PathShape other) {
    return new PathStops(a, b, between, other, end);
  }

  /// The same stops, as a loop or not. Fewer than three stops make no loop.
  public PathStops withEnd(PathShape.End other) {
    return new PathStops(a, b, between, shape, stops().size() < 3 ? PathShape.End.OPEN : other);
  }

  /// All stops that are picked, from A to B.
  public List<LatentPoint> stops() {
    List<LatentPoint> stops = new ArrayList<>();
    Stream.of(a).filter(stop -> stop != null).forEach(stops::add);
    stops.addAll(between);
    Stream.of(b).filter(stop -> stop != null).forEach(stops::add);
    return stops;
  }

  /// A path through other stops: the first is A, the last of several is B. From the third stop on,
  /// a straight path becomes a smooth one; a loop of fewer than three is opened.
  public PathStops withStops(List<LatentPoint> stops) {
    int last = stops.size() - 1;
    boolean grown = stops.size() > 2 && between.isEmpty();
    return new PathStops(
        last < 0 ? null : stops.getFirst(),
        last < 1 ? null : stops.get(last),
        last < 2 ? List.of() : stops.subList(1, last),
        grown && shape == PathShape.STRAIGHT ? PathShape.SMOOTH : shape,
        stops.size() < 3 ? PathShape.End.OPEN : end);
  }

  /// The same path from B to A.
  public PathStops reversed() {
    return new PathStops(b, a, between.reversed(), shape, end);
  }

  /// The same with every stop moved.
  public PathStops moved(UnaryOperator<LatentPoint> move) {
    return new PathStops(
        a == null ? null : move.apply(a),
        b == null ? null : move.apply(b),
        between.stream().map(move).toList(),
        shape,
        end);
  }

  /// Whether it goes on from B back to A.
  public boolean closed() {
    return end == PathShape.End.CLOSED;
  }

  /// The path from A to B, or around; null unless both are picked.
  public @Nullable LatentPath path() {
    return a == null || b == null
        ? null
        : shape.through(stops().stream().map(LatentPath::row).toList(), end);
  }
}
