package lunula.ui.export;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/// Gives one node of the window other colours for a moment, between two frames: nobody sees it.
/// JavaFX thread only.
final class Pose {
  private static final String ROOT = "root";
  private static final String DARK = "dark";

  private Pose() {}

  /// Gives a node, and all in it, the colours of a window that is light or dark.
  static void dress(Parent node, boolean dark) {
    node.getStyleClass().add(ROOT);
    if (dark) {
      node.getStyleClass().add(DARK);
    }
  }

  /// Does something while a node looks as in a light or a dark window.
  static <T> T in(Region node, boolean dark, Supplier<T> work) {
    boolean isDark =
        node.getScene() != null && node.getScene().getRoot().getStyleClass().contains(DARK);
    if (isDark == dark) {
      return work.get();
    }
    List<String> before = List.copyOf(node.getStyleClass());
    try {
      dress(node, dark);
      settle(node);
      return work.get();
    } finally {
      node.getStyleClass().setAll(before);
      settle(node);
    }
  }

  private static void settle(Region node) {
    node.applyCss();
    node.layout();
  }
}
