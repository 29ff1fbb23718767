package lunula.ui.kit;

import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Small parts that every panel puts on the screen in the same way.
public final class Parts {
  /// A field whose content cannot be used.
  public static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private Parts() {}

  /// A label that wraps and is never cut.
  public static Label sentence(String style, String text) {
    Label label = label(style, text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// A label of one line.
  public static Label label(String style, String text) {
    return styled(new Label(text), style);
  }

  /// A node with its caption beneath.
  public static VBox captioned(Node node, String caption) {
    Label label = label("muted", caption);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return new VBox(2, node, label);
  }

  /// Takes the room that a row has left.
  public static Region gap() {
    return widen(new Region());
  }

  /// Lets a part take the room that its row has left.
  public static <R extends Region> R widen(R part) {
    HBox.setHgrow(part, Priority.ALWAYS);
    part.setMaxWidth(Double.MAX_VALUE);
    return part;
  }

  /// Nodes side by side, each at the middle of the row's height.
  ///
  /// @param gap between them, in pixels
  public static HBox row(double gap, Node... nodes) {
    var row = new HBox(gap, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// Has what is in a pane scroll up and down only, as wide as the pane.
  public static ScrollPane scrolling(ScrollPane pane) {
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  /// Says of a control what it is for, in its tooltip and to screen readers.
  public static <C extends Control> C explain(C control, String words) {
    control.setTooltip(new Tooltip(words));
    control.setAccessibleText(words);
    return control;
  }

  /// Gives a node style classes.
  public static <N extends Node> N styled(N node, String... styles) {
    node.getStyleClass().addAll(styles);
    return node;
  }

  /// Gives a node a style class, or takes it away.
  public static void setStyle(Node node, String style, boolean wanted) {
    node.getStyleClass().remove(style);
    if (wanted) {
      node.getStyleClass().add(style);
    }
  }

  /// Puts a text into a label, or takes the label away if there is none.
  public static void show(Label label, @Nullable String text) {
    label.setText(text == null ? "" : text);
    present(label, text != null);
  }

  /// Shows a node, or hides it without leaving a gap.
  public static void present(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// A button that is never cut. Its words are `label` and `tip` under the prefix, which ends with
  /// a dot; its id is the prefix with dashes: `train-start` for `train.start.`.
  public static Button button(Texts texts, String prefix, Runnable action) {
    var button = new Button(texts.get(prefix + "label"));
    button.setId(prefix.substring(0, prefix.length() - 1).replace('.', '-'));
    button.setTooltip(new Tooltip(texts.get(prefix + "tip")));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /// A button of an icon alone.
  ///
  /// @param tip what it does, in a sentence
  public static Button iconButton(String icon, String tip, Runnable action) {
    var button = explain(styled(new Button(null, icon(icon)), "quiet", "icon-only"), tip);
    button.setOnAction(event -> action.run());
    return button;
  }

  /// A drawing from the style sheet, in the colour of the text beside it.
  public static Region icon(String name) {
    return styled(new Region(), "icon", "icon-" + name);
  }

  /// Options of a choice go by their names. Nobody types them.
  public static <T> StringConverter<T> named(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T option) {
        return option == null ? "" : name.apply(option);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("a choice is not typed: " + text);
      }
    };
  }

  /// A check box whose words stay whole when the window goes to a screen of another density: the
  /// width of its words, which it remembers, differs by a fraction of a pixel from one to another.
  public static CheckBox checkBox(String words) {
    return new CheckBox(words) {
      @Override
      protected double computePrefWidth(double height) {
        return super.computePrefWidth(height) + 1;
      }
    };
  }
}
