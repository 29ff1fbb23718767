package lunula.ui.map;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Ticks;
import lunula.geometry.Viewport;
import lunula.ui.kit.VectorSnapshot.Part;
import lunula.ui.kit.VectorSnapshot.Wish;
import org.jspecify.annotations.Nullable;

/// Draws the map's pixels once more for a picture that is taken away: with as many as are wanted,
/// on a clear ground if it is, its lines and few points as lines. Lines are noted at once; pixels
/// are drawn when they are asked for, so that nobody waits for them on the JavaFX thread.
final class MapSnapshot {
  /// With so many points and more, they become a picture among the lines.
  static final int MANY = 5_000;

  /// Pixels a unit, at least, of what is embedded among lines: it may be enlarged later.
  private static final double FINE = 2;

  private final MapSight sight;
  private final MapInks inks;
  private final MapPainter painter;
  private final Viewport viewport;
  private final Wish wish;
  private final double scale;

  /// @param sight stays as it is
  MapSnapshot(MapSight sight, MapInks inks, Viewport viewport, Wish wish) {
    this.sight = sight;
    this.inks = inks;
    this.viewport = viewport;
    this.wish = wish;
    painter = new MapPainter(sight, inks, new Tints());
    scale = wish.vectors() ? Math.max(FINE, wish.scale()) : wish.scale();
  }

  List<VectorDrawing.Mark> marks() {
    if (!wish.vectors() && !wish.clear()) {
      return List.of(whole());
    }
    List<VectorDrawing.Mark> marks = new ArrayList<>();
    if (!wish.clear()) {
      marks.add(
          new VectorDrawing.Area(
              new Rectangle2D.Double(0, 0, viewport.width(), viewport.height()),
              inks.background()));
    }
    if (sight.cloud() != null) {
      if (shows(Part.LAYERS) && painter.hasLayersBehind()) {
        marks.add(behind());
      }
      if (shows(Part.AXES)) {
        lines(marks);
      }
      above(marks);
    }
    return marks;
  }

  /// All in one go: nothing shines through, and nothing is a line.
  private VectorDrawing.Mark whole() {
    return new Matte(inks.background()).picture(this::paint);
  }

  private void paint(Raster raster, int ground) {
    raster.fill(ground);
    if (sight.cloud() == null) {
      return;
    }
    if (shows(Part.LAYERS) && painter.hasLayersBehind()) {
      painter.paintLayersBehind(raster, viewport, scale, ground);
    }
    if (shows(Part.AXES)) {
      lines(raster);
    }
    if (shows(Part.POINTS)) {
      painter.paintDots(raster, viewport, scale);
    }
    if (shows(Part.LAYERS)) {
      painter.paintContours(raster, viewport, scale);
    }
    if (shows(Part.POINTS)) {
      painter.paintThumbnails(raster, viewport, scale);
    }
  }

  private void lines(Raster raster) {
    int thick = (int) Math.max(1, Math.round(scale));
    for (Hair hair : hairs()) {
      int from = (int) Math.round(hair.at() * scale);
      for (int at = from; at < from + thick; at++) {
        if (hair.upright()) {
          raster.verticalLine(at, hair.argb());
        } else {
          raster.horizontalLine(at, hair.argb());
        }
      }
    }
  }

  private boolean shows(Part part) {
    return wish.parts().contains(part);
  }

  private VectorDrawing.Mark behind() {
    return new Matte(inks.background())
        .picture((raster, ground) -> painter.paintLayersBehind(raster, viewport, scale, ground));
  }

  private void above(List<VectorDrawing.Mark> marks) {
    boolean points = shows(Part.POINTS);
    boolean layers = shows(Part.LAYERS);
    PointCloud cloud = sight.cloud();
    if (points && wish.vectors() && cloud != null && cloud.count() < MANY) {
      marks.add(dots(cloud));
    } else if (points) {
      marks.add(clear(raster -> painter.paintDots(raster, viewport, scale)));
    }
    if (layers && painter.hasContours()) {
      marks.add(clear(raster -> painter.paintContours(raster, viewport, scale)));
    }
    if (points && sight.isShown(MapLayer.THUMBNAILS)) {
      marks.add(clear(raster -> painter.paintThumbnails(raster, viewport, scale)));
    }
  }

  private VectorDrawing.Mark clear(Consumer<Raster> paint) {
    return new Matte(0)
        .picture(
            (raster, ground) -> {
              raster.fill(ground);
              paint.accept(raster);
            });
  }

  private void lines(List<VectorDrawing.Mark> marks) {
    var one = new BasicStroke(1);
    for (Hair hair : hairs()) {
      double at = hair.at() + 0.5;
      var line =
          hair.upright()
              ? new Line2D.Double(at, 0, at, viewport.height())
              : new Line2D.Double(0, at, viewport.width(), at);
      marks.add(new VectorDrawing.Line(line, hair.argb(), one));
    }
  }

