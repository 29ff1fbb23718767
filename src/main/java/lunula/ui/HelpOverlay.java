package lunula.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The keys and gestures, on a sheet over the window. A click beside the sheet, or Escape, takes it
/// away.
final class HelpOverlay extends StackPane {
  private static final double KEYS_WIDTH = 150;
  private static final double WORDS_WIDTH = 194;
  private static final double LEAST_WORDS_WIDTH = 120;

  private final Texts texts = Texts.of(HelpOverlay.class);
  private final Button close;
  private @Nullable Node before;

  HelpOverlay(MainViewModel model) {
    getStyleClass().add("help-veil");
    Runnable hide = () -> model.helpShownProperty().set(false);
    close = Parts.button(texts, "main.help.close.", hide);
    close.getStyleClass().add("primary");
    setOnMouseClicked(event -> hide.run());
    model.helpShownProperty().subscribe(this::present);
  }

  /// Made when first asked for: its many labels would slow the start.
  private VBox sheet() {
    var title = new Label(texts.get("main.help.title"));
    title.getStyleClass().add("help-title");
    var left = new VBox(20, group("map", 12), group("tools", 5));
    var middle = new VBox(20, group("select", 7), group("path", 7));
    var right = new VBox(20, group("window", 8), group("models", 4), group("chart", 2));
    var groups = new HBox(24, left, middle, right);
    var scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    var sheet = new VBox(16, title, scroll, close);
    sheet.getStyleClass().add("help-sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    sheet.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    StackPane.setAlignment(sheet, Pos.CENTER);
    return sheet;
  }

  private void present(boolean shown) {
    if (shown && getChildren().isEmpty()) {
      getChildren().add(sheet());
    }
    Parts.present(this, shown);
    if (shown && getScene() != null) {
      before = getScene().getFocusOwner();
      close.requestFocus();
    } else if (before != null) {
      before.requestFocus();
      before = null;
    }
  }

  private VBox group(String name, int lines) {
    var title = new Label(texts.get("main.help." + name));
    title.getStyleClass().add("panel-title");
    var grid = new GridPane(12, 5);
    grid.getColumnConstraints()
        .addAll(
            new ColumnConstraints(KEYS_WIDTH),
            new ColumnConstraints(LEAST_WORDS_WIDTH, WORDS_WIDTH, WORDS_WIDTH));
    for (int line = 1; line <= lines; line++) {
      String key = "main.help." + name + "." + line;
      var keys = new Label(texts.get(key + ".keys"));
      keys.getStyleClass().add("key");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(line, keys, Parts.sentence("help-words", texts.get(key)));
    }
    return new VBox(8, title, grid);
  }
}
