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
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.Easing;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Thinning;
import lunula.geometry.Viewport;
import lunula.ui.Exploration;
import lunula.ui.MapData;
import lunula.ui.PathChange;
import lunula.ui.Texts;
import lunula.ui.task.Latest;
import org.jspecify.annotations.Nullable;

/// What the map shows and what the person does to it, without a scene: the viewport, the points on
/// their way, the classes shown, the point under the pointer, the pictures behind.
///
/// JavaFX thread only.
public final class MapViewModel {
  /// How far from its middle the handle of an end reaches, in pixels.
  public static final double HANDLE_RADIUS = 11;

  private static final double MARGIN = 32;
  private static final double LEGEND_WIDTH = 176;
  private static final double BAR_WIDTH = 44;
  private static final double ROOM_FOR_BOTH = 600;
  private static final double HOVER_PIXELS = 8;
  private static final double CURSOR_INSET = 16;
  private static final double LEAST_EXTENT = 2;
  private static final double SAME_SCALE = 1.03;

  private final Exploration exploration;
  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(new Viewport(new LatentPoint(0, 0), 100, 1, 1));
  private final ReadOnlyBooleanWrapper gliding = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<String>> classNames =
      new ReadOnlyObjectWrapper<>(List.of());
  private final DoubleProperty gridOpacity = new SimpleDoubleProperty(0.32);
  private final ClassFilter filter = new ClassFilter();
  private final ObjectProperty<@Nullable MapTool> tool = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable BitSet> emphasis = new SimpleObjectProperty<>();
  private final ManifoldGrid grid;
  private final MapLayers layers;
  private final Latest<MapData, Laid> laying;
  private @Nullable PointCloud cloud;
  private @Nullable Laid index;
  private @Nullable ScreenPoint pointer;
  private Viewport glideFrom = viewport.get();
  private @Nullable Viewport glideTo;
  private boolean viewportTouched;
  private @Nullable Area looked;
  private boolean jumping;

  /// A part of the map.
  ///
  /// @param centre its middle
  /// @param across from left to right, in latent units
  /// @param down from top to bottom, in latent units
  public record Area(LatentPoint centre, double across, double down) {}

  /// @param exploration the state all panels share
  public MapViewModel(Exploration exploration) {
    this.exploration = exploration;
    grid = new ManifoldGrid(exploration, viewport.getReadOnlyProperty());
    layers =
        new MapLayers(
            exploration, viewport.getReadOnlyProperty(), filter, grid.shownProperty(), gridOpacity);
    laying =
        exploration.inBackground(
            Laid::of,
            this::arrive,
            failure -> exploration.noticeProperty().set(failure.getMessage()));
    exploration.mapProperty().subscribe(this::mapChanged);
    filter.revisionProperty().subscribe(this::updateHover);
  }

  /// The points of a map that is still the newest have been laid out in the background.
  @SuppressWarnings("ReferenceEquality") // this very map, not one like it
  private void arrive(Laid laid) {
    if (laid.map() != exploration.mapProperty().get()) {
      return;
    }
    PointCloud current = cloud;
    if (current != null && !current.restsAt(laid.map())) {
      glide(current, laid);
    }
    index = laid;
    updateHover();
  }

  /// The state all panels share.
  public Exploration exploration() {
    return exploration;
  }

  /// The part of the latent space that is shown.
  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
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

