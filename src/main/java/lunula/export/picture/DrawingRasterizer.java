package lunula.export.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws a [VectorDrawing] into pixels. Words are drawn from their outlines: no font of the
/// platform is asked.
final class DrawingRasterizer {
  private DrawingRasterizer() {}

  /// Where nothing is drawn, the picture is clear.
  ///
  /// @param scale pixels a unit
  /// @param listener may end the work
  static BufferedImage of(VectorDrawing drawing, double scale, MarkListener listener) {
    int width = size(drawing.width(), scale);
    int height = size(drawing.height(), scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      canvas.scale(scale, scale);
      draw(drawing.marks(), canvas, true, listener);
    } finally {
      canvas.dispose();
    }
    return image;
  }

  /// Whole pixels of a length.
  static int size(double units, double scale) {
    return (int) Math.max(1, Math.ceil(units * scale - 1e-6));
  }

  /// Draws on whatever takes it, a unit one of the canvas.
  ///
  /// @param onPixels whether a picture of as many pixels as its rectangle has is moved onto them
  /// @param listener may end the work
  static void draw(
      List<VectorDrawing.Mark> marks, Graphics2D canvas, boolean onPixels, MarkListener listener) {
    for (VectorDrawing.Mark mark : marks) {
      listener.before();
      switch (mark) {
        case VectorDrawing.Area area -> {
          canvas.setColor(new Color(area.argb(), true));
          canvas.fill(listener.watched(area.shape()));
        }
        case VectorDrawing.Line line -> {
          canvas.setColor(new Color(line.argb(), true));
          canvas.setStroke(line.stroke());
          canvas.draw(listener.watched(line.shape()));
        }
        case VectorDrawing.Words words -> {
          canvas.setColor(new Color(words.argb(), true));
          canvas.translate(words.x(), words.y());
          canvas.fill(words.outline());
          canvas.translate(-words.x(), -words.y());
        }
        case VectorDrawing.Embedded picture -> draw(picture, canvas, onPixels);
        case VectorDrawing.Group group -> {
          Graphics2D within = (Graphics2D) canvas.create();
          try {
            within.transform(group.place());
            if (group.clip() != null) {
              within.clip(group.clip());
            }
            draw(group.marks(), within, onPixels, listener);
          } finally {
            within.dispose();
          }
        }
      }
    }
  }

  /// A picture that has as many pixels as there are in its rectangle comes through unchanged.
  private static void draw(VectorDrawing.Embedded embedded, Graphics2D canvas, boolean onPixels) {
    PngImage picture = embedded.picture();
    var corner =
        new Rectangle2D.Double(embedded.x(), embedded.y(), embedded.width(), embedded.height());
    Rectangle2D target = canvas.getTransform().createTransformedShape(corner).getBounds2D();
    boolean exact =
        onPixels
            && Math.abs(target.getWidth() - picture.width()) < 1
            && Math.abs(target.getHeight() - picture.height()) < 1;
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        embedded.soft() && !exact
            ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    if (exact) {
      AffineTransform before = canvas.getTransform();
      canvas.setTransform(
          AffineTransform.getTranslateInstance(Math.rint(target.getX()), Math.rint(target.getY())));
      canvas.drawImage(buffered(picture), 0, 0, null);
      canvas.setTransform(before);
    } else {
      AffineTransform place = AffineTransform.getTranslateInstance(embedded.x(), embedded.y());
      place.scale(embedded.width() / picture.width(), embedded.height() / picture.height());
      canvas.drawImage(buffered(picture), place, null);
    }
  }

  /// The same pixels for Java's own pictures.
  static BufferedImage buffered(PngImage picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
    return image;
  }
}
