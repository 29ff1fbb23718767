package lunula.ui.decode;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.geometry.LatentFrame;
import lunula.geometry.PlaneChoice;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The dimensions that are not on the map: which plane the map shows, and a slider for each further
/// direction. Not there for models of one or two dimensions.
final class SlicePane extends VBox {
  private static final int PRINCIPAL = 0;

  private final Texts texts = Texts.of(SlicePane.class);
  private final SliceViewModel model;
  private final ChoiceBox<String> kind = new ChoiceBox<>();
  private final ChoiceBox<String> right = new ChoiceBox<>();
  private final ChoiceBox<String> up = new ChoiceBox<>();
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final Button reset;
  private final Button nearest;
  private final ToggleButton more = new ToggleButton();
  private final List<SliceRow> shown = new ArrayList<>();
  private boolean following;

  /// @param nearestImage moves to the code of the nearest real image
  SlicePane(SliceViewModel model, Runnable nearestImage) {
    this.model = model;
    reset = Parts.button(texts, "slice.reset.", model::recentre);
    nearest = Parts.button(texts, "slice.nearest.", nearestImage);
    getStyleClass().add("slice-pane");
    setId("slice");
    setMinHeight(0);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(2 * SliceRow.HEIGHT);
    rows.getStyleClass().add("slice-rows");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    more.setId("slice-more");
    more.getStyleClass().add("quiet");
    more.setOnAction(event -> fill());
    getChildren().addAll(choosers(), scroll, buttons());
    WeakSubscriptions.hear(this, model.frameProperty(), this::rebuild);
    WeakSubscriptions.hear(this, model.slice().planeProperty(), plane -> follow());
  }

  private HBox choosers() {
    kind.getItems().setAll(texts.get("slice.kind.principal"), texts.get("slice.kind.axes"));
    name(kind, "slice-kind", "slice.kind.tip");
    name(right, "slice-right", "slice.right.tip");
    name(up, "slice-up", "slice.up.tip");
    Label title = new Label(texts.get("slice.title"));
    title.getStyleClass().add("muted");
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(6, title, kind, right, up);
    row.setAlignment(Pos.CENTER_LEFT);
    kind.getSelectionModel().selectedIndexProperty().subscribe(this::choose);
    right.getSelectionModel().selectedIndexProperty().subscribe(this::choose);
    up.getSelectionModel().selectedIndexProperty().subscribe(this::choose);
    return row;
  }

  private void name(ChoiceBox<String> box, String id, String tip) {
    box.setId(id);
    box.getStyleClass().add("small");
    box.setTooltip(new Tooltip(texts.get(tip)));
    box.setAccessibleText(texts.get(tip));
    box.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(box, Priority.ALWAYS);
  }

  private HBox buttons() {
    for (Button button : List.of(reset, nearest)) {
      button.getStyleClass().add("quiet");
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(8, reset, nearest, gap, more);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void choose() {
    if (following) {
      return;
    }
    if (kind.getSelectionModel().getSelectedIndex() == PRINCIPAL) {
      model.choosePrincipal();
    } else {
      model.chooseAxes(
          Math.max(0, right.getSelectionModel().getSelectedIndex()),
          Math.max(0, up.getSelectionModel().getSelectedIndex()));
    }
  }

  private void rebuild(LatentFrame frame) {
    Parts.present(this, frame.others() > 0);
    if (frame.others() > 0) {
      showChoice(frame);
      int hidden = frame.others() - SliceViewModel.FEW;
      Parts.present(more, hidden > 0);
      more.setText(texts.get("slice.more", hidden));
      fill();
    }
  }

  private void showChoice(LatentFrame frame) {
    following = true;
    if (right.getItems().size() != frame.dimensions()) {
      right.getItems().setAll(model.axes());
      up.getItems().setAll(model.axes());
    }
    boolean axes = frame.choice() instanceof PlaneChoice.Axes;
    kind.getSelectionModel().select(axes ? 1 : PRINCIPAL);
    right.getSelectionModel().select(axes ? frame.number(0) : 0);
    up.getSelectionModel().select(axes ? frame.number(1) : 1);
    Parts.present(right, axes);
    Parts.present(up, axes);
    following = false;
  }

  /// Sliders for the directions with most variance, or for all.
  private void fill() {
    int others = model.frameProperty().get().others();
    int count = more.isSelected() ? others : Math.min(others, SliceViewModel.FEW);
    while (shown.size() > count) {
      shown.removeLast();
    }
    while (shown.size() < count) {
      shown.add(new SliceRow(model, shown.size() + 2, texts));
    }
    rows.getChildren().setAll(shown);
    scroll.setPrefHeight(SliceRow.HEIGHT * Math.min(count, SliceViewModel.FEW) + 2);
    shown.forEach(SliceRow::measure);
    follow();
  }

  private void follow() {
    if (isVisible()) {
      shown.forEach(SliceRow::follow);
      reset.setDisable(model.slice().centred());
    }
  }
}
