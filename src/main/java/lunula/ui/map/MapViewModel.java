package lunula.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.LabelledImages;
import lunula.describe.BundledWords;
import lunula.files.UserMessages;
import lunula.geometry.Easing;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.NearestPoints;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Thinning;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What the map shows and what the person does to it, without a scene: the viewport, the points,
/// the classes shown, the layers, the point under the pointer, and the ends of the path.
///
/// JavaFX thread only.
public final class MapViewModel {
  /// How far from its middle the handle of an end of the path reaches, in pixels.
  public static final double HANDLE_RADIUS = 11;

  private static final double CURSOR_INSET = 16;
  private static final double HOVER_PIXELS = 8;

  private final ExplorerState exploration;
  private final Camera camera = new Camera();
  private final BooleanProperty moving = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper gliding = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<String>> classNames =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ClassFilter filter = new ClassFilter();
  private final ObjectProperty<@Nullable MapTool> tool = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable BitSet> emphasis = new SimpleObjectProperty<>();
  private final MapLayers layers;
  private final Latest<MapData, Indexed> indexing;
  private @Nullable PointCloud cloud;
  private @Nullable Indexed index;
  private @Nullable ScreenPoint pointer;
  private boolean jumping;
  private @Nullable LatentBounds extent;

  /// A map and an index of its points by place, which takes time with many points.
  private record Indexed(MapData map, NearestPoints points) {
    static Indexed of(MapData map) {
      return new Indexed(map, new NearestPoints(map.places().xs(), map.places().ys()));
    }
  }

  /// An end of the path.
  enum PathEnd {
    A,
    B;

    PathStops moved(PathStops path, LatentPoint to) {
      return this == A ? path.withA(to) : path.withB(to);
    }
  }

