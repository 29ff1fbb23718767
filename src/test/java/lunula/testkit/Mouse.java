package lunula.testkit;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// The left button as JavaFX tells of it. A robot's clicks are a double click only if it is quick,
/// and how quick it is depends on the machine.
public final class Mouse {
  private Mouse() {}

  /// JavaFX thread.
  ///
  /// @param x in the scene, as is `y`
  public static void fire(EventType<MouseEvent> type, Node node, double x, double y) {
    fire(type, node, x, y, 1);
  }

  /// Two clicks in the middle of a node, one right after the other. JavaFX thread.
  public static void doubleClick(Node node) {
    var middle =
        node.localToScene(node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
    for (int clicks = 1; clicks <= 2; clicks++) {
      fire(MouseEvent.MOUSE_PRESSED, node, middle.getX(), middle.getY(), clicks);
      fire(MouseEvent.MOUSE_RELEASED, node, middle.getX(), middle.getY(), clicks);
      fire(MouseEvent.MOUSE_CLICKED, node, middle.getX(), middle.getY(), clicks);
    }
  }

  private static void fire(EventType<MouseEvent> type, Node node, double x, double y, int clicks) {
    boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
    node.fireEvent(
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            clicks,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            new PickResult(node, x, y)));
  }
}
