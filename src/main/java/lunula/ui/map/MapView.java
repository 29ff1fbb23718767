package lunula.ui.map;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import lunula.data.SampleSet;
import lunula.export.picture.VectorDrawing;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Motion;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.ScreenDensity;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.VectorSnapshot;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.PointAnalysis.Contour;
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
  private List<Bounds> covered = List.of();
  private final Glide glide = new Glide();
  private boolean dirty = true;
  private ObservableValue<String> described = new ReadOnlyStringWrapper("");

  /// A map with its legend.
  public static MapView withLegend(MapViewModel model) {
    var view = new MapView(model);
    while (view.layLegend()) {
      // All of it at once.
    }
    return view;
  }

  /// Without a legend, which takes longer to make than all the rest: see [#layLegend()].
  ///
  /// @param model what to show
  public MapView(MapViewModel model) {
    this.model = model;
    exploration = model.exploration();
    marks = new MapMarks(model);
    card = new HoverCard();
    setId("map");
    getStyleClass().add("map-view");
    Styles.of(this);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(120, 120);
    // It takes what room there is; what lies on it, such as the legend, asks for none.
    setPrefSize(120, 120);
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

  /// Puts the legend into the upper right corner, empty, and then a row a call.
  ///
  /// @return whether anything of it is still missing
  public boolean layLegend() {
    LegendView there = legend;
    if (there != null) {
      return there.layRow();
    }
    legend = new LegendView(model);
    getChildren().add(getChildren().indexOf(marks) + 1, legend);
    resized();
    return true;
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
    nameIt();
    requestLayout();
  }

  private void nameIt() {
    String place = HoverCard.coordinates(exploration.cursorProperty().get());
    String words = described.getValue();
    setAccessibleText(words.isEmpty() ? texts.get("map.accessible", place) : words);
  }

  /// What lies at the cursor is what screen readers say of the map.
  ///
  /// @param words empty while nobody listens
  public void describe(ObservableValue<String> words) {
    described = words;
    WeakSubscriptions.hear(this, words, (was, is) -> nameIt());
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
    placeBar();
    List<Bounds> covers = new ArrayList<>();
    if (bar != null) {
      addCovers(bar, covers);
    }
    boolean moved = !covers.equals(covered);
    if (dirty && width >= 1 && height >= 1) {
      dirty = false;
      moved = true;
      draw(viewport);
      labelContours(viewport);
    }
    if (moved) {
      covered = covers;
      axisLabels.placeNumbers(viewport, covers);
    }
    axisLabels.placeNames(width, height);
    marks.resizeRelocate(0, 0, width, height);
    marks.place(viewport);
    overlayPane.resizeRelocate(0, 0, width, height);
    overlays.forEach(overlay -> overlay.place(viewport));
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

  /// Where a node and what is in it lie over the map, but for what lets the mouse through.
  private void addCovers(Node node, List<Bounds> covers) {
    if (node instanceof Region region && !region.isPickOnBounds()) {
      region.getChildrenUnmodifiable().stream()
          .filter(Node::isManaged)
          .forEach(part -> addCovers(part, covers));
    } else {
      covers.add(sceneToLocal(node.localToScene(node.getLayoutBounds())));
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
  /// them for every frame would delay the picture that follows the cursor.
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
      if (seen && !isPressed() && !Motion.isReduced() && getScene().getWindow().isShowing()) {
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

  /// A raster and the node that shows it, at the screen's own resolution. JavaFX thread only.
  private static final class PixelSurface {
    private final ImageView view = new ImageView();
    private Raster raster = new Raster(1, 1);
    private PixelBuffer<IntBuffer> buffer = bufferOf(raster);

    PixelSurface() {
      view.setMouseTransparent(true);
      view.setManaged(false);
    }

    private static PixelBuffer<IntBuffer> bufferOf(Raster raster) {
      return new PixelBuffer<>(
          raster.stride(),
          raster.pixels().length / raster.stride(),
          IntBuffer.wrap(raster.pixels()),
          PixelFormat.getIntArgbPreInstance());
    }

    ImageView view() {
      return view;
    }

    Raster raster() {
      return raster;
    }

    /// Makes the raster as large as asked; what was drawn is lost if that changes its size.
    ///
    /// @param width in pixels of the scene
    /// @param height in pixels of the scene
    /// @param renderScale pixels of the raster per pixel of the scene
    void fit(double width, double height, double renderScale) {
      int across = Math.max(1, (int) Math.ceil(width * renderScale));
      int down = Math.max(1, (int) Math.ceil(height * renderScale));
      if (across != raster.width() || down != raster.height()) {
        raster = new Raster(across, down);
        buffer = bufferOf(raster);
        view.setImage(new WritableImage(buffer));
        view.setViewport(new Rectangle2D(Raster.BORDER, Raster.BORDER, across, down));
      }
      view.setFitWidth(across / renderScale);
      view.setFitHeight(down / renderScale);
    }

    /// Shows what has been drawn.
    void publish() {
      // A buffer without an image cannot be updated.
      if (view.getImage() != null) {
        buffer.updateBuffer(whole -> null);
      }
    }
  }

  /// The card beside the pointer that shows the real image behind the hovered point, its class, its
  /// number and its place.
  private final class HoverCard extends VBox {
    private static final int PICTURE = 112;
    private static final double AWAY = 18;

    private final ImageView picture = new ImageView();
    private final LegendView.ClassMarkerIcon marker = new LegendView.ClassMarkerIcon();
    private final Label className = Parts.label("class-name", "");
    private final HBox title = new HBox(6);
    private final Label words = new Label();
    private final Label number = Parts.label("detail", "");
    private final Label place = Parts.label("detail", "");
    private @Nullable SampleSet shownFrom;
    private int shown = ExplorerState.NONE;

    HoverCard() {
      getStyleClass().add("hover-card");
      setMouseTransparent(true);
      setManaged(false);
      setVisible(false);
      picture.setSmooth(false);
      picture.setPreserveRatio(true);
      picture.setFitWidth(PICTURE);
      picture.setFitHeight(PICTURE);
      words.setId("hover-words");
      words.setWrapText(true);
      words.setMaxWidth(2 * PICTURE);
      title.getChildren().addAll(marker, className);
      title.setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(picture, words, title, number, place);
    }

    /// Shows the hovered point beside the pointer, or nothing when there is none.
    void update(@Nullable ScreenPoint pointer, double width, double height) {
      MapData map = exploration.mapProperty().get();
      int hovered = exploration.hoveredProperty().get();
      boolean visible = pointer != null && map != null && hovered >= 0 && hovered < map.count();
      setVisible(visible);
      if (pointer != null && map != null && visible) {
        showSample(hovered);
        showWords(map, hovered);
        moveBeside(pointer, width, height);
      }
    }

    @SuppressWarnings("ReferenceEquality") // these very samples, not ones like them
    private void showSample(int index) {
      SampleSet samples = exploration.samplesProperty().get();
      boolean known = samples != null && index < samples.count();
      if (samples != null && known && (shown != index || shownFrom != samples)) {
        shown = index;
        shownFrom = samples;
        Sample sample = samples.sample(index);
        words.setText(sample.words());
        picture.setImage(sample.words().isEmpty() ? imageOf(sample.picture(PICTURE)) : null);
      }
      Parts.present(picture, known && words.getText().isEmpty());
      Parts.present(words, known && !words.getText().isEmpty());
    }

    private static WritableImage imageOf(GrayImage picture) {
      var image = new WritableImage(picture.width(), picture.height());
      PixelWriter writer = image.getPixelWriter();
      for (int y = 0; y < picture.height(); y++) {
        for (int x = 0; x < picture.width(); x++) {
          writer.setArgb(x, y, 0xFF000000 | picture.level(x, y) * 0x010101);
        }
      }
      return image;
    }

    private void showWords(MapData map, int index) {
      int label = map.label(index);
      marker.show(label, label == map.rest());
      className.setText(map.classNames().get(label));
      Parts.present(title, !className.getText().isEmpty());
      String numbered = map.isLearned(index) ? "map.hover.training" : "map.hover.test";
      number.setText(texts.get(numbered, map.imageNumber(index)));
      String x = NumberFormats.coordinate(map.places().xs()[index]);
      String y = NumberFormats.coordinate(map.places().ys()[index]);
      place.setText(
          switch (map.encodings().dimensions()) {
            case 1 -> texts.get("map.hover.line", x);
            case 2 -> texts.get("map.hover.place", x, y);
            default -> texts.get("map.hover.plane", x, y);
          });
    }

    /// A place as the map writes it.
    static String coordinates(LatentPoint point) {
      return NumberFormats.coordinate(point.x()) + ", " + NumberFormats.coordinate(point.y());
    }

    private void moveBeside(ScreenPoint pointer, double width, double height) {
      applyCss();
      double cardWidth = snapSizeX(prefWidth(-1));
      double cardHeight = snapSizeY(prefHeight(cardWidth));
      double x = pointer.x() + AWAY;
      double y = pointer.y() + AWAY;
      if (x + cardWidth > width) {
        x = Math.max(0, pointer.x() - AWAY - cardWidth);
      }
      if (y + cardHeight > height) {
        y = Math.max(0, pointer.y() - AWAY - cardHeight);
      }
      resizeRelocate(Math.rint(x), Math.rint(y), cardWidth, cardHeight);
    }
  }

  /// Labels on the contours with the share of the points that each encloses: one label a share,
  /// where there is room, kept at its place for as long as that can be seen.
  private final class ContourLabels extends Pane {
    private static final int CANDIDATES = 24;
    private static final double INSET = 24;

    private final Map<Integer, Label> labels = new HashMap<>();
    private final Map<Integer, Integer> kept = new HashMap<>();
    private final List<Rectangle2D> taken = new ArrayList<>();

    ContourLabels() {
      setMouseTransparent(true);
      setManaged(false);
    }

    /// Puts the labels where their lines are now; none without lines.
    void place(List<Contour> contours, Viewport viewport) {
      labels.values().forEach(label -> label.setVisible(false));
      taken.clear();
      for (Contour contour : contours) {
        place(contour, viewport);
      }
    }

    private void place(Contour contour, Viewport viewport) {
      List<LatentPoint> places = candidates(contour);
      Label label = label(contour.percent());
      Integer before = kept.get(contour.percent());
      if (before != null && before < places.size() && put(label, places.get(before), viewport)) {
        return;
      }
      for (int candidate = 0; candidate < places.size(); candidate++) {
        if (put(label, places.get(candidate), viewport)) {
          kept.put(contour.percent(), candidate);
          return;
        }
      }
    }

    /// Places along the longest line, evenly.
    private static List<LatentPoint> candidates(Contour contour) {
      float[] longest = new float[0];
      for (float[] line : contour.lines()) {
        longest = line.length > longest.length ? line : longest;
      }
      List<LatentPoint> places = new ArrayList<>();
      int points = longest.length / 2;
      for (int i = 0; i < CANDIDATES && points > 0; i++) {
        // Neighbouring lines begin at neighbouring places: their labels begin elsewhere.
        int at = (i * points / CANDIDATES + contour.percent() * points / 37) % points;
        places.add(new LatentPoint(longest[2 * at], longest[2 * at + 1]));
      }
      return places;
    }

    private Label label(int percent) {
      return labels.computeIfAbsent(
          percent,
          share -> {
            Label label = Parts.label("contour-label", texts.get("map.contour", share));
            getChildren().add(label);
            label.applyCss();
            return label;
          });
    }

    private boolean put(Label label, LatentPoint place, Viewport viewport) {
      ScreenPoint at = viewport.toScreen(place);
      Rectangle2D box = boxAround(label, at);
      boolean inside =
          at.x() > INSET
              && at.y() > INSET
              && at.x() < viewport.width() - INSET
              && at.y() < viewport.height() - INSET;
      if (!inside || taken.stream().anyMatch(box::intersects)) {
        return false;
      }
      taken.add(box);
      label.setVisible(true);
      label.resizeRelocate(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
      return true;
    }

    private static Rectangle2D boxAround(Label label, ScreenPoint at) {
      double width = Math.ceil(label.prefWidth(-1));
      double height = Math.ceil(label.prefHeight(-1));
      return new Rectangle2D(
          Math.rint(at.x() - width / 2), Math.rint(at.y() - height / 2), width, height);
    }
  }
}
