package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import javafx.stage.Stage;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.testkit.Mouse;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Fingers on a touch screen. JavaFX tells of each drag twice: as a mouse that drags, and as a
/// scroll gesture, even of a single finger.
@ExtendWith(ApplicationExtension.class)
class MapTouchTest {
  private final ExplorerState exploration = new ExplorerState(task -> {}, Runnable::run);
  private final MapViewModel model = new MapViewModel(exploration);

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private MapView view;

  @Start
  void show(Stage stage) {
    view = MapView.withLegend(model);
    Shown.in(stage, view, 600, 600);
    exploration.mapProperty().set(Blobs.corners());
  }

  private void mouse(EventType<MouseEvent> type, double x, double y) {
    Mouse.fire(type, view, x, y);
  }

  private void scroll(EventType<ScrollEvent> type, int fingers, boolean inertia, double right) {
    view.fireEvent(
        new ScrollEvent(
            type,
            300,
            300,
            300,
            300,
            false,
            false,
            false,
            false,
            true,
            inertia,
            right,
            0,
            right,
            0,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            fingers,
            new PickResult(view, 300, 300)));
  }

  private void secondFinger() {
    var point =
        new TouchPoint(
            2, TouchPoint.State.PRESSED, 400, 300, 400, 300, view, new PickResult(view, 400, 300));
    view.fireEvent(
        new TouchEvent(
            TouchEvent.TOUCH_PRESSED, point, List.of(point, point), 1, false, false, false, false));
  }

  private Viewport seen() {
    return model.viewportProperty().get();
  }

  @Test
  void oneFingerMovesTheCursorAndNotTheMapUnderIt(FxRobot robot) {
    robot.interact(
        () -> {
          Viewport before = seen();
          mouse(MouseEvent.MOUSE_PRESSED, 200, 300);
          scroll(ScrollEvent.SCROLL_STARTED, 1, false, 0);
          mouse(MouseEvent.MOUSE_DRAGGED, 260, 300);
          scroll(ScrollEvent.SCROLL, 1, false, 60);
          mouse(MouseEvent.MOUSE_RELEASED, 260, 300);
          scroll(ScrollEvent.SCROLL_FINISHED, 1, false, 0);
          scroll(ScrollEvent.SCROLL, 0, true, 30);
          assertEquals(before, seen());
          assertEquals(
              before.toLatent(new ScreenPoint(260, 300)), exploration.cursorProperty().get());
        });
  }

  @Test
  void twoFingersMoveTheMapAndNotTheCursor(FxRobot robot) {
    robot.interact(
        () -> {
          Viewport before = seen();
          mouse(MouseEvent.MOUSE_PRESSED, 200, 300);
          var cursor = exploration.cursorProperty().get();
          secondFinger();
          scroll(ScrollEvent.SCROLL_STARTED, 2, false, 0);
          mouse(MouseEvent.MOUSE_DRAGGED, 260, 300);
          scroll(ScrollEvent.SCROLL, 2, false, 60);
          mouse(MouseEvent.MOUSE_RELEASED, 260, 300);
          assertNotEquals(before.centre(), seen().centre());
          assertEquals(cursor, exploration.cursorProperty().get());
        });
  }

  @Test
  void aSecondFingerEndsWhatTheFirstOneDraws(FxRobot robot) {
    var seen = new ArrayList<String>();
    robot.interact(
        () -> {
          model.toolProperty().set(new Noting(seen));
          mouse(MouseEvent.MOUSE_PRESSED, 200, 300);
          mouse(MouseEvent.MOUSE_DRAGGED, 230, 300);
          secondFinger();
          mouse(MouseEvent.MOUSE_DRAGGED, 290, 300);
          mouse(MouseEvent.MOUSE_RELEASED, 290, 300);
        });
    assertEquals(List.of("press 200", "drag 230", "release 230"), seen);
  }

  @Test
  void aFirstFingerThatHasHardlyMovedWasPartOfThePinch(FxRobot robot) {
    var seen = new ArrayList<String>();
    robot.interact(
        () -> {
          model.toolProperty().set(new Noting(seen));
          mouse(MouseEvent.MOUSE_PRESSED, 200, 300);
          mouse(MouseEvent.MOUSE_DRAGGED, 212, 300);
          secondFinger();
          mouse(MouseEvent.MOUSE_DRAGGED, 290, 300);
          mouse(MouseEvent.MOUSE_RELEASED, 290, 300);
        });
    assertEquals(List.of("press 200", "drag 212", "cancel"), seen);
  }

  private record Noting(List<String> seen) implements MapTool {
    @Override
    public void press(Touch touch) {
      seen.add("press " + Math.round(touch.screen().x()));
    }

    @Override
    public void drag(Touch touch) {
      seen.add("drag " + Math.round(touch.screen().x()));
    }

    @Override
    public void release(Touch touch) {
      seen.add("release " + Math.round(touch.screen().x()));
    }

    @Override
    public void cancel() {
      seen.add("cancel");
    }
  }
}
