package lunula.ui.select;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.Area;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.measure.Selection;
import lunula.measure.Selection.Joining;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.MapTool.Touch;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// Lasso, rectangle and brush: drawn by the pointer, or step by step at the cursor by the keyboard.
/// A click on a point chooses its image; beside the points, a click without a key clears the
/// selection.
///
/// JavaFX thread only.
public final class SelectTool implements MapTool {
  /// The brush's smallest radius, in pixels.
  public static final double LEAST_RADIUS = 4;

  /// The brush's largest radius, in pixels.
  public static final double MOST_RADIUS = 120;

  /// The brush's usual radius, in pixels.
  static final double RADIUS = 24;

  private static final double CLICK_SLACK = 4;
  private static final double CORNERS_APART = 2;

  /// How images are selected.
  public enum Shape {
    /// All within an outline that is drawn.
    LASSO,
    /// All between two corners.
    RECTANGLE,
    /// All that a round brush passes over.
    BRUSH
  }

  private final MapViewModel map;
  private final SelectionViewModel selection;
  private final ChosenImage chosen;
  private final ObjectProperty<Shape> shape = new SimpleObjectProperty<>(Shape.LASSO);
  private final DoubleProperty radius = new SimpleDoubleProperty(RADIUS);
  private final ObjectProperty<Joining> usual = new SimpleObjectProperty<>(Joining.REPLACE);
  private final ReadOnlyObjectWrapper<List<LatentPoint>> outline =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable LatentPoint> brush = new ReadOnlyObjectWrapper<>();
  private Selection before = Selection.none(0);
  private Selection stroke = before;
  private ScreenPoint pressed = new ScreenPoint(0, 0);
  private ScreenPoint last = pressed;
  private Joining joining = Joining.REPLACE;
  private boolean moved;

  SelectTool(MapViewModel map, SelectionViewModel selection, ChosenImage chosen) {
    this.map = map;
    this.selection = selection;
    this.chosen = chosen;
    shape.subscribe(other -> abandon());
    map.exploration().mapProperty().subscribe(this::mapChanged);
  }

  /// How images are selected.
  public ObjectProperty<Shape> shapeProperty() {
    return shape;
  }

  /// Radius of the brush in pixels, [#LEAST_RADIUS] to [#MOST_RADIUS].
  public DoubleProperty radiusProperty() {
    return radius;
  }

  /// What is done with the selection where no key says otherwise: a finger has none.
  public ObjectProperty<Joining> joiningProperty() {
    return usual;
  }

  /// Corners of what is being drawn, in order; of a rectangle all four. Empty while nothing is.
  public ReadOnlyObjectProperty<List<LatentPoint>> outlineProperty() {
    return outline.getReadOnlyProperty();
  }

  /// Where the brush is; null while it is not over the map.
  public ReadOnlyObjectProperty<@Nullable LatentPoint> brushProperty() {
    return brush.getReadOnlyProperty();
  }

  /// Makes the brush larger or smaller.
  public void grow(double factor) {
    radius.set(Math.clamp(radius.get() * factor, LEAST_RADIUS, MOST_RADIUS));
  }

  /// Whether something is half drawn.
  public boolean isDrawing() {
    return !outline.get().isEmpty();
  }

  /// Drops what is half drawn.
  public void abandon() {
    outline.set(List.of());
  }

  private void mapChanged(@Nullable MapData before, @Nullable MapData now) {
    if (before == null || now == null || before.count() != now.count()) {
      abandon();
    }
  }

  private Joining joining(boolean adds, boolean removes) {
    if (removes) {
      return Joining.SUBTRACT;
    }
    return adds ? Joining.ADD : usual.get();
  }

  @Override
  public void press(Touch touch) {
    before = selection.selectionProperty().get();
    stroke = Selection.none(before.total());
    joining = joining(touch.adds(), touch.removes());
    pressed = touch.screen();
    last = pressed;
    moved = false;
    outline.set(List.of());
    if (shape.get() == Shape.BRUSH) {
      paint(touch);
    }
  }