  /// @param exploration the state all panels share
  public MapViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    layers = new MapLayers(exploration, camera.viewportProperty(), moving, filter);
    indexing =
        exploration.inBackground(
            Indexed::of,
            this::arrive,
            failure -> exploration.noticeProperty().set(UserMessages.words(failure)));
    exploration.mapProperty().subscribe(this::mapChanged);
    filter.revisionProperty().subscribe(this::updateHovered);
    layers.seesClasses().subscribe(sees -> nameClasses());
  }

  @SuppressWarnings("ReferenceEquality") // this very map, not one like it
  private void arrive(Indexed indexed) {
    if (indexed.map() != exploration.mapProperty().get()) {
      return;
    }
    PointCloud current = cloud;
    if (current != null && !current.restsAt(indexed.map())) {
      glide(current, indexed.map());
    }
    index = indexed;
    updateHovered();
  }

  /// The state all panels share.
  public ExplorerState exploration() {
    return exploration;
  }

  /// The part of the latent space that is shown.
  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return camera.viewportProperty();
  }

  /// Whether the viewport is moving; what can wait is computed anew when it rests.
  BooleanProperty movingProperty() {
    return moving;
  }

  private Viewport viewport() {
    return camera.viewportProperty().get();
  }

  /// Whether points glide to new places, so that [#advance(double)] is to be called.
  public ReadOnlyBooleanProperty glidingProperty() {
    return gliding.getReadOnlyProperty();
  }

  /// The names of the classes on the map; empty before the first map.
  public ReadOnlyObjectProperty<List<String>> classNamesProperty() {
    return classNames.getReadOnlyProperty();
  }

  /// Names the classes in the language that is spoken now.
  public void nameClasses() {
    MapData map = exploration.mapProperty().get();
    LabelledImages images = exploration.imagesProperty().get();
    List<String> names = map == null ? List.of() : map.classNames();
    if (images != null && layers.seesClasses().get()) {
      names = BundledWords.classes(images.classNames());
    }
    filter.setClasses(names.size(), map == null ? ClassFilter.NONE : map.rest());
    classNames.set(names);
  }

  /// Whether decoded pictures lie behind the points.
  public BooleanProperty gridShownProperty() {
    return layers.shownProperty(MapLayer.GRID);
  }

  /// What lies on the map besides its points.
  public MapLayers layers() {
    return layers;
  }

  /// Which classes are shown.
  public ClassFilter filter() {
    return filter;
  }

  /// What a drag on the map does; null: it moves the cursor and the ends of the path.
  public ObjectProperty<@Nullable MapTool> toolProperty() {
    return tool;
  }

  /// The points that stand out, by index, while the others are grey; null when all are alike.
  /// Nobody writes to the set once it is here. Cleared when other points come.
  public ObjectProperty<@Nullable BitSet> emphasisProperty() {
    return emphasis;
  }

  /// A place on the screen as tools see it.
  MapTool.Touch touchAt(ScreenPoint at, boolean adds, boolean removes) {
    return new MapTool.Touch(inside(at), at, adds, removes);
  }

  @Nullable PointCloud cloud() {
    return cloud;
  }

  /// Asks for nothing in the background any more: the map is not shown again.
  public void close() {
    layers.close();
    indexing.forget();
  }

  /// How many points each class has, by number; empty before the first map.
  public int[] classCounts() {
    int[] counts = new int[classNames.get().size()];
    MapData map = exploration.mapProperty().get();
    for (int point = 0; map != null && point < map.count(); point++) {
      counts[map.label(point)]++;
    }
    return counts;
  }

  /// From now on the same points move to new places at once instead of gliding there, for maps that
  /// change step by step.
  public void jump() {
    jumping = true;
  }

  private void mapChanged(@Nullable MapData before, @Nullable MapData now) {
    PointCloud current = cloud;
    boolean sameImages = before != null && now != null && now.isOfSameImages(before);
    boolean samePoints =
        current != null
            && before != null
            && now != null
            && Arrays.equals(before.labels(), now.labels());
    if (before != null && now != null && !before.frame().choice().equals(now.frame().choice())) {
      // With other axes, what was zoomed into is elsewhere.
      camera.release();
    }
    if (!samePoints) {
      cloud = now == null ? null : new PointCloud(now);
      if (!sameImages) {
        emphasis.set(null);
      }
      gliding.set(false);
      index = null;
      exploration.hoveredProperty().set(ExplorerState.NONE);
    }
    if (jumping && samePoints && current != null && now != null) {
      current.jumpTo(now);
    }
    nameClasses();
    if (now != null) {
      indexing.request(now);
    }
    if ((jumping || !sameImages) && !camera.isTouched()) {
      fit();
    }
  }

  private void glide(PointCloud current, MapData map) {
    current.glideTo(map);
    camera.glide(current.bounds());
    // A running glide begins anew.
    gliding.set(false);
    gliding.set(true);
  }

  /// Puts the points a share of the distance along: 0 where they were, 1 at their places, which
  /// ends the glide.
  public void advance(double share) {
    PointCloud current = cloud;
    if (current == null || !gliding.get()) {
      return;
    }
    double eased = Easing.OUT.at(share);
    current.advance(eased);
    camera.advance(eased);
    if (share >= 1) {
      camera.arrive();
      gliding.set(false);
    }
  }

  /// The map's size on the screen has changed, in pixels.
  public void resize(double width, double height) {
    if (camera.resize(width, height, bounds())) {
      updateHovered();
    }
  }

  /// Counts as all of the map from now on, wherever its points are; null: where they are. Shown at
  /// once, unless the person has zoomed or panned.
  public void setExtent(@Nullable LatentBounds all) {
    extent = all;
    if (!camera.isTouched()) {
      fit();
    }
  }

  private @Nullable LatentBounds bounds() {
    if (extent != null && cloud != null) {
      return extent;
    }
    PointCloud current = cloud;
    return current == null ? null : current.bounds();
  }

  /// What is seen of the map, if the person has zoomed or panned; null if all of it.
  public @Nullable MapArea area() {
    return camera.area();
  }

  /// Shows a part of the map, whatever the map's size on the screen is or becomes, until the person
  /// zooms or pans; all of it if there is none.
  public void showArea(@Nullable MapArea wanted) {
    if (wanted == null) {
      fit();
    } else {
      camera.show(wanted);
      updateHovered();
    }
  }

  /// Shows all points as [#fit] does, which the person can take back.
  public void showAll() {
    if (area() != null) {
      show(null, "map.did.fit");
    }
    fit();
  }

  /// Shows a part of the map as [#showArea] does, which the person can take back.
  public void showClosely(MapArea wanted) {
    show(wanted, "map.did.closer");
  }

  private void show(@Nullable MapArea wanted, String key) {
    MapArea before = area();
    showArea(wanted);
    exploration
        .history()
        .did(
            () -> Texts.of(MapViewModel.class).get(key),
            () -> showArea(before),
            () -> showArea(wanted));
  }

  /// Shows all points (but for the farthest outliers), now and whenever they move, until the person
  /// zooms or pans.
  public void fit() {
    camera.fit(bounds());
    updateHovered();
  }

  /// Zooms about a place on the screen that stays where it is.
  ///
  /// @param factor over 1 is closer
  public void zoom(ScreenPoint fixed, double factor) {
    touch(viewport().zoomedAbout(fixed, factor));
  }

  /// Zooms about the pointer, or about the cursor when the pointer is elsewhere.
  public void zoomAtPointer(double factor) {
    ScreenPoint fixed = pointer();
    zoom(fixed == null ? viewport().toScreen(cursor()) : fixed, factor);
  }

  /// Shifts what is shown by as many pixels to the right and down.
  public void pan(double dx, double dy) {
    touch(viewport().panned(dx, dy));
  }

  private void touch(Viewport changed) {
    camera.touch(changed);
    updateHovered();
  }

  /// Puts the cursor at a place on the screen, or at the nearest place inside it.
  public void moveCursor(ScreenPoint place) {
    exploration.cursorProperty().set(inside(place));
  }

  private LatentPoint inside(ScreenPoint place) {
    Viewport now = viewport();
    return now.visible().clamp(now.toLatent(place));
  }

  /// Moves the cursor by pixels to the right and down; the map follows when it would leave.
  public void nudgeCursor(double dx, double dy) {
    double scale = viewport().scale();
    var moved = new LatentPoint(cursor().x() + dx / scale, cursor().y() - dy / scale);
    Viewport following = viewport().following(moved, CURSOR_INSET);
    if (!following.equals(viewport())) {
      touch(following);
    }
    exploration.cursorProperty().set(moved);
  }

  private LatentPoint cursor() {
    return exploration.cursorProperty().get();
  }

  /// The pointer is over a place on the map; null when it has left.
  public void pointAt(@Nullable ScreenPoint place) {
    pointer = place;
    updateHovered();
  }

  /// Where the pointer is; null when it is not over the map.
  public @Nullable ScreenPoint pointer() {
    return pointer;
  }

  private void updateHovered() {
    ScreenPoint place = pointer;
    exploration.hoveredProperty().set(place == null ? ExplorerState.NONE : pointNear(place));
  }

  private int pointNear(ScreenPoint place) {
    Indexed current = index;
    if (current == null) {
      return ExplorerState.NONE;
    }
    Viewport now = viewport();
    int thumbnail = thumbnailAt(now.toLatent(place), now.scale());
    return thumbnail != ExplorerState.NONE
        ? thumbnail
        : current
            .points()
            .nearestWithin(
                now.toLatent(place),
                HOVER_PIXELS / now.scale(),
                point -> !filter.isHidden(current.map().label(point)));
  }

  private int thumbnailAt(LatentPoint place, double scale) {
    Thinning chosen = layers.thinning();
    PointCloud current = cloud;
    double half = MapPainter.ThumbnailPainter.SIDE / 2 / scale;
    return chosen == null || current == null || exploration.imagesProperty().get() == null
        ? ExplorerState.NONE
        : current.find(place, half, point -> chosen.step(point) <= Thinning.stepAt(scale));
  }

  /// Puts an end of the path on a point, or on a place on the screen where there is none.
  void putEnd(PathEnd end, ScreenPoint place) {
    exploration.changePath(end.moved(exploration.pathProperty().get(), pointOrPlace(place)));
  }

  /// The latent point of the shown point that is near a place on the screen, or of the place
  /// itself.
  private LatentPoint pointOrPlace(ScreenPoint place) {
    int point = pointNear(place);
    Indexed current = index;
    if (point == ExplorerState.NONE || current == null) {
      return inside(place);
    }
    MapData.Places places = current.map().places();
    return new LatentPoint(places.xs()[point], places.ys()[point]);
  }

  /// Moves an end of the path, and with it the cursor, to a place on the screen or the nearest
  /// inside it.
  void dragEnd(PathEnd end, ScreenPoint place) {
    moveCursor(place);
    exploration.pathProperty().set(end.moved(exploration.pathProperty().get(), cursor()));
  }

  /// Whether the cursor covers the handle of an end of the path.
  boolean isUnderCursor(LatentPoint end) {
    Viewport now = viewport();
    return now.toScreen(end).distanceTo(now.toScreen(cursor())) <= HANDLE_RADIUS;
  }
}
