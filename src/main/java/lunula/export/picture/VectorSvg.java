package lunula.export.picture;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a [VectorDrawing] as SVG 1.1: areas and lines as paths, words as text, pictures as
/// embedded PNG, large enough to stay sharp.
final class VectorSvg {
  /// What XML 1.0 does not allow: control characters and halves of characters.
  private static final String NO_CHARACTERS = "[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF]";

  /// Embedded pixels a unit, where pixels are to stay squares.
  private static final int FINE = 4;

  /// Longer side of a picture that is embedded larger than it is, in pixels.
  private static final int LARGEST = 2_048;

  private final XMLStreamWriter out;
  private final MarkListener listener;
  private int clips;

  private VectorSvg(XMLStreamWriter out, MarkListener listener) {
    this.out = out;
    this.listener = listener;
  }

  /// @param listener may end the work
  static void write(VectorDrawing drawing, OutputStream target, MarkListener listener)
      throws IOException {
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newFactory()
              .createXMLStreamWriter(listener.watched(target), StandardCharsets.UTF_8.name());
      new VectorSvg(out, listener).document(drawing);
      out.close();
    } catch (XMLStreamException failure) {
      if (failure.getNestedException() instanceof IOException disk) {
        throw disk;
      }
      throw new IOException(failure);
    }
  }

  private void document(VectorDrawing drawing) throws XMLStreamException {
    out.writeStartDocument("UTF-8", "1.0");
    out.writeStartElement("svg");
    out.writeDefaultNamespace("http://www.w3.org/2000/svg");
    out.writeNamespace("xlink", "http://www.w3.org/1999/xlink");
    out.writeAttribute("width", number(drawing.width()));
    out.writeAttribute("height", number(drawing.height()));
    out.writeAttribute(
        "viewBox", "0 0 " + number(drawing.width()) + " " + number(drawing.height()));
    marks(drawing.marks());
    out.writeEndElement();
    out.writeEndDocument();
  }

  private void marks(List<VectorDrawing.Mark> marks) throws XMLStreamException {
    for (VectorDrawing.Mark mark : marks) {
      listener.before();
      switch (mark) {
        case VectorDrawing.Area area -> {
          path(area.shape());
          fill(area.argb());
        }
        case VectorDrawing.Line line -> line(line);
        case VectorDrawing.Words words -> words(words);
        case VectorDrawing.Embedded picture -> picture(picture);
        case VectorDrawing.Group group -> group(group);
      }
    }
  }

  private void path(Shape shape) throws XMLStreamException {
    out.writeEmptyElement("path");
    out.writeAttribute("d", commands(listener.watched(shape)));
    if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
      out.writeAttribute("fill-rule", "evenodd");
    }
  }

  private void fill(int argb) throws XMLStreamException {
    out.writeAttribute("fill", colour(argb));
    opacity("fill-opacity", argb);
  }

  private void opacity(String name, int argb) throws XMLStreamException {
    if (argb >>> 24 != 255) {
      out.writeAttribute(name, number((argb >>> 24) / 255.0));
    }
  }

  private void line(VectorDrawing.Line line) throws XMLStreamException {
    path(line.shape());
    BasicStroke stroke = line.stroke();
    out.writeAttribute("fill", "none");
    out.writeAttribute("stroke", colour(line.argb()));
    opacity("stroke-opacity", line.argb());
    out.writeAttribute("stroke-width", number(stroke.getLineWidth()));
    out.writeAttribute("stroke-linecap", cap(stroke));
    out.writeAttribute("stroke-linejoin", join(stroke));
    float[] dashes = stroke.getDashArray();
    if (dashes != null) {
      var lengths = new StringBuilder();
      for (float dash : dashes) {
        lengths.append(number(dash)).append(' ');
      }
      out.writeAttribute("stroke-dasharray", lengths.toString().strip());
    }
  }

  private static String cap(BasicStroke stroke) {
    return switch (stroke.getEndCap()) {
      case BasicStroke.CAP_ROUND -> "round";
      case BasicStroke.CAP_SQUARE -> "square";
      default -> "butt";
    };
  }

  private static String join(BasicStroke stroke) {
    return switch (stroke.getLineJoin()) {
      case BasicStroke.JOIN_ROUND -> "round";
      case BasicStroke.JOIN_BEVEL -> "bevel";
      default -> "miter";
    };
  }

  private void words(VectorDrawing.Words words) throws XMLStreamException {
    out.writeStartElement("text");
    out.writeAttribute("x", number(words.x()));
    out.writeAttribute("y", number(words.y()));
    out.writeAttribute("font-family", "'" + words.family().replace("'", "") + "', sans-serif");
    out.writeAttribute("font-size", number(words.size()));
    if (words.bold()) {
      out.writeAttribute("font-weight", "bold");
    }
    // Another font takes the same room.
    out.writeAttribute("textLength", number(words.length()));
    out.writeAttribute("lengthAdjust", "spacingAndGlyphs");
    fill(words.argb());
    out.writeCharacters(words.text().replaceAll(NO_CHARACTERS, "\uFFFD"));
    out.writeEndElement();
  }

  private void picture(VectorDrawing.Embedded picture) throws XMLStreamException {
    out.writeEmptyElement("image");
    out.writeAttribute("x", number(picture.x()));
    out.writeAttribute("y", number(picture.y()));
    out.writeAttribute("width", number(picture.width()));
    out.writeAttribute("height", number(picture.height()));
    out.writeAttribute("preserveAspectRatio", "none");
    if (!picture.soft()) {
      out.writeAttribute("style", "image-rendering:pixelated");
    }
    PngImage shown = picture.soft() ? picture.picture() : squares(picture);
    String content = Base64.getEncoder().encodeToString(shown.toBytes());
    out.writeAttribute(
        "xlink", "http://www.w3.org/1999/xlink", "href", "data:image/png;base64," + content);
  }

  /// Most programs but browsers smooth every picture, whatever its style says: so that pixels stay
  /// squares, each is embedded as many.
  private static PngImage squares(VectorDrawing.Embedded picture) {
    PngImage small = picture.picture();
    int width = small.width();
    int height = small.height();
    double wanted = FINE * Math.max(picture.width() / width, picture.height() / height);
    int most = Math.max(1, LARGEST / Math.max(width, height));
    int times = Math.clamp((long) Math.ceil(wanted), 1, most);
    int[] argb = new int[width * times * height * times];
    for (int at = 0; at < argb.length; at++) {
      int row = Math.floorDiv(at, width * times) / times;
      argb[at] = small.argb()[row * width + at % (width * times) / times];
    }
    return new PngImage(width * times, height * times, argb);
  }

  private void group(VectorDrawing.Group group) throws XMLStreamException {
    String clip = null;
    if (group.clip() != null) {
      clip = "clip-" + clips++;
      out.writeStartElement("clipPath");
      out.writeAttribute("id", clip);
      path(group.clip());
      out.writeEndElement();
    }
    out.writeStartElement("g");
    if (!group.place().isIdentity()) {
      out.writeAttribute("transform", matrix(group.place()));
    }
    if (clip != null) {
      out.writeStartElement("g");
      out.writeAttribute("clip-path", "url(#" + clip + ")");
    }
    marks(group.marks());
    if (clip != null) {
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  private static String matrix(AffineTransform place) {
    double[] numbers = new double[6];
    place.getMatrix(numbers);
    var words = new StringBuilder("matrix(");
    for (double part : numbers) {
      words.append(number(part)).append(' ');
    }
    return words.toString().strip() + ")";
  }

  private static String commands(Shape shape) {
    var words = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      words.append("MLQCZ".charAt(kind));
      int numbers =
          switch (kind) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 0;
          };
      for (int i = 0; i < numbers; i++) {
        words.append(i == 0 ? "" : " ").append(number(at[i]));
      }
    }
    return words.toString();
  }

  private static String colour(int argb) {
    return String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF);
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 1000) / 1000;
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
        ? Long.toString((long) rounded)
        : Double.toString(rounded);
  }
}
