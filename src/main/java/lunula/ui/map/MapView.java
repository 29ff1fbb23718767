package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import lunula.export.picture.VectorDrawing;
import lunula.geometry.LatentFrame;
import lunula.geometry.Viewport;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.ScreenDensity;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.VectorSnapshot;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The map: every image a point, the cursor that is decoded, the path, the legend, and the layers.
/// Draws at most once a pulse, and only when something has changed.
///
/// CSS: `-map-background`, `-map-line`, `-map-text`, `-class-0` to `-class-9`, `-density`,
/// `-heat-0` to `-heat-2`.
public final class MapView extends Region implements VectorSnapshot {
  private static final double GLIDE_NANOS = 260e6;
  private static final int FRAMES_AT_REST = 8;
  private static final double CORNER = 12;

  private final Texts texts = Texts.of(MapView.class);
  private final MapViewModel model;
  private final ExplorerState exploration;
  private final MapPalette palette = new MapPalette(this, this::redraw);
  private final PixelSurface surface = new PixelSurface();
  private final AxisLabels axisLabels = new AxisLabels();
  private final ContourLabels contourLabels = new ContourLabels();
  private final MapGestures gestures;
  private final MapMarks marks;
  private @Nullable LegendView legend;
  private final HoverCard card;
  private final Label empty = new Label();
  private final Region focusRing = new Region();
  private final Pane overlayPane = new Pane();
  private final List<DrawnOverlay<?>> overlays = new ArrayList<>();
  private @Nullable Region bar;
  private final Glide glide = new Glide();
  private boolean dirty = true;

  /// A map with its legend.
  public static MapView withLegend(MapViewModel model) {
    var view = new MapView(model);
    view.layLegend();
    return view;
  }

  /// Without a legend, which takes longer to make than all the rest: see [#layLegend()].
  ///
  /// @param model what to show
  public MapView(MapViewModel model) {
    this.model = model;
    exploration = model.exploration();
    marks = new MapMarks(model);
    card = new HoverCard(exploration);
    setId("map");
    getStyleClass().add("map-view");
    Styles.of(this);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(120, 120);
    empty.getStyleClass().add("map-empty");
    focusRing.getStyleClass().add("focus-ring");
    focusRing.setMouseTransparent(true);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    overlayPane.setManaged(false);
    overlayPane.setPickOnBounds(false);
    getChildren()
        .addAll(
            surface.view(), axisLabels, contourLabels, overlayPane, marks, empty, focusRing, card);
    listen();
    gestures = new MapGestures(this, model);
  }

  private void listen() {
    widthProperty().subscribe(this::resized);
    heightProperty().subscribe(this::resized);
    WeakSubscriptions.hear(
        this,
        this::redraw,
        model.viewportProperty(),
        model.filter().revisionProperty(),
        model.emphasisProperty(),
        model.layers().revisionProperty(),
        model.classNamesProperty(),
        exploration.mapProperty(),
        exploration.imagesProperty());
    WeakSubscriptions.hear(
        this,
        this::requestLayout,
        exploration.hoveredProperty(),
        exploration.pathProperty(),
        exploration.pathMarkProperty());
    var movement = new Movement(model.movingProperty());
    WeakSubscriptions.hear(this, model.viewportProperty(), (before, now) -> movement.begin());
    WeakSubscriptions.hear(this, model.glidingProperty(), glide::follow);
    WeakSubscriptions.hear(this, exploration.slice().frameProperty(), this::nameAxes);
    WeakSubscriptions.hear(this, exploration.cursorProperty(), place -> cursorMoved());
    WeakSubscriptions.hear(this, exploration.engineProperty(), this::sayWhyEmpty);
    sceneProperty().subscribe(scene -> glide.endUnseen());
  }

  private void nameAxes(LatentFrame frame) {
    axisLabels.name(frame);
    requestLayout();
  }

  /// What to show.
  public MapViewModel model() {
    return model;
  }

  /// Draws something above the points from now on.
  public void lay(DrawnOverlay<?> overlay) {
    overlay.node().setManaged(false);
    overlays.add(overlay);
    overlayPane.getChildren().add(overlay.node());
    requestLayout();
  }

  /// Puts a bar of tools into the map's upper left corner.
  public void setBar(Region tools) {
    tools.setManaged(false);
    bar = tools;
    // Unmanaged nodes do not make their parent lay them out again.
    WeakSubscriptions.hear(this, tools.needsLayoutProperty(), this::followSize);
    getChildren().add(getChildren().indexOf(focusRing), tools);
    requestLayout();
  }

  /// Puts the legend into the upper right corner; once.
  public void layLegend() {
    legend = new LegendView(model);
    getChildren().add(getChildren().indexOf(marks) + 1, legend);
    resized();
  }

  private void followSize(boolean wanted) {
    if (wanted) {
      requestLayout();
    }
  }

  MapPalette palette() {
    return palette;
  }

  ContextMenu menu() {
    return gestures.menu();
  }

  private void resized() {
    if (getWidth() > 0 && getHeight() > 0) {
      model.resize(getWidth(), getHeight());
      LegendView classes = legend;
      if (classes != null) {
        classes.foldWhenSmall(getWidth(), getHeight());
      }
    }
  }

