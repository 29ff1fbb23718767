package lunula.testkit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/// Tells which controls of a window cannot be told by who does not see them: what the keyboard or a
/// press reaches has words of its own, a label that is for it, or an accessible text, and a role.
public final class AccessibleNames {
  private final List<String> nameless = new ArrayList<>();

  private AccessibleNames() {}

  /// A sentence for each control that is shown and has no name or no role. JavaFX thread.
  public static List<String> complaints(Parent root) {
    var names = new AccessibleNames();
    names.walk(root, root);
    return List.copyOf(names.nameless);
  }

  private void walk(Node node, Parent root) {
    if (!node.isVisible()) {
      return;
    }
    boolean reached =
        node.isFocusTraversable() || (node instanceof Control control && isPressed(control));
    if (reached && !(node instanceof ScrollPane) && !(node instanceof ScrollBar)) {
      String place = node.getId() == null ? String.valueOf(node.getStyleClass()) : node.getId();
      if (isBlank(name(node, root))) {
        nameless.add("no name: " + node.getClass().getSimpleName() + " " + place);
      }
      if (node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.PARENT) {
        nameless.add("no role: " + node.getClass().getSimpleName() + " " + place);
      }
    }
    // What a control is made of is the control’s.
    if (node instanceof Parent parent
        && (!(node instanceof Control) || node instanceof ScrollPane)) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, root));
    }
  }

  private static boolean isPressed(Control control) {
    return control instanceof Labeled && !(control instanceof Label);
  }

  private static @Nullable String name(Node node, Parent root) {
    if (!isBlank(node.getAccessibleText())) {
      return node.getAccessibleText();
    }
    if (node instanceof Labeled labeled && !isBlank(labeled.getText())) {
      return labeled.getText();
    }
    return root.lookupAll(".label").stream()
        .filter(label -> label instanceof Label named && node.equals(named.getLabelFor()))
        .map(label -> ((Label) label).getText())
        .findFirst()
        .orElse(null);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
