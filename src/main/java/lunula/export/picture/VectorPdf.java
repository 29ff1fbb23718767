package lunula.export.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/// Writes a [VectorDrawing] as a PDF of one page, a unit three quarters of a point. Words are drawn
/// from
/// their outlines, so that the page looks alike wherever it is read; [PdfWords] lets them be
/// selected.
final class VectorPdf {
  private static final float POINTS = 0.75f;
  private final PDDocument document;
  private final PDPageContentStream out;
  private final PdfWords words;
  private final Runnable listener;

  private VectorPdf(PDDocument document, PDPageContentStream out, Runnable listener) {
    this.document = document;
    this.out = out;
    words = new PdfWords(document, out);
    this.listener = listener;
  }

  /// @param listener is called before every mark and may end the work by throwing
  static void write(VectorDrawing drawing, OutputStream target, Runnable listener)
      throws IOException {
    float width = (float) drawing.width() * POINTS;
    float height = (float) drawing.height() * POINTS;
    try (PDDocument document = new PDDocument()) {
      PDPage sheet = new PDPage(new PDRectangle(width, height));
      document.addPage(sheet);
      try (var out = new PDPageContentStream(document, sheet)) {
        // Drawings grow downwards, pages upwards.
        out.transform(new Matrix(POINTS, 0, 0, -POINTS, 0, height));
        var writer = new VectorPdf(document, out, listener);
        writer.marks(drawing.marks());
        writer.words.finish();
      }
      document.save(target);
    }
  }

  private void marks(List<VectorDrawing.Mark> marks) throws IOException {
    for (VectorDrawing.Mark mark : marks) {
      listener.run();
      switch (mark) {
        case VectorDrawing.Area area -> area(area);
        case VectorDrawing.Line line -> line(line);
        case VectorDrawing.Words some -> {
          var place = AffineTransform.getTranslateInstance(some.x(), some.y());
          area(new VectorDrawing.Area(place.createTransformedShape(some.outline()), some.argb()));
          words.lay(some);
        }
        case VectorDrawing.Embedded picture -> picture(picture);
        case VectorDrawing.Group group -> group(group);
      }
    }
  }

  private void area(VectorDrawing.Area area) throws IOException {
    if (path(area.shape())) {
      out.setNonStrokingColor(new Color(area.argb() & 0xFFFFFF));
      opacity(area.argb());
      if (isEvenOdd(area.shape())) {
        out.fillEvenOdd();
      } else {
        out.fill();
      }
    }
  }

  private void line(VectorDrawing.Line line) throws IOException {
    if (path(line.shape())) {
      BasicStroke stroke = line.stroke();
      out.setStrokingColor(new Color(line.argb() & 0xFFFFFF));
      opacity(line.argb());
      out.setLineWidth(stroke.getLineWidth());
      out.setLineCapStyle(stroke.getEndCap());
      out.setLineJoinStyle(stroke.getLineJoin());
      float[] dashes = stroke.getDashArray();
      out.setLineDashPattern(dashes == null ? new float[0] : dashes, 0);
      out.stroke();
    }
  }

  private void opacity(int argb) throws IOException {
    float share = (argb >>> 24) / 255f;
    var state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant(share);
    state.setStrokingAlphaConstant(share);
    out.setGraphicsStateParameters(state);
  }

  private void picture(VectorDrawing.Embedded picture) throws IOException {
    PDImageXObject image =
        LosslessFactory.createFromImage(document, DrawingRasterizer.buffered(picture.picture()));
    image.setInterpolate(picture.soft());
    out.saveGraphicsState();
    opacity(0xFF000000);
    float top = (float) (picture.y() + picture.height());
    out.transform(new Matrix(1, 0, 0, -1, (float) picture.x(), top));
    out.drawImage(image, 0, 0, (float) picture.width(), (float) picture.height());
    out.restoreGraphicsState();
  }

  private void group(VectorDrawing.Group group) throws IOException {
    out.saveGraphicsState();
    out.transform(new Matrix(group.place()));
    if (group.clip() != null && path(group.clip())) {
      out.clip();
    }
    marks(group.marks());
    out.restoreGraphicsState();
  }

  private static boolean isEvenOdd(Shape shape) {
    return shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD;
  }

  /// @return whether there is anything
  private boolean path(Shape shape) throws IOException {
    float[] at = new float[6];
    float x = 0;
    float y = 0;
    boolean any = false;
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      any = true;
      int kind = path.currentSegment(at);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> out.moveTo(at[0], at[1]);
        case PathIterator.SEG_LINETO -> out.lineTo(at[0], at[1]);
        case PathIterator.SEG_QUADTO ->
            out.curveTo(
                third(x, at[0]),
                third(y, at[1]),
                third(at[2], at[0]),
                third(at[3], at[1]),
                at[2],
                at[3]);
        case PathIterator.SEG_CUBICTO -> out.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
        default -> out.closePath();
      }
      int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
      x = kind == PathIterator.SEG_CLOSE ? x : at[last];
      y = kind == PathIterator.SEG_CLOSE ? y : at[last + 1];
    }
    return any;
  }

  /// Two thirds of the way from an end of a quadratic curve to its handle: a cubic one's handle.
  private static float third(float end, float handle) {
    return end + (handle - end) * 2 / 3;
  }
}
