package lunula.ui.select;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.measure.Selection.Joining;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// How many of each class are chosen, as bars. A bar is a button, too: it selects all of its class;
/// with Ctrl or ⌘ it adds them, with Alt it removes them.
final class ClassBars extends VBox {
  private static final int COLOURS = 10;
  private static final double NAME = 92;
  private static final double COUNT = 48;
  private static final double BAR = 84;

  private final Texts texts = Texts.of(ClassBars.class);
  private final BiConsumer<Integer, Joining> choose;
  private List<String> names = List.of();
  private Joining joining = Joining.REPLACE;

  /// @param choose is given the class and how to join it
  ClassBars(BiConsumer<Integer, Joining> choose) {
    super(1);
    this.choose = choose;
    setId("select-classes");
    addEventFilter(MouseEvent.ANY, this::hearMouse);
    addEventFilter(KeyEvent.KEY_PRESSED, this::hearKey);
  }

  private void hearMouse(MouseEvent event) {
    joining = joining(event.isShortcutDown(), event.isAltDown());
  }

  private void hearKey(KeyEvent event) {
    joining = joining(event.isShortcutDown(), event.isAltDown());
    boolean held = joining != Joining.REPLACE;
    if (held
        && event.getTarget() instanceof Button bar
        && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
      bar.fire();
      event.consume();
    }
  }

  private static Joining joining(boolean adds, boolean removes) {
    if (removes) {
      return Joining.SUBTRACT;
    }
    return adds ? Joining.ADD : Joining.REPLACE;
  }

  /// @param classNames by number
  /// @param counts by number
  void show(List<String> classNames, int[] counts) {
    if (!classNames.equals(names)) {
      names = classNames;
      getChildren().clear();
      for (int label = 0; label < names.size(); label++) {
        getChildren().add(row(label));
      }
    }
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    for (int label = 0; label < names.size() && label < counts.length; label++) {
      update((Button) getChildren().get(label), label, counts[label], most);
    }
  }

  private Button row(int label) {
    var swatch = new Region();
    swatch.getStyleClass().addAll("class-swatch", "class-" + label % COLOURS);
    var name = new Label(nameOf(label));
    name.setMinWidth(NAME);
    name.setPrefWidth(NAME);
    name.setMaxWidth(NAME);
    var bar = new Region();
    bar.getStyleClass().addAll("class-bar", "class-" + label % COLOURS);
    var track = new StackPane(bar);
    track.setAlignment(Pos.CENTER_LEFT);
    track.setMinWidth(BAR);
    HBox.setHgrow(track, Priority.ALWAYS);
    var count = new Label();
    count.getStyleClass().add("muted");
    count.setMinWidth(COUNT);
    count.setAlignment(Pos.CENTER_RIGHT);
    var row = new Button(null, new HBox(6, swatch, name, track, count));
    ((HBox) row.getGraphic()).setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("quiet", "class-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setTooltip(new Tooltip(texts.get("select.class.tip", nameOf(label))));
    row.setOnAction(event -> choose.accept(label, joining));
    return row;
  }

  private String nameOf(int label) {
    return names.get(label).isEmpty() ? texts.get("select.class.none") : names.get(label);
  }

  private void update(Button row, int label, int count, int most) {
    HBox parts = (HBox) row.getGraphic();
    StackPane track = (StackPane) parts.getChildren().get(2);
    Region bar = (Region) track.getChildren().getFirst();
    double width = count == 0 ? 0 : Math.max(2, BAR * count / most);
    bar.setMinWidth(width);
    bar.setMaxWidth(width);
    ((Label) parts.getChildren().get(3)).setText(NumberFormats.count(count));
    row.setAccessibleText(
        texts.get("select.class.accessible", nameOf(label), NumberFormats.count(count)));
  }
}
