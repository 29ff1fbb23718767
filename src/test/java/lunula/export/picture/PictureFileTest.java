package lunula.export.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import lunula.export.numbers.PathFiles;
import lunula.files.FileWriteException;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.model.GrayImage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PictureFileTest {
  private static final int RED = 0xFFCC0000;
  private static final int BLUE = 0x800000FF;
  private static final Rectangle2D NOTHING = new Rectangle2D.Double();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  /// 40 × 20: a red half, a half-clear blue line, words, a picture of two pixels.
  private static PictureFile picture() {
    int[] pixels = {0xFF00FF00, 0xFFFFFFFF};
    return new PictureFile(
        new VectorDrawing(
            40,
            20,
            List.of(
                new VectorDrawing.Area(new Rectangle2D.Double(0, 0, 20, 20), RED),
                new VectorDrawing.Line(new Line2D.Double(20, 4, 40, 4), BLUE, new BasicStroke(4)),
                new VectorDrawing.Group(
                    AffineTransform.getTranslateInstance(24, 10),
                    new Rectangle2D.Double(0, 0, 8, 10),
                    List.of(
                        new VectorDrawing.Embedded(new PngImage(2, 1, pixels), 0, 0, 8, 4, false),
                        new VectorDrawing.Area(new Rectangle2D.Double(4, 4, 40, 2), RED))),
                new VectorDrawing.Words(
                    "β < σ & z",
                    "A 'font'",
                    12,
                    true,
                    22,
                    18,
                    10,
                    new Rectangle2D.Double(),
                    RED))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aPngIsAsManyTimesLargerAsAskedAndDrawnAnew(int scale) throws IOException {
    Path file = folder.resolve("picture.png");
    assertTrue(picture().png(file, scale, Progress.NONE));
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(40 * scale, image.getWidth());
    assertEquals(20 * scale, image.getHeight());
    assertEquals(RED, image.getRGB(20 * scale - 1, 20 * scale - 1));
    // The edge is as sharp as before: nothing was enlarged.
    assertEquals(0, image.getRGB(20 * scale, 20 * scale - 1));
    assertEquals(0xFF00FF00, image.getRGB(24 * scale, 10 * scale));
    assertEquals(0xFFFFFFFF, image.getRGB(28 * scale, 10 * scale));
  }

  @Test
  void drawingAPngLooksForACancelBeforeEveryMark() throws IOException {
    int marks = 6;
    int[] looks = new int[1];
    Path file = folder.resolve("picture.png");
    assertFalse(picture().png(file, 2, (done, total) -> done == 0 && ++looks[0] < marks));
    assertEquals(marks, looks[0]);
    assertFalse(Files.exists(file));
  }

  @Test
  void whatIsClearIsClearInThePng() {
    PngImage image = picture().pixels(2);
    assertEquals(0, image.argb()[39 * 80 + 79]);
    assertEquals(BLUE, image.argb()[8 * 80 + 70]);
  }

  @Test
  void aClipHidesWhatLiesOutside() {
    PngImage image = picture().pixels(1);
    assertEquals(RED, image.argb()[14 * 40 + 30]);
    assertEquals(0, image.argb()[14 * 40 + 34]);
  }

  @Test
  void anSvgIsWellFormedAndHoldsItsWordsAsWords() throws Exception {
    Path file = folder.resolve("picture.svg");
    assertTrue(picture().svg(file, Progress.NONE));
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element root = document.getDocumentElement();
    assertEquals("0 0 40 20", root.getAttribute("viewBox"));
    assertEquals("β < σ & z", document.getElementsByTagName("text").item(0).getTextContent());
    Element image = (Element) document.getElementsByTagName("image").item(0);
    assertTrue(image.getAttribute("xlink:href").startsWith("data:image/png;base64,iVBOR"));
    assertEquals(1, document.getElementsByTagName("clipPath").getLength());
    Element line = (Element) document.getElementsByTagName("path").item(1);
    assertEquals("M20 4L40 4", line.getAttribute("d"));
    assertEquals("0.502", line.getAttribute("stroke-opacity"));
  }

  /// Most programs but browsers would smooth two pixels that are shown as eight by four.
  @Test
  void pixelsOfAnSvgAreSquaresInEveryProgram() throws Exception {
    Path file = folder.resolve("picture.svg");
    assertTrue(picture().svg(file, Progress.NONE));
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element image = (Element) document.getElementsByTagName("image").item(0);
    String content = image.getAttribute("xlink:href").replaceFirst(".*,", "");
    BufferedImage embedded =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(content)));
    assertEquals(32, embedded.getWidth());
    assertEquals(16, embedded.getHeight());
    for (int at = 0; at < 32 * 16; at++) {
      int expected = at % 32 < 16 ? 0xFF00FF00 : 0xFFFFFFFF;
      assertEquals(expected, embedded.getRGB(at % 32, Math.floorDiv(at, 32)));
    }
  }

  @Test
  void aPdfHasOnePageOfItsSize() throws IOException {
    Path file = folder.resolve("picture.pdf");
    assertTrue(picture().pdf(file, Progress.NONE));
    byte[] bytes = Files.readAllBytes(file);
    assertEquals("%PDF", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertEquals(1, document.getNumberOfPages());
      assertEquals(30, document.getPage(0).getMediaBox().getWidth());
      assertEquals(15, document.getPage(0).getMediaBox().getHeight());
      assertNotNull(document.getPage(0).getContents());
      assertTrue(document.getPage(0).getResources().getXObjectNames().iterator().hasNext());
    }
  }

  @Test
  void aPdfLooksAsThePictureInPixels() throws IOException {
    Path file = folder.resolve("picture.pdf");
    assertTrue(picture().pdf(file, Progress.NONE));
    PngImage expected = picture().pixels(4);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      BufferedImage seen = new PDFRenderer(document).renderImage(0, 4 / 0.75f);
      assertEquals(160, seen.getWidth());
      for (int[] place :
          new int[][] {{10, 10}, {30, 4}, {30, 8}, {25, 12}, {30, 12}, {31, 15}, {35, 15}}) {
        int argb = expected.argb()[4 * place[1] * 160 + 4 * place[0]];
        double white = 1 - (argb >>> 24) / 255.0;
        for (int shift = 0; shift <= 16; shift += 8) {
          double level = (1 - white) * (argb >> shift & 255) + white * 255;
          int found = seen.getRGB(4 * place[0], 4 * place[1]) >> shift & 255;
          assertEquals(level, found, 3, Arrays.toString(place));
        }
      }
    }
  }

  /// Drawn from outlines, they would be a picture to who searches, copies or cannot see.
  @Test
  void theWordsOfAPdfCanBeSelected() throws IOException {
    Path file = folder.resolve("words.pdf");
    VectorDrawing.Words plain = words("β = 0, × 28 月😀");
    var drawing = new VectorDrawing(400, 40, List.of(plain, words("")));
    assertTrue(new PictureFile(drawing).pdf(file, Progress.NONE));
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertEquals("β = 0, × 28 月😀", new PDFTextStripper().getText(document).strip());
    }
  }

  @Test
  void everyCharacterOfALongPageCanBeSelected() throws IOException {
    Path file = folder.resolve("many.pdf");
    List<VectorDrawing.Mark> lines = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (int line = 0; line < 8; line++) {
      String text =
          IntStream.range(0, 60)
              .map(i -> 0x4e00 + Math.floorMod(60 * lines.size() + i, 1000))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      all.append(text).append('\n');
      lines.add(
          new VectorDrawing.Words(text, "A", 10, false, 5, 20 + 20 * line, 600, NOTHING, RED));
    }
    assertTrue(new PictureFile(new VectorDrawing(700, 200, lines)).pdf(file, Progress.NONE));
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertEquals(
          all.toString().strip(),
          new PDFTextStripper().getText(document).strip().replace("\r", ""));
    }
  }

  private static VectorDrawing.Words words(String text) {
    return new VectorDrawing.Words(
        text, "A", 12, false, 20, 20, 10.0 * text.length(), NOTHING, RED);
  }

  @Test
  void wordsThatXmlDoesNotAllowStayOutOfTheSvg() throws Exception {
    Path file = folder.resolve("odd.svg");
    VectorDrawing drawing = new VectorDrawing(40, 20, List.of(words("a\u0001b\ud800c 😀")));
    assertTrue(new PictureFile(drawing).svg(file, Progress.NONE));
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertEquals(
        "a\uFFFDb\uFFFDc 😀", document.getElementsByTagName("text").item(0).getTextContent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf"})
  void aCancelledOneLeavesTheOldFileAndNothingElse(String kind) throws IOException {
    Path file = folder.resolve("picture." + kind);
    Files.writeString(file, "old");
    assertFalse(write(kind, file, (done, total) -> false));
    assertEquals("old", Files.readString(file));
    Files.delete(file);
    assertFalse(write(kind, file, (done, total) -> done == 0));
    assertArrayEquals(new Path[0], listed());
  }

  private Path[] listed() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toArray(Path[]::new);
    }
  }

  private static boolean write(String kind, Path file, Progress progress) throws IOException {
    return switch (kind) {
      case "png" -> picture().png(file, 1, progress);
      case "svg" -> picture().svg(file, progress);
      default -> picture().pdf(file, progress);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf"})
  void whereNothingCanBeWrittenASentenceSaysSo(String kind) throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "old");
    var failure =
        assertThrows(
            FileWriteException.class,
            () -> write(kind, notAFolder.resolve("picture." + kind), Progress.NONE));
    String said = UserMessages.words(failure);
    assertTrue(said.startsWith("picture." + kind + " was not saved"), said);
    assertEquals("old", Files.readString(notAFolder));
  }

  @Test
  void whatWouldBeTooLargeIsRefusedInASentence() {
    var large = new PictureFile(new VectorDrawing(20_000, 20_000, List.of()));
    var refusal = assertThrows(IllegalArgumentException.class, () -> large.pixels(1));
    assertTrue(UserMessages.words(refusal).contains("smaller scale"));
  }

  @Test
  void theSizeSaidBeforeIsTheSizeOfTheFile() throws IOException {
    Path file = folder.resolve("picture.png");
    picture().png(file, 2, Progress.NONE);
    assertEquals(Files.size(file), picture().pngBytes(2));
  }

  @Test
  void aPathIsATableOfItsPlaces() throws IOException {
    var images = Arrays.asList(gray(), gray(), gray());
    var path = new PathFiles(2, new float[] {0, 1, 0.5f, 1.5f, 1, 2}, images);
    Path file = folder.resolve("path.csv");
    assertTrue(path.csv(file, Progress.NONE));
    assertEquals(
        "step,t,z0,z1\n0,0.0,0.0,1.0\n1,0.5,0.5,1.5\n2,1.0,1.0,2.0\n", Files.readString(file));
    assertTrue(path.npz(folder.resolve("path.npz"), Progress.NONE));
    assertFalse(path.csv(file, (done, total) -> false));
    assertTrue(Files.readString(file).endsWith("2.0\n"));
  }

  private static GrayImage gray() {
    return new GrayImage(1, 1, new float[1]);
  }
}
