package lunula.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.files.UserMessages;
import lunula.geometry.Easing;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What the map shows and what the person does to it, without a scene: the viewport, the points on
/// their way, the classes shown, the point under the pointer, the pictures behind.
///
/// JavaFX thread only.
public final class MapViewModel {
  private static final double CURSOR_INSET = 16;

  private final ExplorerState exploration;
  private final Camera camera = new Camera();
  private final BooleanProperty moving = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper gliding = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<String>> classNames =
      new ReadOnlyObjectWrapper<>(List.of());
  private final DoubleProperty gridOpacity = new SimpleDoubleProperty(0.32);
  private final ClassFilter filter = new ClassFilter();
  private final ObjectProperty<@Nullable MapTool> tool = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable BitSet> emphasis = new SimpleObjectProperty<>();
  private final ManifoldGrid grid;
  private final MapLayers layers;
  private final Pointing pointing;
  private final Latest<MapData, IndexedPoints> laying;
  private @Nullable PointCloud cloud;
  private boolean jumping;

  /// @param exploration the state all panels share
  public MapViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    ReadOnlyObjectProperty<Viewport> viewport = camera.viewportProperty();
    grid = new ManifoldGrid(exploration, viewport, moving);
    layers =
        new MapLayers(exploration, viewport, moving, filter, grid.shownProperty(), gridOpacity);
    pointing = new Pointing(exploration, viewport, filter, layers);
    laying =
        exploration.inBackground(
            IndexedPoints::of,
            this::arrive,
            failure -> exploration.noticeProperty().set(UserMessages.words(failure)));
    exploration.mapProperty().subscribe(this::mapChanged);
    filter.revisionProperty().subscribe(pointing::update);
  }

  /// The points of a map that is still the newest have been laid out in the background.
  @SuppressWarnings("ReferenceEquality") // this very map, not one like it
  private void arrive(IndexedPoints laid) {
    if (laid.map() != exploration.mapProperty().get()) {
      return;
    }
    PointCloud current = cloud;
    if (current != null && !current.restsAt(laid.map())) {
      glide(current, laid);
    }
    pointing.lay(laid);
  }

  /// The state all panels share.
  public ExplorerState exploration() {
    return exploration;
  }

  /// The part of the latent space that is shown.
  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return camera.viewportProperty();
  }

  /// Whether the viewport is on the move; what can wait is worked out anew when it rests.
  BooleanProperty movingProperty() {
    return moving;
  }

  private Viewport viewport() {
    return camera.viewportProperty().get();
  }

  /// Whether points are on their way to new places and [#advance(double)] wants to be called.
  public ReadOnlyBooleanProperty glidingProperty() {
    return gliding.getReadOnlyProperty();
  }

  /// The names of the classes on the map; empty before the first map.
  public ReadOnlyObjectProperty<List<String>> classNamesProperty() {
    return classNames.getReadOnlyProperty();
  }

  /// Whether decoded pictures lie behind the points.
  public BooleanProperty gridShownProperty() {
    return grid.shownProperty();
  }

  /// What lies on the map besides its points.
  public MapLayers layers() {
    return layers;
  }

  /// Which classes are shown.
  public ClassFilter filter() {
    return filter;
  }

  /// What the hand does on the map; null: it moves the cursor and the ends of the path.
  public ObjectProperty<@Nullable MapTool> toolProperty() {
    return tool;
  }

  /// The points that stand out, by index, while the others are greyed; null when all are alike. The
  /// set is not written to any more once it is here. Goes when other points come.
  public ObjectProperty<@Nullable BitSet> emphasisProperty() {
    return emphasis;
  }

  /// What a tool is told of the hand.
  MapTool.Touch touchAt(ScreenPoint at, boolean adds, boolean removes) {
    return new MapTool.Touch(inside(at), at, adds, removes);
  }

  ReadOnlyObjectProperty<@Nullable GridTiles> tilesProperty() {
    return grid.tilesProperty();
  }

  @Nullable PointCloud cloud() {
    return cloud;
  }

  /// Asks for nothing in the background any more: the map is not shown again.
  public void close() {
    layers.close();
    grid.shownProperty().set(false);
    laying.forget();
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

  /// From now on the same points are at new places at once instead of gliding there: for whoever
  /// moves them step by step.
  public void jump() {
    jumping = true;
  }

  private void mapChanged(@Nullable MapData before, @Nullable MapData now) {
    PointCloud current = cloud;
    boolean samePoints =
        current != null
            && before != null
            && now != null
            && Arrays.equals(before.labels(), now.labels());
    if (before != null && now != null && !before.frame().choice().equals(now.frame().choice())) {
      // Other axes: what was zoomed into is elsewhere now.
      camera.release();
    }
    if (!samePoints) {
      cloud = now == null ? null : new PointCloud(now);
      emphasis.set(null);
      gliding.set(false);
      pointing.take(cloud);
    }
    if (jumping && samePoints && current != null && now != null) {
      current.jumpTo(now);
    }
    filter.setClassCount(now == null ? 0 : now.classNames().size());
    classNames.set(now == null ? List.of() : now.classNames());
    if (now != null) {
      laying.request(now);
    }
    if ((jumping || !samePoints) && !camera.isTouched()) {
      fit();
    }
  }

  private void glide(PointCloud current, IndexedPoints laid) {
    current.glideTo(laid);
    camera.glide(current.bounds());
    // A glide that is under way begins anew.
    gliding.set(false);
    gliding.set(true);
  }

  /// Puts the points a share of their way along: 0 where they were, 1 at their places, which ends
  /// the glide.
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
      pointing.update();
    }
  }

  private @Nullable LatentBounds bounds() {
    PointCloud current = cloud;
    return current == null ? null : current.bounds();
  }

  /// What is seen of the map, if the person has zoomed or panned; null if all of it.
  public @Nullable MapArea area() {
    return camera.area();
  }

  /// Shows a part of the map, whatever the map's size on the screen is or becomes, until the person
  /// zooms or pans; all of it if there is none.
  public void look(@Nullable MapArea wanted) {
    if (wanted == null) {
      fit();
    } else {
      camera.look(wanted);
      pointing.update();
    }
  }

  /// Shows all points as [#fit] does, which the person can take back.
  public void showAll() {
    if (area() != null) {
      show(null, "map.did.fit");
    }
    fit();
  }

  /// Shows a part of the map as [#look] does, which the person can take back.
  public void showClosely(MapArea wanted) {
    show(wanted, "map.did.closer");
  }

  private void show(@Nullable MapArea wanted, String key) {
    MapArea before = area();
    look(wanted);
    String what = Texts.of(MapViewModel.class).get(key);
    exploration.history().did(what, () -> look(before), () -> look(wanted));
  }

  /// Shows all points (but for the farthest outliers), now and whenever they move, until the person
  /// zooms or pans.
  public void fit() {
    camera.fit(bounds());
    pointing.update();
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
    pointing.update();
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
    pointing.pointAt(place);
  }

  /// Where the pointer is; null when it is not over the map.
  public @Nullable ScreenPoint pointer() {
    return pointing.pointer();
  }

  /// The place of the shown point that is hovered at a place on the screen, or the place itself.
  LatentPoint spot(ScreenPoint place) {
    LatentPoint point = pointing.spot(place);
    return point == null ? inside(place) : point;
  }
}
