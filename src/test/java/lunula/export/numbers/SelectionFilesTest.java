package lunula.export.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.SourceNames;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionFilesTest {
  private static final SelectionFiles.Codes CODES =
      new SelectionFiles.Codes(
          new int[] {1, 3},
          new Encodings(2, new float[] {0, 0, 1.5f, -2, 0, 0, 7, 8}, new float[8]),
          new byte[] {0, 4, 0, (byte) 200});

  @TempDir Path folder;

  @Test
  void theTableHoldsTheChosenUnderTheirNumbers() throws IOException {
    Path file = folder.resolve("z.csv");
    assertTrue(SelectionFiles.csv(file, CODES, Progress.NONE));
    assertEquals(
        List.of("index,class,z0,z1", "1,4,1.5,-2.0", "3,200,7.0,8.0"), Files.readAllLines(file));
  }

  @Test
  void theTableNamesTheClassAndTheFileOfEachImageWhereTheyAreKnown() throws IOException {
    Path file = folder.resolve("z.csv");
    LabelledImages images =
        new LabelledImages(
            1,
            1,
            new byte[4],
            new byte[] {0, 1, 0, 0},
            List.of("cat", "the \"dog\""),
            Factors.none(4),
            SourceNames.of(List.of("cat/1.png", "dog/1.png", "", "cat/a,b.png")));
    SelectionFiles.Codes codes =
        SelectionFiles.Codes.of(
            new int[] {1, 3}, CODES.encodings(), new byte[] {0, 1, 0, 0}, images);

    assertTrue(SelectionFiles.csv(file, codes, Progress.NONE));

    assertEquals(
        List.of(
            "index,class,z0,z1,class_name,file",
            "1,1,1.5,-2.0,\"the \"\"dog\"\"\",\"dog/1.png\"",
            "3,0,7.0,8.0,\"cat\",\"cat/a,b.png\""),
        Files.readAllLines(file));
  }

  @Test
  void theArchiveHoldsTheChosenUnderTheirNumbers() throws IOException {
    Path file = folder.resolve("z.npz");
    assertTrue(SelectionFiles.npz(file, CODES, Progress.NONE));
    try (var zip = new ZipFile(file.toFile())) {
      assertArrayEquals(new int[] {1, 3}, integers(zip, "index"));
      assertArrayEquals(new int[] {4, 200}, integers(zip, "class"));
      int[] bits = integers(zip, "z");
      assertEquals(1.5f, Float.intBitsToFloat(bits[0]));
      assertEquals(8f, Float.intBitsToFloat(bits[3]));
    }
  }

  private static int[] integers(ZipFile zip, String name) throws IOException {
    byte[] array = zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes();
    int[] values = new int[(array.length - 128) / 4];
    ByteBuffer.wrap(array, 128, array.length - 128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(values);
    return values;
  }

  private static LabelledImages images(int count) {
    byte[] pixels = new byte[count * 4];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = (byte) (at % 256);
    }
    return new LabelledImages(2, 2, pixels, new byte[count], List.of());
  }

  @Test
  void theSheetReadsBackPixelByPixel() throws IOException {
    Path file = folder.resolve("sheet.png");
    LabelledImages images = images(60);
    int[] chosen = {50, 3, 7};
    assertTrue(SelectionFiles.sheet(file, images, chosen, 2, Progress.NONE));
    BufferedImage sheet = ImageIO.read(file.toFile());
    // Two columns and two rows of 2 × 2 with 2 between, twice as large.
    assertEquals(12, sheet.getWidth());
    assertEquals(12, sheet.getHeight());
    for (int at = 0; at < chosen.length; at++) {
      for (int pixel = 0; pixel < 4; pixel++) {
        int x = at % 2 * 8 + pixel % 2 * 2;
        int y = at / 2 * 8 + pixel / 2 * 2;
        assertEquals(chosen[at] * 4 + pixel, sheet.getRaster().getSample(x, y, 0));
        assertEquals(chosen[at] * 4 + pixel, sheet.getRaster().getSample(x + 1, y + 1, 0));
      }
    }
    assertEquals(0, sheet.getRaster().getSample(5, 5, 0));
    assertEquals(0, sheet.getRaster().getSample(9, 9, 0));
  }

  @Test
  void aLargeSheetIsWhole() throws IOException {
    Path file = folder.resolve("sheet.png");
    int[] chosen = new int[5_000];
    assertTrue(SelectionFiles.sheet(file, images(1), chosen, 8, Progress.NONE));
    BufferedImage sheet = ImageIO.read(file.toFile());
    assertEquals((71 * 4 - 2) * 8, sheet.getWidth());
    assertEquals(3, sheet.getRaster().getSample(8, 8, 0));
  }

  @Test
  void whatIsCancelledLeavesNothingAndSparesTheOlderFile() throws IOException {
    Path old = Files.writeString(folder.resolve("z.csv"), "old");
    Progress never = (done, total) -> false;
    assertFalse(SelectionFiles.csv(old, CODES, never));
    assertFalse(SelectionFiles.npz(folder.resolve("z.npz"), CODES, never));
    assertFalse(SelectionFiles.sheet(folder.resolve("z.png"), images(2), new int[] {1}, 1, never));
    assertEquals("old", Files.readString(old));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(old), files.toList());
    }
  }

  @Test
  void aMissingFolderIsSaidInASentence() {
    Path file = folder.resolve("nowhere/sheet.png");
    var failure =
        assertThrows(
            IOException.class,
            () -> SelectionFiles.sheet(file, images(2), new int[] {1}, 1, Progress.NONE));
    assertTrue(UserMessages.words(failure).contains("was not saved"));
  }
}
