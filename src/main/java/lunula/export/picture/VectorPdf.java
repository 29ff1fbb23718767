package lunula.export.picture;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;

/// Writes each [VectorDrawing] as a page of a PDF, a unit three quarters of a point. Words are
/// drawn
/// from their outlines, so that the page looks alike wherever it is read; [PdfWords] lets them be
/// selected.
final class VectorPdf {
  private static final float POINTS = 0.75f;

  private VectorPdf() {}

  /// @param listener may end the work
  static void write(List<VectorDrawing> drawings, OutputStream target, MarkListener listener)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (VectorDrawing drawing : drawings) {
        add(document, drawing, listener);
      }
      document.save(listener.watched(target));
    }
  }

  private static void add(PDDocument document, VectorDrawing drawing, MarkListener listener)
      throws IOException {
    float width = (float) drawing.width();
    float height = (float) drawing.height();
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

  /// The words of a page as text that can be searched, selected and read aloud, though nothing of
  /// it is seen: their outlines are drawn beside it. The font is of Type 3 and has no ink; that its
  /// characters mean something, its ToUnicode table says. ISO 32000-1, 9.6.5 and 9.10.3.
  static final class PdfWords {
    private static final int MOST = 256;
    private static final int EM = 1000;

    /// Of each character, which is then stretched: readers take the size of letters from it.
    private static final int WIDTH = EM / 2;

    private static final float FAR = 1 << 14;
    private static final COSName NAME = COSName.getPDFName("F");
    private static final COSName GLYPH = COSName.getPDFName("g");

    private final PDDocument document;
    private final PDPageContentStream out;
    private final List<Letters> fonts = new ArrayList<>();

    /// A font: its characters by their codes, in order.
    private record Letters(COSDictionary font, Map<Integer, Integer> codes) {}

    PdfWords(PDDocument document, PDPageContentStream out) {
      this.document = document;
      this.out = out;
    }

    /// Lays words where they are drawn, in coordinates that grow downwards.
    void lay(VectorDrawing.Words words) throws IOException {
      int[] characters = words.text().codePoints().toArray();
      if (characters.length == 0 || !(words.size() > 0) || !(words.length() > 0)) {
        return;
      }
      Letters letters = lettersWithRoom(characters.length);
      StringBuilder codes = new StringBuilder();
      for (int character : characters) {
        letters.codes.putIfAbsent(character, letters.codes.size());
        codes.append("%02x".formatted(letters.codes.get(character)));
      }
      double wide = characters.length * words.size() * WIDTH / EM;
      double stretch = 100 * words.length() / wide;
      String shown =
          String.format(
              Locale.ROOT,
              "BT /F %.3f Tf %.3f Tz 1 0 0 -1 %.3f %.3f Tm <%s> Tj ET",
              words.size(),
              stretch,
              words.x(),
              words.y(),
              codes);
      out.drawForm(form(shown, letters.font));
    }

    private Letters lettersWithRoom(int characters) {
      if (fonts.isEmpty() || fonts.getLast().codes.size() + characters > MOST) {
        fonts.add(new Letters(new COSDictionary(), new LinkedHashMap<>()));
      }
      return fonts.getLast();
    }

    private PDFormXObject form(String content, COSDictionary font) throws IOException {
      byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
      var form = new PDFormXObject(new PDStream(document, new ByteArrayInputStream(bytes)));
      COSDictionary named = new COSDictionary();
      named.setItem(NAME, font);
      COSDictionary resources = new COSDictionary();
      resources.setItem(COSName.FONT, named);
      form.setResources(new PDResources(resources));
      form.setBBox(new PDRectangle(-FAR, -FAR, 2 * FAR, 2 * FAR));
      return form;
    }

    /// Says what the characters mean; call once, when all words are laid.
    void finish() throws IOException {
      for (Letters letters : fonts) {
        finish(letters.font, letters.codes.keySet());
      }
    }

    private void finish(COSDictionary font, Iterable<Integer> characters) throws IOException {
      COSArray names = new COSArray();
      COSArray widths = new COSArray();
      List<String> meanings = new ArrayList<>();
      names.add(COSInteger.ZERO);
      for (int character : characters) {
        meanings.add("<%02x> <%s>".formatted(meanings.size(), utf16(character)));
        names.add(GLYPH);
        widths.add(COSInteger.get(WIDTH));
      }
      COSDictionary encoding = new COSDictionary();
      encoding.setItem(COSName.TYPE, COSName.ENCODING);
      encoding.setItem(COSName.DIFFERENCES, names);
      COSDictionary shapes = new COSDictionary();
      shapes.setItem(GLYPH, stream(WIDTH + " 0 d0"));
      font.setItem(COSName.TYPE, COSName.FONT);
      font.setItem(COSName.SUBTYPE, COSName.TYPE3);
      font.setItem(COSName.FONT_BBOX, numbers(0, -EM / 4f, EM, EM));
      font.setItem(COSName.FONT_MATRIX, numbers(1f / EM, 0, 0, 1f / EM, 0, 0));
      font.setItem(COSName.RESOURCES, new COSDictionary());
      font.setItem(COSName.CHAR_PROCS, shapes);
      font.setItem(COSName.ENCODING, encoding);
      font.setInt(COSName.FIRST_CHAR, 0);
      font.setInt(COSName.LAST_CHAR, meanings.size() - 1);
      font.setItem(COSName.WIDTHS, widths);
      font.setItem(COSName.TO_UNICODE, stream(table(meanings)));
    }

    private static COSArray numbers(float... values) {
      COSArray array = new COSArray();
      for (float value : values) {
        array.add(new COSFloat(value));
      }
      return array;
    }

    private static String utf16(int character) {
      return Character.toString(character)
          .chars()
          .mapToObj(unit -> "%04x".formatted(unit))
          .collect(Collectors.joining());
    }

    /// Adobe Technical Note 5411; at most a hundred lines a block.
    private static String table(List<String> meanings) {
      StringBuilder table =
          new StringBuilder(
              """
              /CIDInit /ProcSet findresource begin
              12 dict begin
              begincmap
              /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
              /CMapName /Adobe-Identity-UCS def
              /CMapType 2 def
              1 begincodespacerange
              <00> <ff>
              endcodespacerange
              """);
      for (int from = 0; from < meanings.size(); from += 100) {
        List<String> block = meanings.subList(from, Math.min(from + 100, meanings.size()));
        table.append(block.size()).append(" beginbfchar\n");
        table.append(String.join("\n", block)).append("\nendbfchar\n");
      }
      return table + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    }

    private COSStream stream(String content) throws IOException {
      COSStream stream = document.getDocument().createCOSStream();
      try (OutputStream bytes = stream.createOutputStream(COSName.FLATE_DECODE)) {
        bytes.write(content.getBytes(StandardCharsets.US_ASCII));
      }
      return stream;
    }
  }
}
