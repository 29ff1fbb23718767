package lunula.ui.export;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import lunula.export.picture.VectorDrawing;

/// Puts a page under a drawing and words below it.
///
/// @param lettering sets the words
/// @param inks in these colours
record Captions(Lettering lettering, Inks.Colours inks) {
  private static final double SIDE = 10;
  private static final double LINE = 17;
  private static final String BETWEEN = " · ";

  /// The drawing with its caption, if one is wanted, on a page, unless it is to be clear.
  VectorDrawing under(VectorDrawing drawing, Look look) {
    List<VectorDrawing.Mark> marks = new ArrayList<>();
    Font font = Inks.font(12);
    List<String> lines = lines(look.caption(), font, drawing.width() - 2 * SIDE);
    double height = drawing.height() + (lines.isEmpty() ? 0 : lines.size() * LINE + SIDE);
    if (!look.wish().clear()) {
      marks.add(
          new VectorDrawing.Area(
              new Rectangle2D.Double(0, 0, drawing.width(), height), inks.page()));
    }
    marks.add(new VectorDrawing.Group(new AffineTransform(), null, drawing.marks()));
    double y = drawing.height() + SIDE / 2 + 12;
    for (String line : lines) {
      marks.add(lettering.words(line, font, SIDE, y, inks.muted()));
      y += LINE;
    }
    return new VectorDrawing(drawing.width(), height, marks);
  }

  /// As many pieces a line as fit, at least one.
  private List<String> lines(List<String> pieces, Font font, double width) {
    List<String> lines = new ArrayList<>();
    for (String piece : pieces) {
      String longer = lines.isEmpty() ? piece : lines.getLast() + BETWEEN + piece;
      if (!lines.isEmpty() && lettering.length(longer, font) <= width) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(piece);
      }
    }
    return lines;
  }
}
