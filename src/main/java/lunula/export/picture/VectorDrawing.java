package lunula.export.picture;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A still picture of areas, lines, words and embedded pictures, which can be written at any size:
/// as pixels or as lines. Immutable as long as nobody writes to its shapes; any thread.
///
/// @param width in units, at 1× one pixel each, positive
/// @param height likewise
/// @param marks from the back to the front
public record VectorDrawing(double width, double height, List<Mark> marks) {
  /// @throws IllegalArgumentException if there is no area
  public VectorDrawing {
    if (!(width > 0) || !(height > 0)) {
      throw new IllegalArgumentException("a drawing of %s × %s".formatted(width, height));
    }
    marks = List.copyOf(marks);
  }

  /// One thing that is drawn. Colours are 0xAARRGGBB, not premultiplied.
  public sealed interface Mark permits Area, Line, Words, Embedded, Group {}

  /// A filled shape.
  public record Area(Shape shape, int argb) implements Mark {}

  /// A shape drawn along its outline.
  public record Line(Shape shape, int argb, BasicStroke stroke) implements Mark {}

  /// One line of words.
  ///
  /// @param family the font's
  /// @param size of the font, in units
  /// @param bold whether the font is
  /// @param x where the first letter begins
  /// @param y of the line that the letters stand on
  /// @param length in units
  /// @param outline the letters as a shape, from (0, 0): what is drawn where fonts may be missing
  public record Words(
      String text,
      String family,
      double size,
      boolean bold,
      double x,
      double y,
      double length,
      Shape outline,
      int argb)
      implements Mark {}

  /// A picture in a rectangle.
  ///
  /// @param source of the picture, always the same; may take its time to draw it
  /// @param soft whether it is smoothed where it is enlarged; otherwise its pixels stay squares
  public record Embedded(
      Supplier<PngImage> source, double x, double y, double width, double height, boolean soft)
      implements Mark {
    /// A picture that is there.
    public Embedded(
        PngImage picture, double x, double y, double width, double height, boolean soft) {
      this(() -> picture, x, y, width, height, soft);
    }

    /// The picture. Blocking, where it is drawn now: whoever needs it twice keeps it.
    public PngImage picture() {
      return source.get();
    }
  }

  /// Marks in a system of their own.
  ///
  /// @param place from their units to those around
  /// @param clip outside of which, in their units, nothing is seen; null: no limit
  public record Group(AffineTransform place, @Nullable Shape clip, List<Mark> marks)
      implements Mark {
    public Group {
      marks = List.copyOf(marks);
    }
  }
}
