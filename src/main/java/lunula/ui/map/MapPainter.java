package lunula.ui.map;

import lunula.data.LabelledImages;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.Thinning;
import lunula.geometry.Ticks;
import lunula.geometry.Viewport;
import org.jspecify.annotations.Nullable;

/// Draws everything on the map that is made of pixels: the layers behind, the lines, the points,
/// and the layers above. On any thread that may read its sight.
final class MapPainter {
  private static final double CONTOUR_WIDTH = 1.4;

  private final MapSight sight;
  private final MapInks inks;
  private final Tints tints;

  /// @param sight what is drawn
  /// @param inks in these colours
  /// @param tints keeps what can be used again
  MapPainter(MapSight sight, MapInks inks, Tints tints) {
    this.sight = sight;
    this.inks = inks;
    this.tints = tints;
  }

  /// Draws all of it anew.
  ///
  /// @param renderScale pixels of the raster per pixel of the viewport
  void paint(Raster raster, Viewport viewport, double renderScale) {
    PointCloud cloud = sight.cloud();
    int ground = inks.background();
    boolean bare = cloud == null || !paintBehind(raster, viewport, renderScale, ground);
    if (bare) {
      raster.fill(ground);
    }
    if (cloud != null) {
      paintGrid(raster, viewport, renderScale, bare);
      paintLines(raster, viewport, renderScale);
      paintPoints(raster, viewport, renderScale);
    }
  }

  /// Whether [#paintLayersBehind] draws anything.
  boolean hasLayersBehind() {
    return hasTints() || hasGrid();
  }

  /// Draws only what lies behind the points.
  ///
  /// @param ground opaque ARGB, beneath all
  void paintLayersBehind(Raster raster, Viewport viewport, double renderScale, int ground) {
    if (!paintBehind(raster, viewport, renderScale, ground)) {
      raster.fill(ground);
    }
    paintGrid(raster, viewport, renderScale, false);
  }

  private boolean hasTints() {
    Ground ground = sight.ground();
    return !isMissing(MapLayer.DENSITY, ground == null ? null : ground.tint())
        || !isMissing(MapLayer.REGIONS, sight.regions())
        || !isMissing(MapLayer.MAGNIFICATION, sight.heat());
  }

  private boolean hasGrid() {
    return sight.tiles() != null && sight.isShown(MapLayer.GRID);
  }

  /// @param below opaque ARGB, beneath all
  /// @return whether there is anything
  private boolean paintBehind(Raster raster, Viewport viewport, double renderScale, int below) {
    if (!hasTints()) {
      return false;
    }
    Ground ground = sight.ground();
    Tint density = ground == null ? null : ground.tint();
    var underlay = new Underlay(raster, viewport, renderScale, below);
    boolean byClass = ground != null && ground.question().byClass();
    lay(underlay, MapLayer.MAGNIFICATION, sight.heat(), inks.heat());
    lay(underlay, MapLayer.DENSITY, density, byClass ? inks.classes() : inks.density());
    lay(underlay, MapLayer.REGIONS, sight.regions(), inks.classes());
    underlay.spreadOver(raster);
    return true;
  }

  private boolean isMissing(MapLayer layer, @Nullable Tint tint) {
    return tint == null || !sight.isShown(layer);
  }

  private void lay(Underlay underlay, MapLayer layer, @Nullable Tint tint, int[] colours) {
    if (tint != null && sight.isShown(layer)) {
      underlay.lay(tint.lattice(), tints.places(layer, tint, colours), sight.opacity(layer));
    }
  }

  private void paintGrid(Raster raster, Viewport viewport, double renderScale, boolean bare) {
    GridTiles tiles = sight.tiles();
    if (tiles != null && sight.isShown(MapLayer.GRID)) {
      LatentBounds bounds = tiles.lattice().bounds();
      var topLeft = viewport.toScreen(new LatentPoint(bounds.minX(), bounds.maxY()));
      var bottomRight = viewport.toScreen(new LatentPoint(bounds.maxX(), bounds.minY()));
      double strength = sight.opacity(MapLayer.GRID);
      raster.picture(
          tiles.levels(),
          tiles.width(),
          tiles.height(),
          topLeft.x() * renderScale,
          topLeft.y() * renderScale,
          bottomRight.x() * renderScale,
          bottomRight.y() * renderScale,
          bare ? inks.levels(strength) : inks.shades(strength));
    }
  }

  private void paintLines(Raster raster, Viewport viewport, double renderScale) {
    LatentBounds visible = viewport.visible();
    Ticks ticks = AxisLabels.ticksFor(viewport);
    boolean onlyAxes = sight.isShown(MapLayer.GRID) && sight.tiles() != null;
    for (double x : ticks.between(visible.minX(), visible.maxX())) {
      if (x == 0 || !onlyAxes) {
        double at = viewport.toScreen(new LatentPoint(x, 0)).x() * renderScale;
        raster.verticalLine((int) at, x == 0 ? inks.axis() : inks.line());
      }
    }
    for (double y : ticks.between(visible.minY(), visible.maxY())) {
      if (y == 0 || !onlyAxes) {
        double at = viewport.toScreen(new LatentPoint(0, y)).y() * renderScale;
        raster.horizontalLine((int) at, y == 0 ? inks.axis() : inks.line());
      }
    }
  }

  private void paintPoints(Raster raster, Viewport viewport, double renderScale) {
    paintDots(raster, viewport, renderScale);
    paintContours(raster, viewport, renderScale);
    paintThumbnails(raster, viewport, renderScale);
  }

  /// Draws only the dots.
  void paintDots(Raster raster, Viewport viewport, double renderScale) {
    PointCloud cloud = sight.cloud();
    boolean pictures = sight.thinning() != null && sight.images() != null;
    if (cloud != null) {
      new PointPainter(raster, renderScale, inks.classes(), pictures)
          .paint(cloud, viewport, sight.filter(), sight.emphasis());
    }
  }

  /// Draws only the thumbnails, if they are shown.
  void paintThumbnails(Raster raster, Viewport viewport, double renderScale) {
    PointCloud cloud = sight.cloud();
    Thinning chosen = sight.thinning();
    LabelledImages images = sight.images();
    if (cloud != null && chosen != null && images != null) {
      double strength = sight.opacity(MapLayer.THUMBNAILS);
      new ThumbnailPainter(raster, viewport, renderScale, inks, strength)
          .paint(cloud, chosen, images, sight.filter(), sight.emphasis());
    }
  }

  /// Whether [#paintContours] draws anything.
  boolean hasContours() {
    return sight.ground() != null && sight.isShown(MapLayer.CONTOURS);
  }

  /// Draws only the contours, if they are shown.
  void paintContours(Raster raster, Viewport viewport, double renderScale) {
    Ground ground = sight.ground();
    if (ground != null && sight.isShown(MapLayer.CONTOURS)) {
      double strength = sight.opacity(MapLayer.CONTOURS);
      var lines =
          new LinePainter(raster, viewport, renderScale, CONTOUR_WIDTH, inks.text(), strength);
      ground.contours().forEach(contour -> contour.lines().forEach(lines::draw));
    }
  }
}
