package lunula.ui.kit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Moves the keyboard focus from panel to panel.
///
/// @param panels in the order of the round
public record FocusCycle(List<? extends Node> panels) {
  public FocusCycle {
    panels = List.copyOf(panels);
  }

  /// Focuses the first control of the next panel that is shown and takes the focus.
  public void next(Scene scene) {
    int here = indexOf(scene.getFocusOwner());
    for (int step = 1; step <= panels.size(); step++) {
      Node first = firstIn(panels.get((here + step + panels.size()) % panels.size()));
      if (first != null) {
        first.requestFocus();
        return;
      }
    }
  }

  private int indexOf(@Nullable Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      int index = panels.indexOf(node);
      if (index >= 0) {
        return index;
      }
    }
    return -1;
  }

  private static @Nullable Node firstIn(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return null;
    }
    if (node.isFocusTraversable()) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = firstIn(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
