package lunula.ui.kit;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A sheet over the window, hidden until it is wanted. While it is shown, nothing beneath is
/// reached, neither by hand nor by keyboard; Escape ends what it is about.
public abstract class CoveringSheet extends StackPane {
  private static final double MARGIN = 24;

  private final FocusReturn focus = new FocusReturn();

  /// @param style its style class
  protected CoveringSheet(String style) {
    Styles.of(this, "help-veil", style);
    addEventHandler(KeyEvent.ANY, this::press);
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                WeakSubscriptions.hear(this, scene.focusOwnerProperty(), this::holdFocus);
              }
            });
  }

  /// Fills the sheet: a line with its title and buttons, and content beneath.
  ///
  /// @param widest that it becomes in a wide window, in pixels
  protected final VBox lay(String title, List<Button> buttons, double widest, Node... content) {
    HBox head = Parts.row(8, Parts.label("help-title", title), Parts.gap());
    head.getChildren().addAll(buttons);
    var sheet = Parts.styled(new VBox(12, head), "help-sheet");
    sheet.getChildren().addAll(content);
    sheet.setMaxWidth(widest);
    setPadding(new Insets(MARGIN));
    getChildren().add(sheet);
    return sheet;
  }

  /// Where the keyboard is put when it is nowhere on the sheet.
  protected abstract Button first();

  /// What Escape presses.
  protected abstract Button wayOut();

  /// Shows the sheet or takes it away.
  ///
  /// @return whether it was hidden and is shown now, so that its [#first] wants the keyboard
  protected final boolean cover(boolean shown) {
    boolean opened = shown && !isVisible();
    if (opened) {
      focus.lend(this);
    }
    Parts.present(this, shown);
    if (!shown) {
      focus.giveBack();
    }
    return opened;
  }

  private void press(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.ESCAPE) {
      wayOut().fire();
    }
    if (event.getCode() != KeyCode.TAB) {
      event.consume();
    }
  }

  /// What lies beneath the sheet is not reached by the keyboard either.
  private void holdFocus(@Nullable Node owner) {
    if (!isVisible() || owner == null) {
      return;
    }
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node.equals(this)) {
        return;
      }
    }
    first().requestFocus();
  }
}
