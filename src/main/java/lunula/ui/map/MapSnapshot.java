package lunula.ui.map;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.kit.VectorSnapshot.Part;
import lunula.ui.kit.VectorSnapshot.Wish;

/// Draws the map once more for an exported picture: with as many pixels as are wanted, on a
/// transparent background if it is wanted, its lines and few points as vectors. Vectors are made at
/// once; pixels are drawn when they are asked for, so that nobody waits for them on the JavaFX
/// thread.
final class MapSnapshot {
  /// So many points and more are embedded as pixels.
  private static final int MANY = 5_000;

  /// Pixels a unit, at least, of what is embedded among vectors: it may be enlarged later.
  private static final double FINE = 2;

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private final MapContents contents;
  private final MapPainter painter;
  private final int background;
  private final Viewport viewport;
  private final Wish wish;
  private final double scale;

  /// @param contents stay as they are
  MapSnapshot(MapContents contents, MapColours colours, Viewport viewport, Wish wish) {
    this.contents = contents;
    this.viewport = viewport;
    this.wish = wish;
    background = colours.background();
    painter = new MapPainter(contents, colours);
    scale = wish.vectors() ? Math.max(FINE, wish.scale()) : wish.scale();
  }

  List<VectorDrawing.Mark> marks() {
    if (!wish.vectors() && !wish.clear()) {
      return List.of(embedded(() -> picture(drawn(this::paint, background))));
    }
    List<VectorDrawing.Mark> marks = new ArrayList<>();
    if (!wish.clear()) {
      marks.add(
          new VectorDrawing.Area(
              new Rectangle2D.Double(0, 0, viewport.width(), viewport.height()), background));
    }
    PointCloud cloud = contents.cloud();
    if (cloud != null) {
      addLayersBehind(marks);
      if (shows(Part.AXES)) {
        painter.axisLines(viewport).forEach(line -> marks.add(vector(line)));
      }
      if (shows(Part.POINTS) && wish.vectors() && cloud.count() < MANY) {
        marks.add(dots(cloud));
      } else if (shows(Part.POINTS)) {
        marks.add(transparent(painter::paintDots));
      }
      if (shows(Part.LAYERS) && painter.hasContours()) {
        marks.add(transparent(painter::paintContours));
      }
      if (shows(Part.POINTS) && contents.isShown(MapLayer.THUMBNAILS)) {
        marks.add(transparent(painter::paintThumbnails));
      }
    }
    return marks;
  }

  private boolean shows(Part part) {
    return wish.parts().contains(part);
  }

  /// All in one opaque picture.
  private void paint(PaintTarget target, int below) {
    target.raster().fill(below);
    if (contents.cloud() == null) {
      return;
    }
    if (shows(Part.LAYERS) && painter.hasLayersBehind()) {
      painter.paintLayersBehind(target, below);
    }
    if (shows(Part.AXES)) {
      int thick = (int) Math.max(1, Math.round(scale));
      for (MapPainter.AxisLine line : painter.axisLines(viewport)) {
        int from = (int) Math.round(Math.floor(line.at()) * scale);
        for (int at = from; at < from + thick; at++) {
          target.raster().line(line.upright(), at, line.argb());
        }
      }
    }
    if (shows(Part.POINTS)) {
      painter.paintDots(target);
    }
    if (shows(Part.LAYERS)) {
      painter.paintContours(target);
    }
    if (shows(Part.POINTS)) {
      painter.paintThumbnails(target);
    }
  }

  private void addLayersBehind(List<VectorDrawing.Mark> marks) {
    if (shows(Part.LAYERS) && painter.hasLayersBehind()) {
      BiConsumer<PaintTarget, Integer> layers = painter::paintLayersBehind;
      marks.add(
          wish.clear()
              ? embedded(() -> keyed(layers))
              : embedded(() -> picture(drawn(layers, background))));
    }
  }

  /// In the middle of its pixel on the screen.
  private VectorDrawing.Mark vector(MapPainter.AxisLine line) {
    double at = Math.floor(line.at()) + 0.5;
    var shape =
        line.upright()
            ? new Line2D.Double(at, 0, at, viewport.height())
            : new Line2D.Double(0, at, viewport.width(), at);
    return new VectorDrawing.Line(shape, line.argb(), new BasicStroke(1));
  }

  private VectorDrawing.Mark dots(PointCloud cloud) {
    List<VectorDrawing.Mark> dots = new ArrayList<>();
    for (PointPass pass : painter.pointPasses(cloud, viewport)) {
      for (int point = 0; point < cloud.count(); point++) {
        LatentPoint place = cloud.place(point);
        if (place != null && pass.covers(cloud, point)) {
          ScreenPoint at = viewport.toScreen(place);
          if (isInside(at)) {
            dots.add(dot(at, pass, cloud.label(point)));
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

  private static VectorDrawing.Mark dot(ScreenPoint at, PointPass pass, int label) {
    Path2D shape = pass.marker(label).outline(pass.radius());
    shape.transform(AffineTransform.getTranslateInstance(at.x(), at.y()));
    return new VectorDrawing.Area(shape, pass.argb(label));
  }

  /// Pixels that leave clear what they do not cover.
  private VectorDrawing.Mark transparent(Consumer<PaintTarget> paint) {
    return embedded(
        () ->
            keyed(
                (target, below) -> {
                  target.raster().fill(below);
                  paint.accept(target);
                }));
  }

  private VectorDrawing.Mark embedded(Supplier<PngImage> pixels) {
    double width = Math.ceil(viewport.width() * scale) / scale;
    double height = Math.ceil(viewport.height() * scale) / scale;
    return new VectorDrawing.Embedded(pixels, 0, 0, width, height, true);
  }

  /// @param paint is given the opaque colour beneath all
  private Raster drawn(BiConsumer<PaintTarget, Integer> paint, int below) {
    Raster raster =
        new Raster(
            (int) Math.ceil(viewport.width() * scale), (int) Math.ceil(viewport.height() * scale));
    paint.accept(new PaintTarget(raster, viewport, scale), below);
    return raster;
  }

  private static PngImage picture(Raster raster) {
    int[] argb = new int[raster.width() * raster.height()];
    Arrays.setAll(argb, at -> raster.at(at % raster.width(), at / raster.width()));
    return new PngImage(raster.width(), raster.height(), argb);
  }

  /// Draws something twice, on black and on white: the difference tells how transparent it is.
  private PngImage keyed(BiConsumer<PaintTarget, Integer> paint) {
    PngImage dark = picture(drawn(paint, BLACK));
    PngImage light = picture(drawn(paint, WHITE));
    int[] argb = new int[dark.argb().length];
    Arrays.setAll(argb, at -> keyed(dark.argb()[at], light.argb()[at]));
    return new PngImage(dark.width(), dark.height(), argb);
  }

  /// The colour, not premultiplied, that looks like this on black and like that on white.
  private static int keyed(int onBlack, int onWhite) {
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
