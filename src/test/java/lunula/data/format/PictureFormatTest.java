package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureFormatTest {
  @Test
  void everyFormatThatIsOfferedHasAReader() {
    for (String ending : PictureFormat.allEndings()) {
      // Netpbm is read by Lunula itself.
      assertTrue(
          PictureFormat.NETPBM.endings().contains(ending)
              || ImageIO.getImageReadersBySuffix(ending).hasNext(),
          ending);
      assertTrue(PictureFormat.isPicture(ending), ending);
    }
    assertFalse(PictureFormat.isPicture("txt"));
  }

  @Test
  void theyAreNamedInARow() {
    assertEquals("PNG, JPEG, BMP, GIF, TIFF, WebP, Netpbm", PictureFormat.titles());
    assertEquals(List.of("jpg", "jpeg"), PictureFormat.JPEG.endings());
  }
}
