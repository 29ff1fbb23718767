package lunula.ui.select;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.util.Subscription;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapData;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapView;
import lunula.ui.select.SelectTool.Shape;

/// Select and find, as an instrument.
public final class SelectInstrument {
  private SelectInstrument() {}

  /// @param choosers asked when the panel is made, as the window comes later than the instrument
  public static Instrument of(SelectViewModel model, Supplier<FileChoosers> choosers) {
    Texts texts = Texts.of(SelectInstrument.class);
    return new Instrument(
        "select",
        KeyCode.S,
        new Instrument.Words(
            texts.get("select.name"), texts.get("select.what"), texts.get("select.hint")),
        model.tool(),
        () -> new SelectView(model, choosers.get()));
  }

  /// Lays outline, brush and ring over the map and takes its keys while the tool is chosen.
  public static void lay(MapView map, SelectViewModel model) {
    map.lay(new SelectOverlay(model));
    KeyDispatch.install(
        map, () -> model.isInHand() ? SelectActions.keys(model, Runnable::run) : List.of());
  }

  /// What selecting draws on the map: the outline that is drawn, the brush, a ring around the
  /// chosen image.
  private static final class SelectOverlay extends DrawnOverlay<Pane> {
    private static final double CORNER = 4;
    private static final double RING = 9;

    private final SelectViewModel model;
    private final Path outline = new Path();
    private final Circle first = new Circle(CORNER);
    private final Circle brush = new Circle();
    private final Circle ringHalo = new Circle(RING);
    private final Circle ring = new Circle(RING);

    SelectOverlay(SelectViewModel model) {
      super(untouched(SelectOverlay.class));
      this.model = model;
      outline.setFillRule(FillRule.EVEN_ODD);
      style(outline, "select-outline");
      style(first, "select-corner");
      style(brush, "select-brush");
      style(ringHalo, "select-ring-halo");
      style(ring, "select-ring");
      node().getChildren().addAll(outline, first, brush, ringHalo, ring);
      WhileShown.follow(node(), this::follow);
    }

    private static void style(Node node, String style) {
      node.getStyleClass().add(style);
      node.setManaged(false);
      node.setVisible(false);
    }

    private Subscription follow() {
      SelectTool tool = model.tool();
      return Subscription.combine(
          tool.outlineProperty().subscribe(corners -> redraw()),
          tool.brushProperty().subscribe(place -> redraw()),
          tool.shapeProperty().subscribe(shape -> redraw()),
          tool.radiusProperty().subscribe(radius -> redraw()),
          model.map().toolProperty().subscribe(hand -> redraw()),
          model.map().exploration().cursorProperty().subscribe(cursor -> redraw()),
          model.chosen().indexProperty().subscribe(image -> redraw()));
    }

    @Override
    protected void draw(Viewport viewport) {
      drawOutline(viewport);
      drawBrush(viewport);
      drawRing(viewport);
    }

    private void drawOutline(Viewport now) {
      List<LatentPoint> corners = model.tool().outlineProperty().get();
      boolean shown = model.isInHand() && !corners.isEmpty();
      outline.setVisible(shown);
      first.setVisible(shown);
      if (!shown) {
        return;
      }
      outline.getElements().clear();
      for (LatentPoint corner : corners) {
        ScreenPoint at = now.toScreen(corner);
        boolean begins = outline.getElements().isEmpty();
        outline.getElements().add(begins ? new MoveTo(at.x(), at.y()) : new LineTo(at.x(), at.y()));
      }
      outline.getElements().add(new ClosePath());
      move(first, now.toScreen(corners.getFirst()));
    }

    /// At the pointer, or else at the cursor, where the keyboard puts it.
    private void drawBrush(Viewport now) {
      LatentPoint pointer = model.tool().brushProperty().get();
      LatentPoint cursor = model.map().exploration().cursorProperty().get();
      brush.setVisible(model.isInHand() && model.tool().shapeProperty().get() == Shape.BRUSH);
      brush.setRadius(model.tool().radiusProperty().get());
      move(brush, now.toScreen(pointer == null ? cursor : pointer));
    }

    private void drawRing(Viewport now) {
      int image = model.chosen().indexProperty().get();
      MapData map = model.map().exploration().mapProperty().get();
      boolean shown = model.isInHand() && map != null && image >= 0 && image < map.count();
      ring.setVisible(shown);
      ringHalo.setVisible(shown);
      if (map != null && shown) {
        float x = map.places().xs()[image];
        float y = map.places().ys()[image];
        if (Float.isFinite(x) && Float.isFinite(y)) {
          move(ring, now.toScreen(new LatentPoint(x, y)));
          move(ringHalo, now.toScreen(new LatentPoint(x, y)));
        }
      }
    }

    private static void move(Circle circle, ScreenPoint to) {
      circle.setCenterX(to.x());
      circle.setCenterY(to.y());
    }
  }
}