  /// A line of the axes, one unit thick.
  ///
  /// @param upright whether it goes from top to bottom
  /// @param at its left or upper edge, in whole units, as on the screen
  private record Hair(boolean upright, double at, int argb) {}

  private List<Hair> hairs() {
    LatentBounds visible = viewport.visible();
    Ticks ticks = AxisLabels.ticksFor(viewport);
    List<Hair> hairs = new ArrayList<>();
    for (double x : ticks.between(visible.minX(), visible.maxX())) {
      double at = viewport.toScreen(new LatentPoint(x, 0)).x();
      hairs.add(new Hair(true, Math.floor(at), x == 0 ? inks.axis() : inks.line()));
    }
    for (double y : ticks.between(visible.minY(), visible.maxY())) {
      double at = viewport.toScreen(new LatentPoint(0, y)).y();
      hairs.add(new Hair(false, Math.floor(at), y == 0 ? inks.axis() : inks.line()));
    }
    return hairs;
  }

  private VectorDrawing.Mark dots(PointCloud cloud) {
    List<VectorDrawing.Mark> dots = new ArrayList<>();
    var look = new PointLook(inks.classes(), sight.filter(), sight.emphasis());
    for (PointLook.Coat coat : look.coats(cloud, viewport.scale())) {
      for (int point = 0; point < cloud.count(); point++) {
        LatentPoint place = cloud.place(point);
        if (place != null && coat.covers().test(point)) {
          ScreenPoint at = viewport.toScreen(place);
          if (isInside(at)) {
            dots.add(dot(at, coat, cloud.label(point)));
          }
        }
      }
    }
    var frame = new Rectangle2D.Double(0, 0, viewport.width(), viewport.height());
    return new VectorDrawing.Group(new AffineTransform(), frame, dots);
  }

  private boolean isInside(ScreenPoint at) {
    return at.x() > -8
        && at.y() > -8
        && at.x() < viewport.width() + 8
        && at.y() < viewport.height() + 8;
  }

  private static VectorDrawing.Mark dot(ScreenPoint at, PointLook.Coat coat, int label) {
    Path2D shape = coat.glyph(label).outline(coat.radius());
    shape.transform(AffineTransform.getTranslateInstance(at.x(), at.y()));
    return new VectorDrawing.Area(shape, coat.argb(label));
  }

  /// Draws something twice, on black and on white: what differs is what shines through.
  private final class Matte {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final int ground;

    /// @param ground on which it is drawn once only, unless the page shines through; 0: always
    ///     twice
    Matte(int ground) {
      this.ground = ground;
    }

    interface Painting {
      void paint(Raster raster, int ground);
    }

    VectorDrawing.Mark picture(Painting painting) {
      double width = Math.ceil(viewport.width() * scale) / scale;
      double height = Math.ceil(viewport.height() * scale) / scale;
      return new VectorDrawing.Embedded(() -> pixels(painting), 0, 0, width, height, true);
    }

    private PngImage pixels(Painting painting) {
      return ground != 0 && !wish.clear()
          ? picture(painted(painting, ground), null)
          : picture(painted(painting, BLACK), painted(painting, WHITE));
    }

    private Raster painted(Painting painting, int on) {
      Raster raster =
          new Raster(
              (int) Math.ceil(viewport.width() * scale),
              (int) Math.ceil(viewport.height() * scale));
      painting.paint(raster, on);
      return raster;
    }

    private PngImage picture(Raster dark, @Nullable Raster light) {
      int[] argb = new int[dark.width() * dark.height()];
      for (int y = 0; y < dark.height(); y++) {
        for (int x = 0; x < dark.width(); x++) {
          int below = dark.at(x, y);
          argb[y * dark.width() + x] = light == null ? below : apart(below, light.at(x, y));
        }
      }
      return new PngImage(dark.width(), dark.height(), argb);
    }

    /// The colour, not premultiplied, that looks like this on black and like that on white.
    private static int apart(int onBlack, int onWhite) {
      int alpha = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        alpha = Math.max(alpha, 255 - ((onWhite >> shift & 255) - (onBlack >> shift & 255)));
      }
      alpha = Math.clamp(alpha, 0, 255);
      // A last step of rounding is no colour.
      if (alpha < 3) {
        return 0;
      }
      int argb = alpha << 24;
      for (int shift = 0; shift <= 16; shift += 8) {
        int level = Math.min(255, ((onBlack >> shift & 255) * 255 + alpha / 2) / alpha);
        argb |= level << shift;
      }
      return argb;
    }
  }
}
