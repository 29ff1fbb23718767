package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lunula.data.LabelledImages;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.Thinning;
import lunula.geometry.Ticks;
import lunula.geometry.Viewport;
import org.jspecify.annotations.Nullable;

/// Draws everything on the map that is made of pixels: the layers behind, the axes' lines, the
/// points, and the layers above. On any thread that may read the contents.
record MapPainter(MapContents contents, MapColours colours) {
  private static final double CONTOUR_WIDTH = 1.4;

  /// A line of the axes from edge to edge, one pixel of the viewport wide.
  ///
  /// @param upright whether it goes from top to bottom
  /// @param at its place across, in pixels of the viewport
  /// @param zero whether the coordinate is 0 there
  record AxisLine(boolean upright, double at, boolean zero, int argb) {}

  /// A layer of colour that is shown.
  private record ShownField(MapLayer layer, ColourField field, int[] palette) {}

  void paint(PaintTarget target) {
    boolean bare = contents.cloud() == null || !paintFields(target, colours.background());
    if (bare) {
      target.raster().fill(colours.background());
    }
    if (contents.cloud() != null) {
      paintGrid(target, bare);
      boolean zeroOnly = hasGrid();
      for (AxisLine line : axisLines(target.viewport())) {
        if (line.zero() || !zeroOnly) {
          target.raster().line(line.upright(), (int) (line.at() * target.scale()), line.argb());
        }
      }
      paintDots(target);
      paintContours(target);
      paintThumbnails(target);
    }
  }

  /// Whether [#paintLayersBehind] draws anything.
  boolean hasLayersBehind() {
    return hasGrid() || !fields().isEmpty();
  }

  /// Draws only what lies behind the points.
  ///
  /// @param background opaque ARGB, beneath all
  void paintLayersBehind(PaintTarget target, int background) {
    if (!paintFields(target, background)) {
      target.raster().fill(background);
    }
    paintGrid(target, false);
  }

  private boolean hasGrid() {
    return contents.grid() != null && contents.isShown(MapLayer.GRID);
  }

  /// @return whether there is anything
  private boolean paintFields(PaintTarget target, int background) {
    List<ShownField> fields = fields();
    if (!fields.isEmpty()) {
      var mixer = new ColourFieldMixer(target, background);
      for (ShownField each : fields) {
        ColourField field = each.field();
        mixer.add(field.lattice(), field.argb(each.palette()), contents.opacity(each.layer()));
      }
      mixer.fillRaster();
    }
    return !fields.isEmpty();
  }

  private List<ShownField> fields() {
    PointAnalysis analysis = contents.analysis();
    boolean byClass = analysis != null && analysis.request().byClass();
    Supplier<int[]> density = byClass ? colours::classes : colours::density;
    List<ShownField> fields = new ArrayList<>();
    add(fields, MapLayer.MAGNIFICATION, contents.heat(), colours::heat);
    add(fields, MapLayer.DENSITY, analysis == null ? null : analysis.field(), density);
    add(fields, MapLayer.REGIONS, contents.regions(), colours::classes);
    return fields;
  }

  private void add(
      List<ShownField> fields,
      MapLayer layer,
      @Nullable ColourField field,
      Supplier<int[]> palette) {
    if (field != null && contents.isShown(layer)) {
      fields.add(new ShownField(layer, field, palette.get()));
    }
  }

  private void paintGrid(PaintTarget target, boolean bare) {
    DecodedGrid grid = contents.grid();
    if (grid != null && contents.isShown(MapLayer.GRID)) {
      LatentBounds bounds = grid.lattice().bounds();
      double opacity = contents.opacity(MapLayer.GRID);
      target
          .raster()
          .picture(
              grid,
              target.x(bounds.minX()),
              target.y(bounds.maxY()),
              target.x(bounds.maxX()),
              target.y(bounds.minY()),
              bare ? colours.levels(opacity) : colours.shades(opacity));
    }
  }

  List<AxisLine> axisLines(Viewport viewport) {
    LatentBounds visible = viewport.visible();
    Ticks ticks = AxisLabels.ticksFor(viewport);
    List<AxisLine> lines = new ArrayList<>();
    for (double x : ticks.between(visible.minX(), visible.maxX())) {
      double at = viewport.toScreen(new LatentPoint(x, 0)).x();
      lines.add(new AxisLine(true, at, x == 0, x == 0 ? colours.axis() : colours.line()));
    }
    for (double y : ticks.between(visible.minY(), visible.maxY())) {
      double at = viewport.toScreen(new LatentPoint(0, y)).y();
      lines.add(new AxisLine(false, at, y == 0, y == 0 ? colours.axis() : colours.line()));
    }
    return lines;
  }

  /// Draws only the dots.
  void paintDots(PaintTarget target) {
    PointCloud cloud = contents.cloud();
    if (cloud != null) {
      pointPasses(cloud, target.viewport()).forEach(pass -> pass.paint(cloud, target));
    }
  }

  /// How the dots are drawn, in order; weaker beside thumbnails.
  List<PointPass> pointPasses(PointCloud cloud, Viewport viewport) {
    return PointPass.of(
        cloud,
        contents.filter(),
        contents.emphasis(),
        colours.classes(),
        viewport.scale(),
        contents.thinning() != null && contents.images() != null);
  }

  /// Draws only the thumbnails, if they are shown.
  void paintThumbnails(PaintTarget target) {
    PointCloud cloud = contents.cloud();
    Thinning chosen = contents.thinning();
    LabelledImages images = contents.images();
    if (cloud != null && chosen != null && images != null) {
      new ThumbnailPainter(target, colours, contents.opacity(MapLayer.THUMBNAILS))
          .paint(cloud, chosen, images, contents.filter(), contents.emphasis());
    }
  }

  /// Whether [#paintContours] draws anything.
  boolean hasContours() {
    return contents.analysis() != null && contents.isShown(MapLayer.CONTOURS);
  }

  /// Draws only the contours, if they are shown.
  void paintContours(PaintTarget target) {
    PointAnalysis analysis = contents.analysis();
    if (analysis != null && contents.isShown(MapLayer.CONTOURS)) {
      double opacity = contents.opacity(MapLayer.CONTOURS);
      double half = CONTOUR_WIDTH * target.scale() / 2;
      for (PointAnalysis.Contour contour : analysis.contours()) {
        for (float[] line : contour.lines()) {
          paintLine(target, line, half, opacity);
        }
      }
    }
  }

  /// Draws a smooth line through latent points.
  ///
  /// @param line x, y, x, y … in latent units
  /// @param half its width
  private void paintLine(PaintTarget target, float[] line, double half, double opacity) {
    Raster raster = target.raster();
    for (int at = 2; at + 1 < line.length; at += 2) {
      raster.segment(
          target.x(line[at - 2]),
          target.y(line[at - 1]),
          target.x(line[at]),
          target.y(line[at + 1]),
          half,
          colours.text(),
          opacity);
    }
  }
}
