package lunula.ui.export;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.text.TextLineInfo;
import javafx.scene.transform.Transform;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.ui.kit.VectorSnapshot;

/// Makes a drawing of what is on the screen: walks along the nodes and notes areas, lines, words
/// and pictures. Shadows and other effects are left out, so are controls that are of use on the
/// screen only. JavaFX thread only.
record Tracer(Studio.Lettering lettering, VectorSnapshot.Wish wish) {

  /// What is seen of all that a node holds, laid out already, from its upper left corner. The
  /// node's own background is the page's affair.
  VectorDrawing drawing(Region node) {
    List<VectorDrawing.Mark> marks = new ArrayList<>();
    inside(node, 1, marks);
    var frame = new java.awt.geom.Rectangle2D.Double(0, 0, node.getWidth(), node.getHeight());
    var group = new VectorDrawing.Group(new AffineTransform(), frame, marks);
    return new VectorDrawing(node.getWidth(), node.getHeight(), List.of(group));
  }

  private void trace(Node node, double opacity, List<VectorDrawing.Mark> marks) {
    double strength = opacity * node.getOpacity();
    if (!node.isVisible() || strength < 0.01 || node instanceof Button) {
      return;
    }
    List<VectorDrawing.Mark> own = new ArrayList<>();
    switch (node) {
      case TextFlow flow -> flow(flow, strength, own);
      case Text text -> words(text, strength, own);
      case Shape shape -> shape(shape, strength, own);
      case ImageView view -> picture(view, strength, own);
      case Canvas canvas -> own.add(canvas(canvas));
      case Region region -> {
        Surfaces.trace(region, strength, own);
        inside(region, strength, own);
      }
      default -> inside(node, strength, own);
    }
    if (!own.isEmpty()) {
      Node clip = node.getClip();
      java.awt.Shape limit =
          clip instanceof Shape shape
              ? placed(clip).createTransformedShape(Outlines.of(shape))
              : null;
      marks.add(new VectorDrawing.Group(placed(node), limit, own));
    }
  }

