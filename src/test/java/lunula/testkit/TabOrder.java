package lunula.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Walks through a window by the Tab key alone and tells what it does not reach and where it does
/// not get away from. JavaFX thread.
public final class TabOrder {
  private static final int MOST = 600;

  private TabOrder() {}

  /// A sentence for each control that is shown, can be used and is not reached from where the
  /// keyboard is, and for where the keyboard is lost or held.
  ///
  /// @param part of the scene whose controls must be reached
  public static List<String> complaints(Scene scene, Parent part) {
    List<String> complaints = new ArrayList<>();
    Set<Node> reached = new LinkedHashSet<>();
    Node start = scene.getFocusOwner();
    if (start == null) {
      return List.of("nothing has the keyboard");
    }
    Node at = start;
    for (int step = 0; at != null && reached.add(at) && step < MOST; step++) {
      press(at, KeyCode.TAB);
      Node next = scene.getFocusOwner();
      at = next;
    }
    if (at == null) {
      complaints.add("lost after " + name(new ArrayList<>(reached).getLast()));
    } else if (!at.equals(start)) {
      complaints.add("goes round from " + name(at) + " without " + name(start));
    }
    unreached(part, reached, complaints);
    start.requestFocus();
    return complaints;
  }

  private static void unreached(Node node, Set<Node> reached, List<String> complaints) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    boolean frame = node instanceof ScrollPane || node instanceof ScrollBar;
    if (node.isFocusTraversable()
        && !frame
        && !reached.contains(node)
        && !isOfGroup(node, reached)) {
      complaints.add("not reached: " + name(node));
    }
    if (node instanceof Parent parent && (!(node instanceof Control) || frame)) {
      parent.getChildrenUnmodifiable().forEach(child -> unreached(child, reached, complaints));
    }
  }

  /// Of toggles that belong together one is reached by Tab, and the others from there by arrows.
  private static boolean isOfGroup(Node node, Set<Node> reached) {
    return node instanceof Toggle toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
  }

  /// Presses and releases a key where the keyboard is.
  public static void press(Node at, KeyCode code) {
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(at, new KeyEvent(type, "", "", code, false, false, false, false));
    }
  }

  private static String name(Node node) {
    return node.getClass().getSimpleName()
        + " "
        + (node.getId() == null ? String.join(".", node.getStyleClass()) : "#" + node.getId());
  }
}
