package lunula.ui.map;

import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.PathSteps;
import lunula.ui.explore.PathStops;

/// The ends of the path under the hand: put somewhere or dragged. JavaFX thread only.
///
/// @param map on which they lie
public record PathHandles(MapViewModel map) {
  /// How far from its middle the handle of an end reaches, in pixels.
  public static final double RADIUS = 11;

  /// Makes a point, or a place on the screen where there is none, the start of the path.
  void putA(ScreenPoint place) {
    PathSteps.make(map.exploration(), ends().withA(map.spot(place)));
  }

  /// Makes a point, or a place on the screen where there is none, the end of the path.
  void putB(ScreenPoint place) {
    PathSteps.make(map.exploration(), ends().withB(map.spot(place)));
  }

  /// Moves the start of the path, and with it the cursor, to a place on the screen or the nearest
  /// inside it.
  void dragA(ScreenPoint place) {
    map.moveCursor(place);
    map.exploration().pathProperty().set(ends().withA(cursor()));
  }

  /// Moves the end of the path, and with it the cursor, to a place on the screen or the nearest
  /// inside it.
  void dragB(ScreenPoint place) {
    map.moveCursor(place);
    map.exploration().pathProperty().set(ends().withB(cursor()));
  }

  /// Whether the cursor covers the handle of an end of the path.
  boolean isUnderCursor(LatentPoint end) {
    Viewport now = map.viewportProperty().get();
    return now.toScreen(end).distanceTo(now.toScreen(cursor())) <= RADIUS;
  }

  private PathStops ends() {
    return map.exploration().pathProperty().get();
  }

  private LatentPoint cursor() {
    return map.exploration().cursorProperty().get();
  }
}
