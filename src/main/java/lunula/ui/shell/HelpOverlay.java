package lunula.ui.shell;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
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
import lunula.ui.kit.Actions;
import lunula.ui.kit.FocusReturn;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The keys and gestures, on a sheet over the window. A click beside the sheet, or Escape, closes
/// it.
final class HelpOverlay extends StackPane {
  private static final int COLUMNS = 3;
  private static final double KEYS_WIDTH = 150;
  private static final double WORDS_WIDTH = 194;
  private static final double LEAST_WORDS_WIDTH = 120;

  private final Texts texts = Texts.of(HelpOverlay.class);
  private final Button close;
  private final Actions actions;
  private final Runnable turnToAbout;
  private final FocusReturn focus = new FocusReturn();

  HelpOverlay(MainViewModel model, Actions actions) {
    this.actions = actions;
    getStyleClass().add("help-veil");
    Runnable hide = () -> model.helpShownProperty().set(false);
    close = Parts.button(texts, "main.help.close.", hide);
    close.getStyleClass().add("primary");
    turnToAbout =
        () -> {
          hide.run();
          model.aboutShownProperty().set(true);
        };
    setOnMouseClicked(event -> hide.run());
    WeakSubscriptions.hear(this, model.helpShownProperty(), this::present);
  }

  /// Made when first asked for: its many labels would slow the start.
  private VBox sheet() {
    Label title = Parts.label("help-title", texts.get("main.help.title"));
    var groups = new HBox(24, columns());
    var scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    Button about = Parts.button(texts, "main.help.about.", turnToAbout);
    var sheet = new VBox(16, title, scroll, new HBox(8, close, about));
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
    focus.present(this, shown, close);
  }

  /// The groups in their order, in columns of about the same height.
  private VBox[] columns() {
    List<Actions.Group> groups = actions.help();
    double share = groups.stream().mapToInt(HelpOverlay::height).sum() / (double) COLUMNS;
    var columns = new VBox[COLUMNS];
    Arrays.setAll(columns, column -> new VBox(20));
    int before = 0;
    for (Actions.Group group : groups) {
      int column = (int) ((before + height(group) / 2.0) / share);
      columns[Math.min(column, COLUMNS - 1)].getChildren().add(group(group));
      before += height(group);
    }
    return columns;
  }

  /// In lines, the title and the gap above it among them.
  private static int height(Actions.Group group) {
    return group.lines().size() + 2;
  }

  private static VBox group(Actions.Group group) {
    var grid = new GridPane(12, 5);
    grid.getColumnConstraints()
        .addAll(
            new ColumnConstraints(KEYS_WIDTH),
            new ColumnConstraints(LEAST_WORDS_WIDTH, WORDS_WIDTH, WORDS_WIDTH));
    for (Actions.Line line : group.lines()) {
      Label keys = Parts.label("key", line.keys());
      keys.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(grid.getRowCount(), keys, Parts.sentence("help-words", line.words()));
    }
    return new VBox(8, Parts.label("panel-title", group.title()), grid);
  }
}
