package lunula.ui.palette;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Action;
import lunula.ui.kit.FocusReturn;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainActions;
import org.jspecify.annotations.Nullable;

/// The command palette over the window: a field to type in and the commands that fit. Ctrl+K or ⌘K
/// opens it anywhere; Escape or a press beside it closes it and gives the keyboard back.
public final class PaletteOverlay extends StackPane {
  private static final PseudoClass HINDERED = PseudoClass.getPseudoClass("hindered");
  private static final double WIDTH = 560;
  private static final double ROW = 36;
  private static final int ROWS = 10;

  private final Texts texts = Texts.of(PaletteOverlay.class);
  private final PaletteViewModel model;
  private final TextField field = new TextField();
  private final ListView<Command> list = new ListView<>();
  private final Label nothing = Parts.sentence("muted", texts.get("palette.nothing"));
  private final FocusReturn focus = new FocusReturn();

  public PaletteOverlay(PaletteViewModel model) {
    this.model = model;
    setId("palette");
    Styles.of(this, "palette-veil");
    getChildren().add(sheet());
    setOnMousePressed(event -> model.close());
    addEventHandler(KeyEvent.ANY, KeyEvent::consume);
    WeakSubscriptions.hear(this, model.openProperty(), open -> focus.present(this, open, field));
    WeakSubscriptions.hear(this, model.resultsProperty(), this::show);
    WeakSubscriptions.hear(this, model.selectedProperty(), row -> select(row.intValue()));
  }

  /// Opens by Ctrl+K or ⌘K anywhere in a window, also while something is typed.
  ///
  /// @param window its whole content
  public void openBy(Node window) {
    List<Action> keys = List.of(MainActions.commands(model::toggle));
    KeyDispatch.filter(window, () -> true, () -> keys);
  }

  private VBox sheet() {
    field.setId("palette-field");
    field.setPromptText(texts.get("palette.prompt"));
    field.setAccessibleText(texts.get("palette.accessible"));
    field.textProperty().bindBidirectional(model.typedProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    list.setId("palette-list");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Cell());
    nothing.setId("palette-nothing");
    var sheet = Parts.styled(new VBox(8, field, list, nothing), "palette-sheet");
    sheet.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    sheet.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    StackPane.setAlignment(sheet, Pos.TOP_CENTER);
    return sheet;
  }

  private void press(KeyEvent event) {
    KeyCode key = event.getCode();
    switch (key) {
      case DOWN, KP_DOWN -> model.select(1);
      case UP, KP_UP -> model.select(-1);
      case PAGE_DOWN -> model.page(ROWS - 1);
      case PAGE_UP -> model.page(1 - ROWS);
      case ENTER -> model.runSelected();
      case ESCAPE -> model.close();
      case TAB -> {}
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void show(List<Command> found) {
    list.getItems().setAll(found);
    list.setPrefHeight(ROW * Math.min(ROWS, found.size()) + list.snappedTopInset() * 2);
    Parts.present(list, !found.isEmpty());
    Parts.present(nothing, found.isEmpty());
    select(model.selectedProperty().get());
  }

  private void select(int row) {
    if (row < list.getItems().size()) {
      list.getSelectionModel().clearAndSelect(row);
      // In the middle, so that one sees what comes next.
      int first = Math.min(row - ROWS / 2, list.getItems().size() - ROWS);
      list.scrollTo(Math.max(0, first));
    }
  }

  /// A command: what it does, why it cannot be done now, and its keys.
  private final class Cell extends ListCell<Command> {
    private final Label name = Parts.label("command-name", "");
    private final Label reason = Parts.label("muted", "");
    private final Label keys = Parts.label("key", "");
    private final HBox line;

    Cell() {
      getStyleClass().add("command-cell");
      reason.setMinWidth(0);
      keys.setMinWidth(Region.USE_PREF_SIZE);
      Parts.widen(reason);
      line = new HBox(12, name, reason, keys);
      line.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setPrefHeight(ROW);
      setOnMouseClicked(
          event -> {
            Command shown = getItem();
            if (shown != null) {
              model.run(shown);
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
}