  private void cursorMoved() {
    String place = HoverCard.coordinates(exploration.cursorProperty().get());
    setAccessibleText(texts.get("map.accessible", place));
    requestLayout();
  }

  private void sayWhyEmpty(EngineState engine) {
    boolean never = engine == EngineState.FAILED;
    empty.setText(texts.get(never ? "map.empty.failed" : "map.empty"));
  }

  private void redraw() {
    dirty = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    Viewport viewport = model.viewportProperty().get();
    if (dirty && width >= 1 && height >= 1) {
      dirty = false;
      draw(viewport);
      axisLabels.placeNumbers(viewport);
      labelContours(viewport);
    }
    axisLabels.placeNames(width, height);
    marks.resizeRelocate(0, 0, width, height);
    marks.place(viewport);
    overlayPane.resizeRelocate(0, 0, width, height);
    overlays.forEach(overlay -> overlay.place(viewport));
    placeBar();
    card.update(model.pointer(), width, height);
    LegendView classes = legend;
    if (classes != null) {
      placeLegend(classes, width, height);
    }
    boolean nothing = model.cloud() == null;
    empty.setVisible(nothing);
    axisLabels.setVisible(!nothing);
    contourLabels.setVisible(!nothing);
    marks.setVisible(!nothing);
    overlayPane.setVisible(!nothing);
    layoutInArea(empty, 0, 0, width, height, 0, HPos.CENTER, VPos.CENTER);
    focusRing.resizeRelocate(0, 0, width, height);
  }

  private void labelContours(Viewport viewport) {
    PointAnalysis analysis = model.layers().analysis();
    boolean shown = analysis != null && model.layers().isShown(MapLayer.CONTOURS);
    contourLabels.place(analysis == null || !shown ? List.of() : analysis.contours(), viewport);
  }

  private void placeBar() {
    Region tools = bar;
    if (tools != null) {
      tools.resizeRelocate(CORNER, CORNER, tools.prefWidth(-1), tools.prefHeight(-1));
    }
  }

  private void placeLegend(LegendView classes, double width, double height) {
    double legendWidth = snapSizeX(classes.prefWidth(-1));
    double most = Math.max(0, height - 2 * CORNER);
    double legendHeight = Math.min(most, snapSizeY(classes.prefHeight(legendWidth)));
    classes.resizeRelocate(width - legendWidth - CORNER, CORNER, legendWidth, legendHeight);
  }

  /// Draws everything that is made of pixels.
  private void draw(Viewport viewport) {
    double scale = Math.clamp(ScreenDensity.of(this), 0.25, 4);
    surface.fit(viewport.width(), viewport.height(), scale);
    new MapPainter(MapContents.of(model), palette.colours())
        .paint(new PaintTarget(surface.raster(), viewport, scale));
    surface.publish();
  }

  @Override
  public List<VectorDrawing.Mark> marks(Wish wish) {
    Viewport seen = model.viewportProperty().get();
    return new MapSnapshot(MapContents.of(model).copy(), palette.colours(), seen, wish).marks();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // these very nodes
  public boolean hides(Node child, Wish wish) {
    boolean ofUseOnScreen = child == card || child == focusRing || child == bar;
    boolean axes = child == axisLabels || child == legend;
    boolean above = child == marks || child == overlayPane;
    return child == surface.view()
        || ofUseOnScreen
        || (axes && !wish.parts().contains(Part.AXES))
        || (above && !wish.parts().contains(Part.MARKS))
        || (child == contourLabels && !wish.parts().contains(Part.LAYERS));
  }

  /// What CSS may set.
  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return MapPalette.cssMetaData();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return getClassCssMetaData();
  }

  /// Moves the points while they glide; runs only then. During a drag they jump: drawing all of
  /// them
  /// for every frame would delay the picture that follows the cursor.
  private final class Glide extends AnimationTimer {
    private long began;

    void follow(boolean gliding) {
      if (gliding) {
        begin();
      } else {
        stop();
      }
    }

    /// Without a scene nobody sees the glide: the points go to their places at once.
    void endUnseen() {
      if (getScene() == null && model.glidingProperty().get()) {
        stop();
        model.advance(1);
      }
    }

    private void begin() {
      began = 0;
      boolean seen = getScene() != null && getScene().getWindow() != null && isVisible();
      if (seen && !isPressed() && getScene().getWindow().isShowing()) {
        start();
      } else {
        model.advance(1);
      }
    }

    @Override
    public void handle(long now) {
      if (began == 0) {
        began = now;
      }
      model.advance(isPressed() ? 1 : (now - began) / GLIDE_NANOS);
      redraw();
    }
  }

  /// Tells the model whether the viewport is moving: from a change until it has rested for some
  /// frames. Runs only then, and does not keep the view.
  private static final class Movement extends AnimationTimer {
    private final BooleanProperty moving;
    private int rested;

    Movement(BooleanProperty moving) {
      this.moving = moving;
    }

    void begin() {
      rested = 0;
      if (!moving.get()) {
        moving.set(true);
        start();
      }
    }

    @Override
    public void handle(long now) {
      rested++;
      if (rested > FRAMES_AT_REST) {
        stop();
        moving.set(false);
      }
    }
  }
}
