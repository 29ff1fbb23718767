package lunula.ui.map;

import javafx.beans.property.ReadOnlyObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Thinning;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;

/// Which shown point is under the pointer, or near a place on the screen. JavaFX thread only.
final class Pointing {
  private static final double HOVER_PIXELS = 8;

  private final ExplorerState exploration;
  private final ReadOnlyObjectProperty<Viewport> viewport;
  private final ClassFilter filter;
  private final MapLayers layers;
  private @Nullable PointCloud cloud;
  private @Nullable IndexedPoints index;
  private @Nullable ScreenPoint pointer;

  /// @param exploration is told which point is hovered
  /// @param filter tells which points are shown
  /// @param layers tell which points are shown as pictures
  Pointing(
      ExplorerState exploration,
      ReadOnlyObjectProperty<Viewport> viewport,
      ClassFilter filter,
      MapLayers layers) {
    this.exploration = exploration;
    this.viewport = viewport;
    this.filter = filter;
    this.layers = layers;
  }

  /// Other points are on the map; null if none are. They are found once they are laid out.
  void take(@Nullable PointCloud points) {
    cloud = points;
    index = null;
    exploration.hoveredProperty().set(ExplorerState.NONE);
  }

  /// The points have been laid out.
  void lay(IndexedPoints laid) {
    index = laid;
    update();
  }

  /// The pointer is over a place on the map; null when it has left.
  void pointAt(@Nullable ScreenPoint place) {
    pointer = place;
    update();
  }

  /// Where the pointer is; null when it is not over the map.
  @Nullable ScreenPoint pointer() {
    return pointer;
  }

  /// Another point may be under the pointer now.
  void update() {
    ScreenPoint place = pointer;
    exploration.hoveredProperty().set(place == null ? ExplorerState.NONE : pointNear(place));
  }

  /// The place of the shown point that is hovered at a place on the screen; null if none is.
  @Nullable LatentPoint spot(ScreenPoint place) {
    int point = pointNear(place);
    IndexedPoints current = index;
    if (point == ExplorerState.NONE || current == null) {
      return null;
    }
    MapData.Places places = current.map().places();
    return new LatentPoint(places.xs()[point], places.ys()[point]);
  }

  private int pointNear(ScreenPoint place) {
    IndexedPoints current = index;
    if (current == null) {
      return ExplorerState.NONE;
    }
    Viewport now = viewport.get();
    int thumbnail = thumbnailAt(now.toLatent(place), now);
    if (thumbnail != ExplorerState.NONE) {
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
        ? ExplorerState.NONE
        : current.find(place, half, point -> chosen.step(point) <= Thinning.stepAt(now.scale()));
  }
}
