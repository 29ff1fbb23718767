package lunula.ui.map;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import lunula.data.LabelledImages;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.Lattice;
import lunula.geometry.Thinning;
import lunula.geometry.Ticks;
import lunula.geometry.Viewport;
import org.jspecify.annotations.Nullable;

/// Draws everything on the map that is made of pixels: the layers behind, the lines, the points,
/// and the layers above. JavaFX thread only.
final class MapPainter {
  private static final double CONTOUR_WIDTH = 1.4;

  private final MapViewModel model;
  private final MapLayers layers;
  private final MapPalette palette;
  private final Map<MapLayer, Coloured> coloured = new EnumMap<>(MapLayer.class);

  /// A layer in its colours, kept as long as neither changes.
  private record Coloured(Tint tint, int[] colours, int[] places) {
    @SuppressWarnings("ReferenceEquality") // this very tint
    boolean isOf(Tint wanted, int[] inks) {
      return tint == wanted && Arrays.equals(colours, inks);
    }
  }

  MapPainter(MapViewModel model, MapPalette palette) {
    this.model = model;
    layers = model.layers();
    this.palette = palette;
  }

  /// Draws all of it anew.
  ///
  /// @param renderScale pixels of the raster per pixel of the viewport
  void paint(Raster raster, Viewport viewport, double renderScale) {
    PointCloud cloud = model.cloud();
    int ground = palette.background();
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
    Ground ground = layers.ground();
    return !isMissing(MapLayer.DENSITY, ground == null ? null : ground.tint())
        || !isMissing(MapLayer.REGIONS, layers.regions())
        || !isMissing(MapLayer.MAGNIFICATION, layers.heat());
  }

  private boolean hasGrid() {
    return model.tilesProperty().get() != null && layers.isShown(MapLayer.GRID);
  }

  /// @param below opaque ARGB, beneath all
  /// @return whether there is anything
  private boolean paintBehind(Raster raster, Viewport viewport, double renderScale, int below) {
    if (!hasTints()) {
      return false;
    }
    Ground ground = layers.ground();
    Tint density = ground == null ? null : ground.tint();
    var underlay = new Underlay(raster, viewport, renderScale, below);
    boolean byClass = ground != null && ground.question().byClass();
    lay(underlay, MapLayer.MAGNIFICATION, layers.heat(), palette.heat());
    lay(underlay, MapLayer.DENSITY, density, byClass ? palette.classes() : palette.density());
    lay(underlay, MapLayer.REGIONS, layers.regions(), palette.classes());
    underlay.spreadOver(raster);
    return true;
  }

  private boolean isMissing(MapLayer layer, @Nullable Tint tint) {
    return tint == null || !layers.isShown(layer);
  }

  private void lay(Underlay underlay, MapLayer layer, @Nullable Tint tint, int[] colours) {
    if (tint != null && layers.isShown(layer)) {
      Coloured known = coloured.get(layer);
      if (known == null || !known.isOf(tint, colours)) {
        known = new Coloured(tint, colours, Underlay.coloured(tint, colours));
        coloured.put(layer, known);
      }
      Lattice lattice = tint.lattice();
      underlay.lay(lattice, known.places(), layers.opacity(layer));
    }
  }

  private void paintGrid(Raster raster, Viewport viewport, double renderScale, boolean bare) {
    GridTiles tiles = model.tilesProperty().get();
    if (tiles != null && layers.isShown(MapLayer.GRID)) {
      LatentBounds bounds = tiles.lattice().bounds();
      var topLeft = viewport.toScreen(new LatentPoint(bounds.minX(), bounds.maxY()));
      var bottomRight = viewport.toScreen(new LatentPoint(bounds.maxX(), bounds.minY()));
      double strength = layers.opacity(MapLayer.GRID);
      raster.picture(
          tiles.levels(),
          tiles.width(),
          tiles.height(),
          topLeft.x() * renderScale,
          topLeft.y() * renderScale,
          bottomRight.x() * renderScale,
          bottomRight.y() * renderScale,
          bare ? palette.levels(strength) : palette.shades(strength));
    }
  }

  private void paintLines(Raster raster, Viewport viewport, double renderScale) {
    LatentBounds visible = viewport.visible();
    Ticks ticks = AxisLabels.ticksFor(viewport);
    boolean onlyAxes = layers.isShown(MapLayer.GRID) && model.tilesProperty().get() != null;
    for (double x : ticks.between(visible.minX(), visible.maxX())) {
      if (x == 0 || !onlyAxes) {
        double at = viewport.toScreen(new LatentPoint(x, 0)).x() * renderScale;
        raster.verticalLine((int) at, x == 0 ? palette.axis() : palette.line());
      }
    }
    for (double y : ticks.between(visible.minY(), visible.maxY())) {
      if (y == 0 || !onlyAxes) {
        double at = viewport.toScreen(new LatentPoint(0, y)).y() * renderScale;
        raster.horizontalLine((int) at, y == 0 ? palette.axis() : palette.line());
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
    PointCloud cloud = model.cloud();
    boolean pictures =
        layers.thinning() != null && model.exploration().imagesProperty().get() != null;
    if (cloud != null) {
      new PointPainter(raster, renderScale, palette.classes(), pictures)
          .paint(cloud, viewport, model.filter(), model.emphasisProperty().get());
    }
  }

  /// Draws only the thumbnails, if they are shown.
  void paintThumbnails(Raster raster, Viewport viewport, double renderScale) {
    PointCloud cloud = model.cloud();
    Thinning chosen = layers.thinning();
    LabelledImages images = model.exploration().imagesProperty().get();
    if (cloud != null && chosen != null && images != null) {
      double strength = layers.opacity(MapLayer.THUMBNAILS);
      new ThumbnailPainter(raster, viewport, renderScale, palette, strength)
          .paint(cloud, chosen, images, model.filter(), model.emphasisProperty().get());
    }
  }

  /// Whether [#paintContours] draws anything.
  boolean hasContours() {
    return layers.ground() != null && layers.isShown(MapLayer.CONTOURS);
  }

  /// Draws only the contours, if they are shown.
  void paintContours(Raster raster, Viewport viewport, double renderScale) {
    Ground ground = layers.ground();
    if (ground != null && layers.isShown(MapLayer.CONTOURS)) {
      double strength = layers.opacity(MapLayer.CONTOURS);
      var lines =
          new LinePainter(raster, viewport, renderScale, CONTOUR_WIDTH, palette.text(), strength);
      ground.contours().forEach(contour -> contour.lines().forEach(lines::draw));
    }
  }
}
