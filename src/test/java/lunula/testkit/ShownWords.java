package lunula.testkit;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// All that a window says to a person who reads it, points at it or has it read to them: labels,
/// prompts, tooltips, menus, choices, what a screen reader says, and the window's title; not what
/// stands in a text field, which is the person's, nor what is painted on a canvas.
public final class ShownWords {
  private static final String INSTALLED = "javafx.scene.control.Tooltip";

  private final BiConsumer<String, String> take;

  private ShownWords(BiConsumer<String, String> take) {
    this.take = take;
  }

  /// Goes over the window, also over what is hidden for now. JavaFX thread.
  ///
  /// @param take given where a text is and the text
  public static void of(Stage window, BiConsumer<String, String> take) {
    var words = new ShownWords(take);
    words.tell("title", window.getTitle());
    words.walk(window.getScene().getRoot());
  }

  private void walk(Node node) {
    String place = place(node);
    tell(place + " accessible text", node.getAccessibleText());
    tell(place + " accessible help", node.getAccessibleHelp());
    tell(place + " role", node.getAccessibleRoleDescription());
    if (node.getProperties().get(INSTALLED) instanceof Tooltip tip) {
      tip(place, tip);
    }
    switch (node) {
      // What a label shows of its words, which may be cut, is told by the label.
      case Text text -> tell(place, text.getParent() instanceof Labeled ? "" : text.getText());
      case Labeled labeled -> tell(place, labeled.getText());
      case TextInputControl field -> tell(place + " prompt", field.getPromptText());
      case ComboBox<?> box -> choices(place, box.getItems(), box.getConverter());
      case ChoiceBox<?> box -> choices(place, box.getItems(), box.getConverter());
      case TabPane tabs -> tabs.getTabs().forEach(tab -> tab(place, tab));
      default -> {
        // Says nothing by itself.
      }
    }
    if (node instanceof MenuButton button) {
      items(place, button.getItems());
    }
    if (node instanceof Control control) {
      tip(place, control.getTooltip());
      menu(place, control.getContextMenu());
    }
    if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
      parent.getChildrenUnmodifiable().forEach(this::walk);
    }
  }

  private void tab(String place, Tab tab) {
    tell(place + " tab", tab.getText());
    tip(place + " tab", tab.getTooltip());
  }

  private <T> void choices(String place, List<T> items, @Nullable StringConverter<?> converter) {
    for (T item : items) {
      @SuppressWarnings("unchecked")
      var words = (StringConverter<T>) converter;
      tell(place + " choice", words == null ? String.valueOf(item) : words.toString(item));
    }
  }

  private void menu(String place, @Nullable ContextMenu menu) {
    if (menu != null) {
      items(place, menu.getItems());
    }
  }

  private void items(String place, List<MenuItem> items) {
    for (MenuItem item : items) {
      tell(place + " menu", item.getText());
      if (item.getGraphic() != null) {
        walk(item.getGraphic());
      }
      if (item instanceof Menu below) {
        items(place, below.getItems());
      }
    }
  }

  private void tip(String place, @Nullable Tooltip tip) {
    if (tip != null) {
      tell(place + " tooltip", tip.getText());
      if (tip.getGraphic() != null) {
        walk(tip.getGraphic());
      }
    }
  }

  private void tell(String place, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      take.accept(place, text);
    }
  }

  private static String place(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getId() != null && !at.getId().equals("virtual-flow")) {
        return "#" + at.getId();
      }
    }
    return node.getStyleClass().isEmpty()
        ? node.getTypeSelector()
        : "." + node.getStyleClass().getFirst();
  }
}
