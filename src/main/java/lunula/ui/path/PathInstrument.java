package lunula.ui.path;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PathShape.End;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.ActionTips;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapViewModel;

/// The instrument that draws the path.
public final class PathInstrument {
  private PathInstrument() {}

  /// @param map on which the path is drawn
  /// @param box asked when the tool is laid down, as it holds this instrument itself
  public static Instrument of(
      PathViewModel model, PathEditor editor, MapViewModel map, Supplier<Toolbox> box) {
    Texts texts = Texts.of(PathInstrument.class);
    return new Instrument(
        "path",
        KeyCode.L,
        new Instrument.Words(
            texts.get("path.tool.name"), texts.get("path.tool.what"), texts.get("path.tool.hint")),
        new PathTool(
            editor, map.viewportProperty()::get, System::nanoTime, () -> box.get().layDown()),
        () -> new PathPanel(model, editor));
  }

  /// The page of the path in the tool column: its stops, its shape and its pace.
  private static final class PathPanel extends VBox {
    private final Texts texts = Texts.of(PathPanel.class);
    private final PathViewModel model;
    private final PathEditor editor;
    private final Label count = Parts.sentence("path-count", "");
    private final CheckBox loop = new CheckBox(texts.get("path.loop.label"));
    private final Button move;
    private final Button remove;
    private final Button clear;

    PathPanel(PathViewModel model, PathEditor editor) {
      this.model = model;
      this.editor = editor;
      getStyleClass().add("path-panel");
      Styles.of(this);
      Button add = Parts.button(texts, "path.stop.add.", editor::addHere);
      move = Parts.button(texts, "path.stop.move.", editor::moveHere);
      remove = Parts.button(texts, "path.stop.remove.", editor::removeChosen);
      clear = Parts.button(texts, "path.stop.clear.", editor::clear);
      ActionTips.install(add, PathTool.addStop(editor), texts.get("path.stop.add.tip"));
      ActionTips.install(move, PathTool.moveStop(editor), texts.get("path.stop.move.tip"));
      ActionTips.install(remove, PathTool.removeStop(editor), texts.get("path.stop.remove.tip"));
      getChildren()
          .addAll(
              section("path.stops", count, new FlowPane(8, 8, add, move, remove, clear), loop()),
              section(
                  "path.shape", choice(model.shapeProperty(), PathShape.values(), "path.shape.")),
              section(
                  "path.pace",
                  choice(model.paceProperty(), PathPace.values(), "path.pace."),
                  chart()),
              Parts.sentence("muted", texts.get("path.tool.gestures")),
              Parts.sentence("muted", texts.get("path.tool.keys")));
      WeakSubscriptions.hear(this, editor.exploration().pathProperty(), this::show);
      WeakSubscriptions.hear(this, editor.chosenProperty(), () -> show(editor.path()));
      show(editor.path());
    }

    private VBox section(String title, Node... content) {
      var section = new VBox(6, Parts.label("field-label", texts.get(title)));
      section.getChildren().addAll(content);
      return section;
    }

    private CheckBox loop() {
      loop.setId("path-loop");
      ActionTips.install(loop, PathTool.loop(editor), texts.get("path.loop.tip"));
      loop.setOnAction(event -> editor.setLoop(loop.isSelected() ? End.CLOSED : End.OPEN));
      return loop;
    }

    /// A choice with a sentence on what is chosen.
    private <E extends Enum<E>> VBox choice(ObjectProperty<E> chosen, E[] values, String prefix) {
      Label sentence = Parts.sentence("muted", "");
      WeakSubscriptions.hear(
          this, chosen, value -> sentence.setText(texts.get(Texts.key(prefix, value) + ".tip")));
      return new VBox(
          6,
          new SegmentedChoice<>(
              chosen,
              List.of(values),
              value -> texts.get(Texts.key(prefix, value) + ".label"),
              value -> texts.get(Texts.key(prefix, value) + ".tip")),
          sentence);
    }

    private CheckBox chart() {
      var box = new CheckBox(texts.get("path.chart.label"));
      box.setTooltip(new Tooltip(texts.get("path.chart.tip")));
      box.selectedProperty().bindBidirectional(model.chartShownProperty());
      return box;
    }

    private void show(PathStops path) {
      int stops = path.stops().size();
      int chosen = editor.chosenProperty().get();
      count.setText(
          stops == 0
              ? texts.get("path.stops.none")
              : chosen == PathEditor.NONE
                  ? texts.get("path.stops.some", stops)
                  : texts.get("path.stops.chosen", chosen + 1, stops));
      loop.setSelected(path.closed());
      loop.setDisable(stops < 3);
      move.setDisable(chosen == PathEditor.NONE);
      remove.setDisable(chosen == PathEditor.NONE);
      clear.setDisable(stops == 0);
    }
  }

  /// The ring around the chosen stop of the path.
  public static final class PathOverlay extends DrawnOverlay<Group> {
    private static final double RADIUS = 16;
    private final PathEditor editor;
    private final Circle ring = new Circle(RADIUS);

    /// @param editor knows which stop is chosen; lives as long as the map
    public PathOverlay(PathEditor editor) {
      super(new Group());
      this.editor = editor;
      ring.getStyleClass().add("path-chosen");
      node().setMouseTransparent(true);
      node().getChildren().add(ring);
      drawOn(editor.chosenProperty());
    }

    @Override
    protected void draw(Viewport viewport) {
      List<LatentPoint> stops = editor.path().stops();
      int chosen = editor.chosenProperty().get();
      ring.setVisible(chosen >= 0 && chosen < stops.size());
      if (ring.isVisible()) {
        ScreenPoint at = viewport.toScreen(stops.get(chosen));
        ring.setCenterX(at.x());
        ring.setCenterY(at.y());
      }
    }
  }
}
