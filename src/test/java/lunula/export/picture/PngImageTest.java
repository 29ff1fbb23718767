package lunula.export.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngImageTest {
  @Test
  void pixelsComeBackExactly(@TempDir Path folder) throws IOException {
    int[] argb = {0xff102030, 0x80ffffff, 0xff000000, 0xffabcdef, 0xff00ff00, 0x01020304};
    Path file = folder.resolve("window.png");
    new PngImage(3, 2, argb).save(file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertArrayEquals(argb, read.getRGB(0, 0, 3, 2, null, 0, 3));
  }

  @Test
  void wrongCountsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PngImage(2, 2, new int[3]));
  }
}
