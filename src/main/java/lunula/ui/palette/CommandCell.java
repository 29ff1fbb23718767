package lunula.ui.palette;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lunula.ui.kit.Parts;
import org.jspecify.annotations.Nullable;

/// A line of the palette: what is done, why it cannot be done, and the keys for it.
final class CommandCell extends ListCell<Command> {
  private static final PseudoClass HINDERED = PseudoClass.getPseudoClass("hindered");
  private static final double HEIGHT = 36;

  private final Label name = new Label();
  private final Label reason = new Label();
  private final Label keys = new Label();
  private final HBox line;

  /// @param take given the command that is pressed on
  CommandCell(Consumer<Command> take) {
    getStyleClass().add("command-cell");
    name.getStyleClass().add("command-name");
    reason.getStyleClass().add("muted");
    reason.setMinWidth(0);
    keys.getStyleClass().add("key");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(reason, Priority.ALWAYS);
    reason.setMaxWidth(Double.MAX_VALUE);
    line = new HBox(12, name, reason, keys);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    setPrefHeight(HEIGHT);
    setOnMouseClicked(
        event -> {
          Command shown = getItem();
          if (shown != null) {
            take.accept(shown);
          }
        });
  }

  @Override
  protected void updateItem(@Nullable Command command, boolean empty) {
    super.updateItem(command, empty);
    if (empty || command == null) {
      setGraphic(null);
      setAccessibleText(null);
      pseudoClassStateChanged(HINDERED, false);
      return;
    }
    boolean available = command.available().getAsBoolean();
    name.setText(command.name());
    reason.setText(available ? "" : command.reason());
    keys.setText(command.keys());
    Parts.present(keys, !command.keys().isEmpty());
    pseudoClassStateChanged(HINDERED, !available);
    setAccessibleText(String.join(" ", command.name(), reason.getText(), command.keys()).strip());
    setGraphic(line);
  }
}
