package lunula.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;

/// Tells which controls of a window a hand that is not steady misses: each that can be pressed is
/// at least 24 pixels wide and high, as WCAG 2.2 asks for in 2.5.8.
public final class Targets {
  private static final double LEAST = 24;

  /// What rounding to pixels may do.
  private static final double SLACK = 0.51;

  private Targets() {}

  /// A sentence for each control that is shown and too small. JavaFX thread, after layout.
  public static List<String> complaints(Parent root) {
    List<String> small = new ArrayList<>();
    walk(root, small);
    return List.copyOf(small);
  }

  private static void walk(Node node, List<String> small) {
    if (!node.isVisible()) {
      return;
    }
    if (isPressed(node)) {
      double width = length(node, Bounds::getWidth, Insets::getLeft, Insets::getRight);
      double height = length(node, Bounds::getHeight, Insets::getTop, Insets::getBottom);
      if (Math.min(width, height) < LEAST - SLACK) {
        String name = node.getId() == null ? String.join(".", node.getStyleClass()) : node.getId();
        small.add("%s is %.1f × %.1f".formatted(name, width, height));
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, small));
    }
  }

  /// A background that reaches beyond a control, also one that is not seen, is pressed with it.
  private static double length(
      Node node,
      ToDoubleFunction<Bounds> length,
      ToDoubleFunction<Insets> before,
      ToDoubleFunction<Insets> after) {
    Background drawn = node instanceof Region region ? region.getBackground() : null;
    Insets beyond = drawn == null ? Insets.EMPTY : drawn.getOutsets();
    return length.applyAsDouble(node.getLayoutBounds())
        + before.applyAsDouble(beyond)
        + after.applyAsDouble(beyond);
  }

  private static boolean isPressed(Node node) {
    boolean frame = node instanceof ScrollPane || node instanceof ScrollBar;
    return node instanceof Control
        && !frame
        && !(node instanceof Label)
        && (node.isFocusTraversable() || node instanceof Labeled);
  }
}
