package lunula.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.describe.BundledWords;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.ui.kit.FocusReturn;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The list of models below the bar: by what they were trained on, with a field to find one. It
/// opens on the model that is on the map; arrows and Enter or a press open another one, Escape or a
/// press beside it close it.
final class ModelChooser extends StackPane {
  private static final double WIDTH = 440;
  private static final double MARGIN = 8;

  /// About the height of a model's row: what there is no room for is scrolled.
  private static final double ROW = 42;

  private final Texts texts = Texts.of(ModelChooser.class);
  private final MainViewModel model;
  private final Node button;
  private final TextField field = new TextField();
  private final ListView<Row> list = new ListView<>();
  private final Label nothing = Parts.sentence("muted", texts.get("main.models.find.nothing"));
  private final VBox sheet = Parts.styled(new VBox(8, field, list, nothing), "chooser-sheet");
  private final FocusReturn focus = new FocusReturn();

  /// A line of the list.
  sealed interface Row {
    /// What the models below it were trained on.
    record Heading(String data) implements Row {}

    /// A model that can be opened.
    record Model(LibraryEntry entry, String name, String summary) implements Row {}
  }

  /// @param button opens it; the list hangs from it
  ModelChooser(MainViewModel model, Node button) {
    this.model = model;
    this.button = button;
    setId("model-chooser");
    Styles.of(this, "model-chooser");
    field.setId("model-chooser-field");
    field.setPromptText(texts.get("main.models.find"));
    field.setAccessibleText(texts.get("main.models.find"));
    field.textProperty().subscribe(typed -> find());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    list.setId("model-chooser-list");
    list.setAccessibleText(texts.get("main.tool.models"));
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Cell());
    nothing.setId("model-chooser-nothing");
    sheet.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    setAlignment(sheet, Pos.TOP_LEFT);
    getChildren().add(sheet);
    setOnMousePressed(event -> close());
    addEventHandler(KeyEvent.ANY, KeyEvent::consume);
  }

  /// Is shown from now on whenever it is asked for; it lies in the window.
  void follow() {
    WeakSubscriptions.hear(this, model.modelsShownProperty(), this::present);
    WeakSubscriptions.hear(this, model.models(), this::find);
  }

  private void present(boolean shown) {
    if (shown) {
      field.clear();
      find();
    }
    focus.present(this, shown, field);
  }

  private void close() {
    model.modelsShownProperty().set(false);
  }

  private void open(Row.Model row) {
    close();
    model.open(row.entry());
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN, KP_DOWN -> move(1);
      case UP, KP_UP -> move(-1);
      case ESCAPE -> close();
      case ENTER -> {
        if (list.getSelectionModel().getSelectedItem() instanceof Row.Model chosen) {
          open(chosen);
        }
      }
      case TAB -> {}
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// Selects the next model, past headings, around the ends.
  private void move(int by) {
    int count = list.getItems().size();
    int row = list.getSelectionModel().getSelectedIndex();
    for (int i = 0; i < count; i++) {
      row = Math.floorMod(row + by, count);
      if (list.getItems().get(row) instanceof Row.Model) {
        select(row);
        return;
      }
    }
  }

  private void select(int row) {
    list.getSelectionModel().clearAndSelect(row);
    // The one before it is seen, too: it may be the heading.
    list.scrollTo(Math.max(0, row - 1));
  }

  private void find() {
    if (!model.modelsShownProperty().get()) {
      return;
    }
    List<Row> rows = rows();
    list.getItems().setAll(rows);
    list.setPrefHeight(ROW * rows.size());
    Parts.present(list, !rows.isEmpty());
    Parts.present(nothing, rows.isEmpty());
    list.getSelectionModel().clearSelection();
    int open = rows.indexOf(openRow(rows));
    if (open < 0) {
      move(1);
    } else {
      select(open);
    }
  }

  private @Nullable Row openRow(List<Row> rows) {
    ModelCard card = model.cardProperty().get();
    return rows.stream()
        .filter(row -> row instanceof Row.Model each && each.entry().card().equals(card))
        .findFirst()
        .orElse(null);
  }

  /// What fits what is typed: each word of it is in the name, the summary or the data's name.
  private List<Row> rows() {
    List<String> typed = List.of(field.getText().toLowerCase(Locale.ROOT).strip().split("\\s+"));
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (LibraryEntry entry : model.models()) {
      String data = BundledWords.dataSet(entry.card().dataSet());
      var row = new Row.Model(entry, BundledWords.name(entry.card()), model.summary(entry.card()));
      String words = String.join(" ", row.name(), row.summary(), data).toLowerCase(Locale.ROOT);
      if (typed.stream().allMatch(words::contains)) {
        groups
            .computeIfAbsent(data, name -> new ArrayList<>(List.of(new Row.Heading(name))))
            .add(row);
      }
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /// The sheet hangs from the button and takes the height that is left, if it needs it.
  @Override
  protected void layoutChildren() {
    Point2D corner = sceneToLocal(button.localToScene(0, button.getLayoutBounds().getMaxY()));
    double left = Math.clamp(corner.getX(), MARGIN, Math.max(MARGIN, getWidth() - WIDTH - MARGIN));
    double width = Math.min(WIDTH, getWidth() - 2 * MARGIN);
    double top = corner.getY() + MARGIN / 2;
    double height = Math.min(getHeight() - top - MARGIN, sheet.prefHeight(width));
    sheet.resizeRelocate(snapPositionX(left), snapPositionY(top), width, snapSizeY(height));
  }

  private final class Cell extends ListCell<Row> {
    private final Label heading = Parts.label("group-data", "");
    private final Label name = Parts.label("model-name", "");
    private final Label summary = Parts.label("muted", "");
    private final VBox lines = new VBox(name, summary);

    Cell() {
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            if (getItem() instanceof Row.Model row) {
              open(row);
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      Node shown = null;
      String words = null;
      if (row instanceof Row.Heading group) {
        shown = heading;
        words = group.data();
        heading.setText(words);
      } else if (row instanceof Row.Model each) {
        shown = lines;
        words = texts.get("main.models.row", each.name(), each.summary());
        name.setText(each.name());
        summary.setText(each.summary());
      }
      setAccessibleText(words);
      setGraphic(shown);
      // A heading cannot be chosen.
      setMouseTransparent(row instanceof Row.Heading);
      Parts.setStyle(this, "heading", row instanceof Row.Heading);
    }
  }
}
