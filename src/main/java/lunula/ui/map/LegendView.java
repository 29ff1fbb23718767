package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The names, shapes, colours and counts of the classes; a class is switched on and off by a click,
/// stressed under the pointer, and shown alone by a double click. Folds to its title.
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
  private final List<LegendRow> shown = new ArrayList<>();
  private boolean foldedByHand;

  LegendView(MapViewModel model) {
    this.model = model;
    getStyleClass().add("legend");
    setId("legend");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    getChildren().addAll(header(), scroll);
    addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.pointAt(null));
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
    setFolded(false);
    WeakSubscriptions.hear(this, model.classNamesProperty(), this::rebuild);
    WeakSubscriptions.hear(this, model.exploration().mapProperty(), map -> showCounts());
    WeakSubscriptions.hear(this, model.filter().revisionProperty(), this::update);
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
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var header = new HBox(fold, space, all);
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
    scroll.setVisible(!folded);
    scroll.setManaged(!folded);
    all.setManaged(!folded);
    update();
  }

  private void rebuild(List<String> names) {
    shown.clear();
    // Images without classes are one class of no name, of which there is nothing to tell.
    boolean nameless = names.equals(List.of(""));
    for (int number = 0; number < names.size() && !nameless; number++) {
      shown.add(new LegendRow(model.filter(), number, names.get(number), texts));
    }
    rows.getChildren().setAll(shown);
    setVisible(!shown.isEmpty());
    showCounts();
    update();
  }

  private void showCounts() {
    int[] counts = model.classCounts();
    if (counts.length == shown.size()) {
      shown.forEach(row -> row.setCount(String.format(Locale.ROOT, "%,d", counts[row.number()])));
    }
  }

  private void update() {
    all.setVisible(fold.isSelected() && !model.filter().isAllShown());
    shown.forEach(LegendRow::update);
  }
}
