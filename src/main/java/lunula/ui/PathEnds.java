package lunula.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lunula.geometry.LatentPoint;
import lunula.geometry.Way;
import lunula.geometry.WayShape;
import org.jspecify.annotations.Nullable;

/// The stops of an interpolation: its two ends, of which either may not have been picked yet, and
/// those between them; and how it goes from one to the next.
///
/// @param a where it begins
/// @param b its last stop
/// @param between the stops between A and B, in order; mostly none
/// @param shape how it goes from stop to stop
/// @param end whether it goes on from B back to A
public record PathEnds(
    @Nullable LatentPoint a,
    @Nullable LatentPoint b,
    List<LatentPoint> between,
    WayShape shape,
    WayShape.End end) {
  /// Neither end picked.
  public static final PathEnds NONE = new PathEnds(null, null);

  public PathEnds {
    between = List.copyOf(between);
  }

  /// Straight from A to B.
  public PathEnds(@Nullable LatentPoint a, @Nullable LatentPoint b) {
    this(a, b, List.of(), WayShape.STRAIGHT, WayShape.End.OPEN);
  }

  /// The same with another A.
  public PathEnds withA(@Nullable LatentPoint point) {
    return new PathEnds(point, b, between, shape, end);
  }

  /// The same with another B.
  public PathEnds withB(@Nullable LatentPoint point) {
    return new PathEnds(a, point, between, shape, end);
  }

  /// The same stops, gone in another manner.
  public PathEnds withShape(WayShape other) {
    return new PathEnds(a, b, between, other, end);
  }

  /// The same stops, as a loop or not. Fewer than three stops make no loop.
  public PathEnds withEnd(WayShape.End other) {
    return new PathEnds(a, b, between, shape, stops().size() < 3 ? WayShape.End.OPEN : other);
  }

  /// All stops that are picked, from A to B.
  public List<LatentPoint> stops() {
    List<LatentPoint> stops = new ArrayList<>();
    Stream.of(a).filter(stop -> stop != null).forEach(stops::add);
    stops.addAll(between);
    Stream.of(b).filter(stop -> stop != null).forEach(stops::add);
    return stops;
  }

  /// A way through other stops: the first is A, the last of several is B. From the third stop on, a
  /// straight way becomes a smooth one; a loop of fewer than three is opened.
  public PathEnds withStops(List<LatentPoint> stops) {
    int last = stops.size() - 1;
    boolean grown = stops.size() > 2 && between.isEmpty();
    return new PathEnds(
        last < 0 ? null : stops.getFirst(),
        last < 1 ? null : stops.get(last),
        last < 2 ? List.of() : stops.subList(1, last),
        grown && shape == WayShape.STRAIGHT ? WayShape.SMOOTH : shape,
        stops.size() < 3 ? WayShape.End.OPEN : end);
  }

  /// The same way from B to A.
  public PathEnds reversed() {
    return new PathEnds(b, a, between.reversed(), shape, end);
  }

  /// The same with every stop moved.
  public PathEnds moved(UnaryOperator<LatentPoint> move) {
    return new PathEnds(
        a == null ? null : move.apply(a),
        b == null ? null : move.apply(b),
        between.stream().map(move).toList(),
        shape,
        end);
  }

  /// Whether it goes on from B back to A.
  public boolean closed() {
    return end == WayShape.End.CLOSED;
  }

  /// The way from A to B, or around; null unless both are picked.
  public @Nullable Way way() {
    return a == null || b == null
        ? null
        : shape.through(stops().stream().map(Way::row).toList(), end);
  }
}
