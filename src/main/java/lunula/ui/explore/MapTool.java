package lunula.ui.explore;

import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.ui.kit.Action;

/// What the primary button, a finger or a pen does on the map while this is in the hand instead of
/// the cursor. Panning and zooming stay as they are, and so do the keys that it leaves alone.
///
/// JavaFX thread only. Between [#press] and [#release] or [#cancel] the map calls
/// nothing but [#drag].
public interface MapTool {
  /// Where the hand is, and what it holds down.
  ///
  /// @param place on the map, inside what is shown
  /// @param screen in pixels from the map's upper left corner; may lie outside while dragging
  /// @param adds whether what is done is added to what was there: Ctrl, or ⌘
  /// @param removes whether it is taken from what was there: Alt
  record Touch(LatentPoint place, ScreenPoint screen, boolean adds, boolean removes) {}

  /// The hand comes down.
  void press(Touch touch);

  /// The hand moves while it is down.
  void drag(Touch touch);

  /// The hand goes up.
  void release(Touch touch);

  /// What the hand has begun, and not yet gone far with, turns out to be a part of something else,
  /// such as a pinch: nothing comes of it. Takes the place of [#release].
  void cancel();

  /// The hand moves over the map without being down.
  default void hover(Touch touch) {}

  /// What its keys do while it is in the hand and the map has the keyboard; the map's own keys come
  /// after.
  default List<Action> actions() {
    return List.of();
  }

  /// The hand has left the map.
  default void leave() {}
}
