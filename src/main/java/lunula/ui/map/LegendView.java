package lunula.ui.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The names, markers, colours and counts of the classes; a click shows or hides a class, the
/// pointer highlights it, and a double click shows it alone. Folds to its title.
final class LegendView extends VBox {
  /// A map narrower or lower than this would be hidden by too many classes.
  private static final double LEAST_WIDTH = 560;

  private static final double LEAST_HEIGHT = 380;

  private final Texts texts = Texts.of(LegendView.class);
  private final MapViewModel model;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final ToggleButton fold = new ToggleButton();
  private final Button all = new Button(texts.get("map.legend.all"));
  private final List<Row> shown = new ArrayList<>();
  private final GroupingChooser chooser;
  private boolean foldedByHand;

  LegendView(MapViewModel model) {
    this.model = model;
    chooser = new GroupingChooser(model.exploration());
    getStyleClass().add("legend");
    setId("legend");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    getChildren().addAll(header(), chooser, scroll);
    addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.pointAt(null));
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
    setFolded(false);
    setVisible(false);
  }

  /// Puts the next row into its place; after the last one the legend follows the map by itself.
  ///
  /// @return whether any is still missing
  boolean layRow() {
    List<String> names = model.classNamesProperty().get();
    if (isWorthARow(names) && shown.size() < names.size()) {
      Row row = new Row(shown.size(), names.get(shown.size()));
      shown.add(row);
      rows.getChildren().add(row);
      setVisible(true);
      showCounts();
      row.update();
      return true;
    }
    WeakSubscriptions.hear(this, model.classNamesProperty(), this::rebuild);
    WeakSubscriptions.hear(this, model.exploration().mapProperty(), map -> showCounts());
    WeakSubscriptions.hear(this, model.filter().revisionProperty(), this::update);
    WeakSubscriptions.hear(
        this,
        model.exploration().groupingsProperty(),
        offered -> setVisible(!shown.isEmpty() || chooser.isOffered()));
    return false;
  }

  /// Images without classes have one class without a name, which needs no legend.
  private static boolean isWorthARow(List<String> names) {
    return !names.equals(List.of(""));
  }

  private HBox header() {
    fold.setId("legend-fold");
    fold.getStyleClass().add("fold");
    fold.setTooltip(new Tooltip(texts.get("map.legend.fold")));
    fold.setText(texts.get("map.legend.title"));
    fold.setOnAction(
        event -> {
          foldedByHand = true;
          setFolded(!fold.isSelected());
        });
    all.setId("legend-all");
    all.getStyleClass().add("all");
    all.setTooltip(new Tooltip(texts.get("map.legend.all.tip")));
    all.setOnAction(event -> model.filter().showAll());
    // At the right, where the legend ends whether folded or not, so that the button stays in place.
    var header = new HBox(all, Parts.gap(), fold);
    header.getStyleClass().add("header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  /// Folds by itself while there is little room, unless the person has decided.
  void foldWhenSmall(double width, double height) {
    if (!foldedByHand) {
      setFolded(width < LEAST_WIDTH || height < LEAST_HEIGHT);
    }
  }

  private void setFolded(boolean folded) {
    fold.setSelected(!folded);
    fold.setGraphic(new Label(folded ? "▸" : "▾"));
    Parts.present(scroll, !folded);
    chooser.setFolded(folded);
    all.setManaged(!folded);
    update();
  }

  private void rebuild(List<String> names) {
    if (!names.equals(shown.stream().map(row -> row.name).toList())) {
      shown.clear();
      for (int number = 0; number < names.size() && isWorthARow(names); number++) {
        shown.add(new Row(number, names.get(number)));
      }
      rows.getChildren().setAll(shown);
    }
    setVisible(!shown.isEmpty() || chooser.isOffered());
    showCounts();
    update();
  }

  private void showCounts() {
    int[] counts = model.classCounts();
    if (counts.length == shown.size()) {
      boolean counted = Arrays.stream(counts).sum() > 0;
      shown.forEach(
          row -> row.count.setText(counted ? NumberFormats.count(counts[row.number]) : ""));
    }
  }

  private void update() {
    all.setVisible(fold.isSelected() && !model.filter().isAllShown());
    shown.forEach(Row::update);
  }

  /// One class.
  private final class Row extends ToggleButton {
    private final ClassFilter filter = model.filter();
    private final int number;
    private final String name;
    private final Label count = Parts.label("count", "");
    private boolean alone;

    Row(int number, String name) {
      this.number = number;
      this.name = name;
      setId("legend-" + number);
      getStyleClass().add("legend-row");
      setMaxWidth(Double.MAX_VALUE);
      setTooltip(new Tooltip(texts.get("map.legend.row.tip")));
      setAccessibleText(texts.get("map.legend.row.accessible", name));
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setGraphic(content(name));
      setOnAction(event -> act());
      addEventFilter(
          MouseEvent.MOUSE_PRESSED,
          event -> alone = event.isAltDown() || event.getClickCount() == 2);
      addEventFilter(KeyEvent.KEY_PRESSED, this::onlyOnEnter);
      hoverProperty().subscribe(this::highlight);
      focusVisibleProperty().subscribe(this::highlight);
    }

    private HBox content(String name) {
      var marker = new ClassMarkerIcon();
      marker.show(number, number == model.filter().rest());
      var label = new Label(name);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(label, Priority.ALWAYS);
      // A long name is cut, a number never.
      count.setMinWidth(USE_PREF_SIZE);
      var content = new HBox(marker, label, count);
      content.getStyleClass().add("content");
      content.prefWidthProperty().bind(widthProperty().subtract(16));
      return content;
    }

    void update() {
      setSelected(!filter.isHidden(number));
    }

    private void act() {
      if (alone) {
        alone = false;
        filter.only(number);
      } else {
        filter.toggle(number);
      }
      update();
    }

    private void onlyOnEnter(KeyEvent event) {
      if (event.getCode() == KeyCode.ENTER) {
        filter.only(number);
        event.consume();
      }
    }

    private void highlight() {
      if (isHover() || isFocusVisible()) {
        filter.highlight(number);
      } else if (filter.highlighted() == number) {
        filter.highlight(ClassFilter.NONE);
      }
    }
  }

  /// The marker of a class in its colour, as a small node.
  static final class ClassMarkerIcon extends StackPane {
    private static final double SIDE = 14;
    private static final double RADIUS = 4.4;

    private final SVGPath path = new SVGPath();

    ClassMarkerIcon() {
      getStyleClass().add("glyph");
      setMinSize(SIDE, SIDE);
      setPrefSize(SIDE, SIDE);
      setMaxSize(SIDE, SIDE);
      setMouseTransparent(true);
      getChildren().add(path);
    }

    /// @param rest whether it is the class of all that is in no other
    void show(int classNumber, boolean rest) {
      path.setContent(ClassMarker.of(classNumber).svgPath(RADIUS));
      String style = rest ? "rest" : String.valueOf(classNumber % MapPalette.CLASS_COLOURS);
      path.getStyleClass().setAll("class-" + style);
    }
  }
}