  private void inside(Node node, double opacity, List<VectorDrawing.Mark> marks) {
    VectorSnapshot still = node instanceof VectorSnapshot own ? own : null;
    if (still != null) {
      marks.addAll(still.marks(wish));
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        if (still == null || !still.hides(child, wish)) {
          trace(child, opacity, marks);
        }
      }
    }
  }

  private static AffineTransform placed(Node node) {
    Transform to = node.getLocalToParentTransform();
    return new AffineTransform(
        to.getMxx(), to.getMyx(), to.getMxy(), to.getMyy(), to.getTx(), to.getTy());
  }

  private void words(Text text, double opacity, List<VectorDrawing.Mark> marks) {
    if (text.getText().isBlank()) {
      return;
    }
    double baseline = text.getBaselineOffset();
    var layout = text.getLayoutInfo();
    for (TextLineInfo line : layout.getTextLines(false)) {
      String words = text.getText().substring(line.start(), line.end()).stripTrailing();
      if (!words.isEmpty()) {
        double x = line.bounds().getMinX();
        double y = line.bounds().getMinY() + baseline;
        letters(text, words, x, y, opacity, marks);
      }
    }
  }

  /// Words of several looks on common lines: each look's part of each line.
  private void flow(TextFlow flow, double opacity, List<VectorDrawing.Mark> marks) {
    List<TextLineInfo> lines = flow.getLayoutInfo().getTextLines(false);
    int from = 0;
    for (Node node : flow.getChildren()) {
      if (node instanceof Text text) {
        int end = from + text.getText().length();
        for (TextLineInfo line : lines) {
          int first = Math.max(from, line.start());
          int last = Math.min(end, line.end());
          String words =
              first < last
                  ? text.getText().substring(first - from, last - from).stripTrailing()
                  : "";
          if (!words.isBlank()) {
            double x =
                flow.getLayoutInfo().getSelectionGeometry(first, last, false).getFirst().getMinX();
            double y = line.bounds().getMinY() + text.getBaselineOffset();
            letters(text, words, x, y, opacity, marks);
          }
        }
        from = end;
      }
    }
  }

  /// A line of words, above the line along its letters if it has one: a halo is nothing else.
  private void letters(
      Text text, String words, double x, double y, double opacity, List<VectorDrawing.Mark> marks) {
    if (text.getStroke() instanceof Color ink && ink.getOpacity() > 0) {
      java.awt.Shape along =
          AffineTransform.getTranslateInstance(x, y)
              .createTransformedShape(lettering.words(words, text.getFont(), 0, 0, 0).outline());
      marks.add(new VectorDrawing.Line(along, Surfaces.argb(ink, opacity), stroke(text)));
    }
    if (text.getFill() instanceof Color colour && colour.getOpacity() > 0) {
      marks.add(lettering.words(words, text.getFont(), x, y, Surfaces.argb(colour, opacity)));
    }
  }

  private static void shape(Shape shape, double opacity, List<VectorDrawing.Mark> marks) {
    java.awt.Shape outline = Outlines.of(shape);
    if (shape.getFill() instanceof Color fill && fill.getOpacity() > 0) {
      marks.add(new VectorDrawing.Area(outline, Surfaces.argb(fill, opacity)));
    }
    if (shape.getStroke() instanceof Color ink
        && ink.getOpacity() > 0
        && shape.getStrokeWidth() > 0) {
      marks.add(new VectorDrawing.Line(outline, Surfaces.argb(ink, opacity), stroke(shape)));
    }
  }

  private static BasicStroke stroke(Shape shape) {
    int cap =
        shape.getStrokeLineCap() == StrokeLineCap.ROUND
            ? BasicStroke.CAP_ROUND
            : shape.getStrokeLineCap() == StrokeLineCap.BUTT
                ? BasicStroke.CAP_BUTT
                : BasicStroke.CAP_SQUARE;
    int join =
        shape.getStrokeLineJoin() == StrokeLineJoin.ROUND
            ? BasicStroke.JOIN_ROUND
            : shape.getStrokeLineJoin() == StrokeLineJoin.BEVEL
                ? BasicStroke.JOIN_BEVEL
                : BasicStroke.JOIN_MITER;
    float width = (float) shape.getStrokeWidth();
    float limit = (float) Math.max(1, shape.getStrokeMiterLimit());
    float[] dashes = new float[shape.getStrokeDashArray().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = shape.getStrokeDashArray().get(i).floatValue();
    }
    return dashes.length == 0
        ? new BasicStroke(width, cap, join, limit)
        : new BasicStroke(width, cap, join, limit, dashes, 0);
  }

  private static void picture(ImageView view, double opacity, List<VectorDrawing.Mark> marks) {
    Image image = view.getImage();
    if (image == null || image.getPixelReader() == null || image.getWidth() < 1) {
      return;
    }
    Rectangle2D part = view.getViewport();
    if (part == null) {
      part = new Rectangle2D(0, 0, image.getWidth(), image.getHeight());
    }
    Bounds bounds = view.getLayoutBounds();
    marks.add(
        new VectorDrawing.Embedded(
            pixels(image, part, opacity),
            bounds.getMinX(),
            bounds.getMinY(),
            bounds.getWidth(),
            bounds.getHeight(),
            view.isSmooth()));
  }

  private static PngImage pixels(Image image, Rectangle2D part, double opacity) {
    int width = (int) part.getWidth();
    int height = (int) part.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(
            (int) part.getMinX(),
            (int) part.getMinY(),
            width,
            height,
            PixelFormat.getIntArgbInstance(),
            argb,
            0,
            width);
    for (int at = 0; opacity < 1 && at < argb.length; at++) {
      argb[at] = (int) ((argb[at] >>> 24) * opacity) << 24 | (argb[at] & 0xFFFFFF);
    }
    return new PngImage(width, height, argb);
  }

  private VectorDrawing.Mark canvas(Canvas canvas) {
    var how = new SnapshotParameters();
    how.setFill(Color.TRANSPARENT);
    how.setTransform(Transform.scale(wish.scale(), wish.scale()));
    Image shot = canvas.snapshot(how, null);
    var all = new Rectangle2D(0, 0, shot.getWidth(), shot.getHeight());
    return new VectorDrawing.Embedded(
        pixels(shot, all, 1), 0, 0, canvas.getWidth(), canvas.getHeight(), true);
  }

  /// Backgrounds and borders of regions. JavaFX thread only.
  static final class Surfaces {
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
        java.awt.Shape bar =
            Outlines.rectangle(strip * wide, 0, wide + over, region.getHeight(), 0);
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
    private static java.awt.Shape shaped(
        Region region, Insets insets, double width, double height) {
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
      double right = thick.getRight();
      double bottom = thick.getBottom();
      side(stroke.getTopStroke(), 0, 0, width, thick.getTop(), opacity, marks);
      side(stroke.getBottomStroke(), 0, height - bottom, width, bottom, opacity, marks);
      side(stroke.getLeftStroke(), 0, 0, thick.getLeft(), height, opacity, marks);
      side(stroke.getRightStroke(), width - right, 0, right, height, opacity, marks);
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
}
