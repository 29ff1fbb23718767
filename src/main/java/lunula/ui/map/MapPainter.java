package lunula.ui.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
  private static final double ARROW_WIDTH = 1.2;

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
      paintArrows(target);
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
    paintArrows(target);
  }

  private boolean hasGrid() {
    return contents.grid() != null && contents.isShown(MapLayer.GRID);
  }

  /// @return whether there is anything
  private boolean paintFields(PaintTarget target, int background) {
    List<ShownField> fields = fields();
    if (!fields.isEmpty()) {
      var mixer = new ColourField.Mixer(target, background);
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
    Supplier<int[]> density = byClass ? this::classes : colours::density;
    List<ShownField> fields = new ArrayList<>();
    add(fields, MapLayer.MAGNIFICATION, contents.heat(), colours::heat);
    CriticField critic = contents.critic();
    add(fields, MapLayer.CRITIC, critic == null ? null : critic.field(), colours::heat);
    add(fields, MapLayer.DENSITY, analysis == null ? null : analysis.field(), density);
    add(fields, MapLayer.REGIONS, contents.regions(), this::classes);
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

  private int[] classes() {
    return contents.filter().colours(colours.classes(), colours.rest());
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
        classes(),
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
      int argb = colours.text();
      for (PointAnalysis.Contour contour : analysis.contours()) {
        for (float[] line : contour.lines()) {
          paintLine(target, line, half, argb, opacity);
        }
      }
    }
  }

  /// Draws where the critic's score grows, if that layer is shown.
  private void paintArrows(PaintTarget target) {
    CriticField critic = contents.critic();
    if (critic == null || !contents.isShown(MapLayer.CRITIC)) {
      return;
    }
    CriticField.Arrows arrows = critic.arrows();
    double half = ARROW_WIDTH * target.scale() / 2;
    double opacity = contents.opacity(MapLayer.CRITIC);
    for (int i = 0; i < arrows.xs().length; i++) {
      float x = arrows.xs()[i];
      float y = arrows.ys()[i];
      float dx = arrows.dx()[i];
      float dy = arrows.dy()[i];
      float tipX = x + dx;
      float tipY = y + dy;
      float backX = x + 0.65f * dx;
      float backY = y + 0.65f * dy;
      float[] shaft = {x, y, tipX, tipY};
      float[] head = {
        backX - 0.2f * dy, backY + 0.2f * dx, tipX, tipY, backX + 0.2f * dy, backY - 0.2f * dx
      };
      paintLine(target, shaft, half, colours.text(), opacity);
      paintLine(target, head, half, colours.text(), opacity);
    }
  }

  /// Draws a smooth line through latent points.
  ///
  /// @param line x, y, x, y … in latent units
  /// @param half its width
  /// @param argb opaque
  private static void paintLine(
      PaintTarget target, float[] line, double half, int argb, double opacity) {
    Raster raster = target.raster();
    for (int at = 2; at + 1 < line.length; at += 2) {
      raster.segment(
          target.x(line[at - 2]),
          target.y(line[at - 1]),
          target.x(line[at]),
          target.y(line[at + 1]),
          half,
          argb,
          opacity);
    }
  }

  /// Draws real images where their points are, each in a thin border of its class's colour.
  record ThumbnailPainter(PaintTarget target, MapColours colours, double opacity) {
    /// Pixels of the longer side of a thumbnail, border included.
    static final double SIDE = 44;

    private static final double BORDER = 2;
    private static final double FADED = 0.2;
    private static final double BORDER_STRENGTH = 0.6;

    /// Draws the chosen points that are visible, those that do not stand out faded.
    void paint(
        PointCloud cloud,
        Thinning chosen,
        LabelledImages images,
        ClassFilter filter,
        @Nullable BitSet emphasis) {
      int highlighted = filter.highlighted();
      int[] borders = filter.colours(colours.classes(), colours.rest());
      var strong = new Look(images, colours.levels(opacity), opacity * BORDER_STRENGTH);
      var faded = new Look(images, colours.levels(FADED * opacity), FADED * opacity);
      int[] visible = visible(cloud, chosen, images.count(), filter);
      target
          .raster()
          .inBands(
              band -> {
                for (int point : visible) {
                  int label = cloud.label(point);
                  boolean stands =
                      emphasis == null
                          ? highlighted == ClassFilter.NONE || highlighted == label
                          : emphasis.get(point);
                  (stands ? strong : faded)
                      .draw(cloud, point, borders[label % borders.length], band);
                }
              });
    }

    private int[] visible(PointCloud cloud, Thinning chosen, int most, ClassFilter filter) {
      int count = Math.min(Math.min(cloud.count(), chosen.count()), most);
      Viewport viewport = target.viewport();
      int step = Thinning.stepAt(viewport.scale());
      LatentBounds seen = viewport.visible();
      double margin = SIDE / viewport.scale();
      float[] xs = cloud.xs();
      float[] ys = cloud.ys();
      int[] visible = new int[256];
      int found = 0;
      for (int point = 0; point < count; point++) {
        boolean chosenNow = chosen.step(point) <= step && !filter.isHidden(cloud.label(point));
        if (chosenNow
            && xs[point] > seen.minX() - margin
            && xs[point] < seen.maxX() + margin
            && ys[point] > seen.minY() - margin
            && ys[point] < seen.maxY() + margin) {
          visible = found == visible.length ? Arrays.copyOf(visible, 2 * found) : visible;
          visible[found++] = point;
        }
      }
      return Arrays.copyOf(visible, found);
    }

    /// What all thumbnails of one strength have in common.
    private final class Look {
      private final byte[] pixels;
      private final int size;
      private final int stride;
      private final int[] levels;
      private final int border = (int) Math.round(BORDER * target.scale());
      private final int width;
      private final int height;
      private final int[] columns;
      private final int[] rows;
      private final int background = colours.background();
      private final int share;
      private final Raster raster = target.raster();

      Look(LabelledImages images, int[] levels, double borderStrength) {
        pixels = images.allPixels();
        stride = images.width();
        size = images.width() * images.height();
        this.levels = levels;
        double room = (SIDE - 2 * BORDER) * target.scale();
        double enlarged = room / Math.max(images.width(), images.height());
        width = Math.max(1, (int) Math.round(images.width() * enlarged));
        height = Math.max(1, (int) Math.round(images.height() * enlarged));
        columns = places(width, images.width());
        rows = places(height, images.height());
        share = (int) (256 * borderStrength);
      }

      /// Where each pixel lies among the image's, in 256ths of one of its pixels.
      private static int[] places(int count, int of) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
          double at = (i + 0.5) * of / count - 0.5;
          places[i] = (int) (256 * Math.clamp(at, 0, Math.max(0, of - 1.01)));
        }
        return places;
      }

      void draw(PointCloud cloud, int image, int colour, Raster.Band band) {
        int left = (int) Math.round(target.x(cloud.xs()[image]) - width / 2.0) - border;
        int top = (int) Math.round(target.y(cloud.ys()[image]) - height / 2.0) - border;
        int right = left + width + 2 * border;
        int bottom = top + height + 2 * border;
        int first = Math.max(0, band.top());
        int end = Math.min(raster.height(), band.bottom());
        if (right > 0 && bottom > first && left < raster.width() && top < end) {
          frame(left, right, Math.max(top, first), Math.min(bottom, end), colour);
          fill(left + border, top + border, image, first, end);
        }
      }

      private void frame(int left, int right, int first, int end, int colour) {
        int mixed = Raster.mixed(background, colour, share);
        int from = Math.max(left, 0);
        int to = Math.min(right, raster.width());
        for (int y = first; y < end; y++) {
          int row = (y + Raster.BORDER) * raster.stride() + Raster.BORDER;
          Arrays.fill(raster.pixels(), row + from, row + to, mixed);
        }
      }

      private void fill(int left, int top, int image, int firstRow, int endRow) {
        int[] argb = raster.pixels();
        int first = Math.max(0, -left);
        int end = Math.min(width, raster.width() - left);
        int start = image * size;
        int down = rows.length > 1 && size > stride ? stride : 0;
        int across = stride > 1 ? 1 : 0;
        int last = Math.min(height, endRow - top);
        for (int y = Math.max(0, firstRow - top); y < last; y++) {
          int row = start + (rows[y] >> 8) * stride;
          int v = rows[y] & 255;
          int to = (top + y + Raster.BORDER) * raster.stride() + Raster.BORDER + left;
          for (int x = first; x < end; x++) {
            int at = row + (columns[x] >> 8);
            int u = columns[x] & 255;
            int upper = (pixels[at] & 255) * (256 - u) + (pixels[at + across] & 255) * u;
            int lower =
                (pixels[at + down] & 255) * (256 - u) + (pixels[at + down + across] & 255) * u;
            argb[to + x] = levels[(upper * (256 - v) + lower * v) >> 16];
          }
        }
      }
    }
  }
}
