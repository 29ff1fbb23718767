package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import lunula.data.DataException;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnePictureTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void darkOnLightBecomesLightOnDark() throws IOException {
    var picture = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
    Graphics2D pencil = picture.createGraphics();
    pencil.setColor(Color.WHITE);
    pencil.fillRect(0, 0, 80, 80);
    pencil.setColor(Color.BLACK);
    pencil.fillRect(20, 20, 40, 40);
    pencil.dispose();
    Path file = folder.resolve("ink.png");
    ImageIO.write(picture, "png", file.toFile());
    OnePicture read = OnePicture.read(file, 8, 8);
    assertTrue(read.inverted());
    assertEquals(0, read.levels()[0]);
    assertEquals((byte) 255, read.levels()[3 * 8 + 3]);
  }

  @Test
  void aWidePictureIsShownWholeOnBlack() {
    float[] levels = new float[16 * 4];
    Arrays.fill(levels, 100);
    OnePicture wide = OnePicture.of(16, 4, levels, 8, 8);
    assertFalse(wide.inverted());
    assertEquals(0, wide.levels()[0]);
    assertEquals(100, wide.levels()[4 * 8]);
  }

  @Test
  void anotherSizeAndBackIsThePictureItself() {
    float[] levels = new float[16];
    for (int at = 0; at < levels.length; at++) {
      levels[at] = at * 10;
    }
    OnePicture large = OnePicture.resized(4, levels, 8, 8);
    float[] again = new float[64];
    for (int at = 0; at < again.length; at++) {
      again[at] = Byte.toUnsignedInt(large.levels()[at]);
    }
    byte[] small = OnePicture.resized(8, again, 4, 4).levels();
    byte[] first = new byte[16];
    for (int at = 0; at < 16; at++) {
      first[at] = (byte) (at * 10);
    }
    assertArrayEquals(first, small);
  }

  @Test
  void whatIsNoPictureIsSaidInOneSentenceWithItsName() throws IOException {
    Path text = Files.writeString(folder.resolve("note.png"), "no picture");
    assertEquals(
        "note.png is not a PNG, JPEG, BMP, GIF, TIFF, WebP or Netpbm picture.",
        UserMessages.words(assertThrows(DataException.class, () -> OnePicture.read(text, 28, 28))));
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertEquals(
        "empty.png is empty.",
        UserMessages.words(
            assertThrows(DataException.class, () -> OnePicture.read(empty, 28, 28))));
    assertThrows(DataException.class, () -> OnePicture.read(folder, 28, 28));
    assertThrows(DataException.class, () -> OnePicture.read(folder.resolve("gone"), 28, 28));
  }
}
