package lunula.ui.export;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import lunula.export.picture.VectorDrawing;

/// Backgrounds and borders of regions. JavaFX thread only.
final class Surfaces {
  private static final int STRIPS = 64;

  private Surfaces() {}

  /// Notes a region's own surface.
  static void trace(Region region, double opacity, List<VectorDrawing.Mark> marks) {
    if (region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        fill(region, fill, opacity, marks);
      }
    }
    if (region.getBorder() != null) {
      for (BorderStroke stroke : region.getBorder().getStrokes()) {
        border(region, stroke, opacity, marks);
      }
    }
  }

  private static void fill(
      Region region, BackgroundFill fill, double opacity, List<VectorDrawing.Mark> marks) {
    if (fill.getFill() instanceof LinearGradient gradient) {
      strips(region, gradient, opacity, marks);
    } else if (fill.getFill() instanceof Color colour && colour.getOpacity() > 0) {
      Insets insets = fill.getInsets();
      double width = region.getWidth() - insets.getLeft() - insets.getRight();
      double height = region.getHeight() - insets.getTop() - insets.getBottom();
      if (width > 0 && height > 0) {
        java.awt.Shape shape =
            region.getShape() == null
                ? Outlines.rectangle(
                    insets.getLeft(), insets.getTop(), width, height, radius(fill.getRadii()))
                : shaped(region, insets, width, height);
        marks.add(new VectorDrawing.Area(shape, argb(colour, opacity)));
      }
    }
  }

  /// A gradient from left to right, as the keys of layers have it, in strips of one colour each.
  private static void strips(
      Region region, LinearGradient gradient, double opacity, List<VectorDrawing.Mark> marks) {
    double wide = region.getWidth() / STRIPS;
    for (int strip = 0; strip < STRIPS && gradient.getStops().size() > 1; strip++) {
      Color colour = at((strip + 0.5) / STRIPS, gradient.getStops());
      // A little over the next one, so that no page shines through between them.
      double over = strip + 1 < STRIPS ? 0.5 : 0;
      java.awt.Shape bar = Outlines.rectangle(strip * wide, 0, wide + over, region.getHeight(), 0);
      marks.add(new VectorDrawing.Area(bar, argb(colour, opacity)));
    }
  }

  private static Color at(double place, List<Stop> stops) {
    int after = 1;
    while (after < stops.size() - 1 && stops.get(after).getOffset() < place) {
      after++;
    }
    Stop from = stops.get(after - 1);
    Stop to = stops.get(after);
    double gap = Math.max(1e-9, to.getOffset() - from.getOffset());
    double share = Math.clamp((place - from.getOffset()) / gap, 0, 1);
    return from.getColor().interpolate(to.getColor(), share);
  }

  private static double radius(CornerRadii radii) {
    return radii.getTopLeftHorizontalRadius();
  }

  /// A region's own shape, as large as the region if it is told to be.
  private static java.awt.Shape shaped(Region region, Insets insets, double width, double height) {
    java.awt.Shape shape = Outlines.of(region.getShape());
    var bounds = shape.getBounds2D();
    var place = new AffineTransform();
    place.translate(insets.getLeft(), insets.getTop());
    if (region.isScaleShape()) {
      place.scale(width / bounds.getWidth(), height / bounds.getHeight());
      place.translate(-bounds.getX(), -bounds.getY());
    } else if (region.isCenterShape()) {
      place.translate(
          (width - bounds.getWidth()) / 2 - bounds.getX(),
          (height - bounds.getHeight()) / 2 - bounds.getY());
    }
    return place.createTransformedShape(shape);
  }

  private static void border(
      Region region, BorderStroke stroke, double opacity, List<VectorDrawing.Mark> marks) {
    BorderWidths widths = stroke.getWidths();
    double thick = widths.getTop();
    boolean even =
        thick == widths.getBottom() && thick == widths.getLeft() && thick == widths.getRight();
    if (even && thick > 0) {
      if (stroke.getTopStroke() instanceof Color colour && colour.getOpacity() > 0) {
        Insets insets = stroke.getInsets();
        double half = thick / 2;
        java.awt.Shape frame =
            Outlines.rectangle(
                insets.getLeft() + half,
                insets.getTop() + half,
                Math.max(0, region.getWidth() - insets.getLeft() - insets.getRight() - thick),
                Math.max(0, region.getHeight() - insets.getTop() - insets.getBottom() - thick),
                Math.max(0, radius(stroke.getRadii()) - half));
        marks.add(
            new VectorDrawing.Line(frame, argb(colour, opacity), new BasicStroke((float) thick)));
      }
    } else {
      sides(region, stroke, opacity, marks);
    }
  }

  private static void sides(
      Region region, BorderStroke stroke, double opacity, List<VectorDrawing.Mark> marks) {
    double width = region.getWidth();
    double height = region.getHeight();
    BorderWidths thick = stroke.getWidths();
    side(stroke.getTopStroke(), 0, 0, width, thick.getTop(), opacity, marks);
    side(
        stroke.getBottomStroke(),
        0,
        height - thick.getBottom(),
        width,
        thick.getBottom(),
        opacity,
        marks);
    side(stroke.getLeftStroke(), 0, 0, thick.getLeft(), height, opacity, marks);
    side(
        stroke.getRightStroke(),
        width - thick.getRight(),
        0,
        thick.getRight(),
        height,
        opacity,
        marks);
  }

  private static void side(
      javafx.scene.paint.Paint paint,
      double x,
      double y,
      double width,
      double height,
      double opacity,
      List<VectorDrawing.Mark> marks) {
    if (paint instanceof Color colour && colour.getOpacity() > 0 && width > 0 && height > 0) {
      java.awt.Shape bar = Outlines.rectangle(x, y, width, height, 0);
      marks.add(new VectorDrawing.Area(bar, argb(colour, opacity)));
    }
  }

  /// A colour as drawings have it.
  static int argb(Color colour, double opacity) {
    int alpha = (int) Math.round(255 * Math.clamp(colour.getOpacity() * opacity, 0, 1));
    int red = (int) Math.round(colour.getRed() * 255);
    int green = (int) Math.round(colour.getGreen() * 255);
    int blue = (int) Math.round(colour.getBlue() * 255);
    return alpha << 24 | red << 16 | green << 8 | blue;
  }
}