  @Override
  public void drag(Touch touch) {
    moved |= touch.screen().distanceTo(pressed) >= CLICK_SLACK;
    boolean samePoints = before.total() == selection.selectionProperty().get().total();
    if (!samePoints || (!moved && shape.get() != Shape.BRUSH)) {
      return;
    }
    switch (shape.get()) {
      case BRUSH -> paint(touch);
      case RECTANGLE -> stretch(at(pressed), touch.place());
      case LASSO -> addCorner(touch);
    }
  }

  @Override
  public void release(Touch touch) {
    boolean samePoints = before.total() == selection.selectionProperty().get().total();
    if (shape.get() == Shape.BRUSH) {
      if (samePoints) {
        selection.remember(before, "select.did.brush");
      }
    } else if (!moved) {
      click();
    } else if (samePoints) {
      close();
    }
    abandon();
  }

  @Override
  public void cancel() {
    if (before.total() == selection.selectionProperty().get().total()) {
      selection.show(before);
    }
    abandon();
  }

  @Override
  public void hover(Touch touch) {
    brush.set(touch.place());
  }

  @Override
  public void leave() {
    brush.set(null);
  }

  private void click() {
    // A finger comes down without having hovered.
    map.pointAt(pressed);
    int hovered = map.exploration().hoveredProperty().get();
    if (hovered != ExplorerState.NONE) {
      chosen.choose(hovered);
    } else if (joining == Joining.REPLACE) {
      selection.none();
    }
  }

  private LatentPoint at(ScreenPoint place) {
    return map.viewportProperty().get().toLatent(place);
  }

  private double latentRadius() {
    return radius.get() / map.viewportProperty().get().scale();
  }

  private void paint(Touch touch) {
    brush.set(touch.place());
    var passed = new Area.Capsule(at(last), at(touch.screen()), latentRadius());
    stroke = stroke.joined(Joining.ADD, selection.inside(passed));
    last = touch.screen();
    selection.show(before.joined(joining, stroke));
  }

  private void stretch(LatentPoint corner, LatentPoint opposite) {
    outline.set(
        List.of(
            corner,
            new LatentPoint(opposite.x(), corner.y()),
            opposite,
            new LatentPoint(corner.x(), opposite.y())));
    selection.show(before.joined(joining, selection.inside(new Area.Rectangle(corner, opposite))));
  }

  private void addCorner(Touch touch) {
    boolean first = outline.get().isEmpty();
    if (first || touch.screen().distanceTo(last) >= CORNERS_APART) {
      List<LatentPoint> corners = new ArrayList<>(outline.get());
      if (first) {
        corners.add(at(pressed));
      }
      corners.add(touch.place());
      last = touch.screen();
      outline.set(List.copyOf(corners));
    }
  }

  private void close() {
    if (shape.get() == Shape.RECTANGLE) {
      selection.remember(before, "select.did.rectangle");
    } else {
      selection.enclose(joining, outline.get(), "select.did.lasso");
    }
  }

  /// One step at the cursor by the keyboard: a dab of the brush; a corner of the rectangle, or the
  /// one across; a corner of the lasso, which the same place once more closes.
  ///
  /// @param adds whether it is added to the selection
  /// @param removes whether it is taken from it
  public void step(boolean adds, boolean removes) {
    LatentPoint cursor = map.exploration().cursorProperty().get();
    joining = joining(adds, removes);
    before = selection.selectionProperty().get();
    switch (shape.get()) {
      case BRUSH ->
          selection.change(
              joining,
              selection.inside(new Area.Capsule(cursor, latentRadius())),
              "select.did.brush");
      case RECTANGLE -> cornerOfRectangle(cursor);
      case LASSO -> cornerOfLasso(cursor);
    }
  }

  private void cornerOfRectangle(LatentPoint cursor) {
    if (outline.get().isEmpty()) {
      outline.set(List.of(cursor));
    } else {
      stretch(outline.get().getFirst(), cursor);
      close();
      abandon();
    }
  }

  private void cornerOfLasso(LatentPoint cursor) {
    List<LatentPoint> corners = new ArrayList<>(outline.get());
    if (!corners.isEmpty() && corners.getLast().equals(cursor)) {
      close();
      abandon();
    } else {
      corners.add(cursor);
      outline.set(List.copyOf(corners));
    }
  }
}