  /// How strong the decoded pictures are: 0 invisible to 1 full.
  public DoubleProperty gridOpacityProperty() {
    return gridOpacity;
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
      viewportTouched = false;
      looked = null;
    }
    if (!samePoints) {
      cloud = now == null ? null : new PointCloud(now);
      index = null;
      emphasis.set(null);
      gliding.set(false);
      exploration.hoveredProperty().set(Exploration.NONE);
    }
    if (jumping && samePoints && current != null && now != null) {
      current.jumpTo(now);
    }
    filter.setClassCount(now == null ? 0 : now.classNames().size());
    classNames.set(now == null ? List.of() : now.classNames());
    if (now != null) {
      laying.request(now);
    }
    if ((jumping || !samePoints) && !viewportTouched) {
      fit();
    }
  }

  private void glide(PointCloud current, Laid laid) {
    current.glideTo(laid);
    glideFrom = viewport.get();
    glideTo = viewportTouched ? null : refitted(current);
    // A glide that is under way begins anew.
    gliding.set(false);
    gliding.set(true);
  }

  private @Nullable Viewport refitted(PointCloud current) {
    Viewport now = viewport.get();
    Viewport best = fitted(current);
    double ratio = best.scale() / now.scale();
    double shift = best.centre().distanceTo(now.centre()) * best.scale();
    boolean sameEnough =
        ratio < SAME_SCALE && ratio > 1 / SAME_SCALE && shift < (SAME_SCALE - 1) * now.width();
    return sameEnough ? null : best;
  }

  private Viewport fitted(PointCloud current) {
    Viewport now = viewport.get();
    // The tools cover the left side, the legend the right one: the points go between them where
    // there is room for all.
    boolean room = now.width() > ROOM_FOR_BOTH;
    double left = room ? BAR_WIDTH : 0;
    double right = room ? LEGEND_WIDTH : 0;
    double between = now.width() - left - right;
    return Viewport.fitted(current.bounds().atLeast(LEAST_EXTENT), between, now.height(), MARGIN)
        .resized(now.width(), now.height())
        .panned((left - right) / 2, 0);
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
    Viewport end = glideTo;
    if (end != null) {
      viewport.set(glideFrom.towards(end, eased));
    }
    if (share >= 1) {
      glideTo = null;
      gliding.set(false);
    }
  }

  /// The map's size on the screen has changed, in pixels.
  public void resize(double width, double height) {
    viewport.set(viewport.get().resized(Math.max(1, width), Math.max(1, height)));
    Area wanted = looked;
    if (wanted != null) {
      look(wanted);
    } else if (!viewportTouched) {
      fit();
    }
  }

  /// What is seen of the map, if the person has zoomed or panned; null if all of it.
  public @Nullable Area area() {
    Viewport now = viewport.get();
    return viewportTouched
        ? new Area(now.centre(), now.width() / now.scale(), now.height() / now.scale())
        : null;
  }

  /// Shows a part of the map, whatever the map's size on the screen is or becomes, until the person
  /// zooms or pans; all of it if there is none.
  public void look(@Nullable Area wanted) {
    if (wanted == null) {
      fit();
      return;
    }
    Viewport now = viewport.get();
    double scale = Math.min(now.width() / wanted.across(), now.height() / wanted.down());
    double within = Math.clamp(scale, Viewport.MIN_SCALE, Viewport.MAX_SCALE);
    touch(new Viewport(wanted.centre(), within, now.width(), now.height()));
    looked = wanted;
  }

  /// Shows all points as [#fit] does, which the person can take back.
  public void showAll() {
    Area before = area();
    fit();
    if (before != null) {
      exploration
          .history()
          .did(Texts.of(MapViewModel.class).get("map.did.fit"), () -> look(before), this::fit);
    }
  }

  /// Shows all points (but for the farthest outliers), now and whenever they move, until the person
  /// zooms or pans.
  public void fit() {
    viewportTouched = false;
    looked = null;
    glideTo = null;
    PointCloud current = cloud;
    if (current != null) {
      viewport.set(fitted(current));
    }
    updateHover();
  }

  /// Zooms about a place on the screen that stays where it is.
  ///
  /// @param factor over 1 is closer
  public void zoom(ScreenPoint fixed, double factor) {
    touch(viewport.get().zoomedAbout(fixed, factor));
  }

  /// Zooms about the pointer, or about the cursor when the pointer is elsewhere.
  public void zoomAtPointer(double factor) {
    ScreenPoint fixed = pointer;
    zoom(fixed == null ? viewport.get().toScreen(cursor()) : fixed, factor);
  }

  /// Shifts what is shown by as many pixels to the right and down.
  public void pan(double dx, double dy) {
    touch(viewport.get().panned(dx, dy));
  }

  private void touch(Viewport changed) {
    viewportTouched = true;
    looked = null;
    glideTo = null;
    viewport.set(changed);
    updateHover();
  }

  /// Puts the cursor at a place on the screen, or at the nearest place inside it.
  public void moveCursor(ScreenPoint place) {
    exploration.cursorProperty().set(inside(place));
  }

  private LatentPoint inside(ScreenPoint place) {
    Viewport now = viewport.get();
    return now.visible().clamp(now.toLatent(place));
  }

  /// Moves the cursor by pixels to the right and down; the map follows when it would leave.
  public void nudgeCursor(double dx, double dy) {
    double scale = viewport.get().scale();
    var moved = new LatentPoint(cursor().x() + dx / scale, cursor().y() - dy / scale);
    Viewport following = viewport.get().following(moved, CURSOR_INSET);
    if (!following.equals(viewport.get())) {
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
    updateHover();
  }

  /// Where the pointer is; null when it is not over the map.
  public @Nullable ScreenPoint pointer() {
    return pointer;
  }

  private void updateHover() {
    ScreenPoint place = pointer;
    exploration.hoveredProperty().set(place == null ? Exploration.NONE : pointNear(place));
  }

  private int pointNear(ScreenPoint place) {
    Laid current = index;
    if (current == null) {
      return Exploration.NONE;
    }
    Viewport now = viewport.get();
    int thumbnail = thumbnailAt(now.toLatent(place), now);
    if (thumbnail != Exploration.NONE) {
      return thumbnail;
    }
    return current
        .points()
        .nearestWithin(
            now.toLatent(place),
            HOVER_PIXELS / now.scale(),
            point -> !filter.isHidden(current.map().label(point)));
  }

  private int thumbnailAt(LatentPoint place, Viewport now) {
    Thinning chosen = layers.thinning();
    PointCloud current = cloud;
    double half = ThumbnailPainter.SIDE / 2 / now.scale();
    return chosen == null || current == null || exploration.imagesProperty().get() == null
        ? Exploration.NONE
        : current.find(place, half, point -> chosen.step(point) <= Thinning.stepAt(now.scale()));
  }

  /// Makes a point, or a place on the screen where there is none, the start of the path.
  public void putA(ScreenPoint place) {
    PathChange.make(exploration, exploration.pathProperty().get().withA(spot(place)));
  }

  /// Makes a point, or a place on the screen where there is none, the end of the path.
  public void putB(ScreenPoint place) {
    PathChange.make(exploration, exploration.pathProperty().get().withB(spot(place)));
  }

  /// The place of the shown point that is hovered at a place on the screen, or the place itself.
  private LatentPoint spot(ScreenPoint place) {
    int point = pointNear(place);
    Laid current = index;
    if (point == Exploration.NONE || current == null) {
      return inside(place);
    }
    MapData.Places places = current.map().places();
    return new LatentPoint(places.xs()[point], places.ys()[point]);
  }

  /// Moves the start of the path, and with it the cursor, to a place on the screen or the nearest
  /// inside it.
  public void dragA(ScreenPoint place) {
    moveCursor(place);
    exploration.pathProperty().set(exploration.pathProperty().get().withA(cursor()));
  }

  /// Moves the end of the path, and with it the cursor, to a place on the screen or the nearest
  /// inside it.
  public void dragB(ScreenPoint place) {
    moveCursor(place);
    exploration.pathProperty().set(exploration.pathProperty().get().withB(cursor()));
  }

  /// Whether the cursor covers the handle of an end of the path.
  boolean isUnderCursor(LatentPoint end) {
    Viewport now = viewport.get();
    return now.toScreen(end).distanceTo(now.toScreen(cursor())) <= HANDLE_RADIUS;
  }
}
