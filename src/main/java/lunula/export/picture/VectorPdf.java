package lunula.export.picture;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/// Writes a [VectorDrawing] as a PDF of one page, a unit three quarters of a point. Words are drawn
/// from
/// their outlines, so that the page looks alike wherever it is read; [PdfWords] lets them be
/// selected.
final class VectorPdf {
  private static final float POINTS = 0.75f;

  private VectorPdf() {}

  /// @param listener is called before every mark and may end the work by throwing
  static void write(VectorDrawing drawing, OutputStream target, Runnable listener)
      throws IOException {
    float width = (float) drawing.width();
    float height = (float) drawing.height();
    try (PDDocument document = new PDDocument()) {
      PDPage sheet = new PDPage(new PDRectangle(width * POINTS, height * POINTS));
      document.addPage(sheet);
      var canvas = new PdfBoxGraphics2D(document, width, height);
      try {
        DrawingRasterizer.draw(drawing.marks(), canvas, false, listener);
      } finally {
        canvas.dispose();
      }
      try (var out = new PDPageContentStream(document, sheet)) {
        out.transform(Matrix.getScaleInstance(POINTS, POINTS));
        out.drawForm(canvas.getXFormObject());
        // Drawings grow downwards, pages upwards.
        out.transform(new Matrix(1, 0, 0, -1, 0, height));
        var words = new PdfWords(document, out);
        lay(drawing.marks(), words, out);
        words.finish();
      }
      document.save(target);
    }
  }

  private static void lay(List<VectorDrawing.Mark> marks, PdfWords words, PDPageContentStream out)
      throws IOException {
    for (VectorDrawing.Mark mark : marks) {
      if (mark instanceof VectorDrawing.Words some) {
        words.lay(some);
      } else if (mark instanceof VectorDrawing.Group group) {
        out.saveGraphicsState();
        out.transform(new Matrix(group.place()));
        lay(group.marks(), words, out);
        out.restoreGraphicsState();
      }
    }
  }
}
