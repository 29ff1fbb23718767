package lunula.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import lunula.model.GrayImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimatedGifTest {
  private final ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();

  @AfterEach
  void dispose() {
    reader.dispose();
  }

  @Test
  void everyGreyComesBackExactlyInEveryFrame() throws IOException {
    AnimatedGif film = new AnimatedGif(List.of(ramp(0), ramp(1), ramp(2)), 3, 40);
    read(film.toBytes());
    assertEquals(3, reader.getNumImages(true));
    for (int i = 0; i < 3; i++) {
      BufferedImage frame = reader.read(i);
      assertEquals(48, frame.getWidth());
      assertEquals(48, frame.getHeight());
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 48; x++) {
          int level = film.frames().get(i).level(x / 3, y / 3);
          assertEquals(0xff000000 | level * 0x010101, frame.getRGB(x, y));
        }
      }
    }
  }

  @Test
  void framesStayAsLongAsAsked() throws IOException {
    read(new AnimatedGif(List.of(ramp(0), ramp(1)), 1, 42).toBytes());
    assertEquals("4", delay(0));
    assertEquals("4", delay(1));
  }

  @Test
  void delaysThatViewersWouldSlowDownAreRaised() throws IOException {
    read(new AnimatedGif(List.of(ramp(0)), 1, 3).toBytes());
    assertEquals("2", delay(0));
  }

  @Test
  void repeatsForEver() throws IOException {
    read(new AnimatedGif(List.of(ramp(0), ramp(1)), 1, 40).toBytes());
    IIOMetadataNode loop = node(0, "ApplicationExtension");
    assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
    assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
  }

  @Test
  void framesOfDifferentSizesAreRefused() {
    List<GrayImage> uneven = List.of(ramp(0), new GrayImage(1, 1, new float[1]));
    assertThrows(IllegalArgumentException.class, () -> new AnimatedGif(uneven, 1, 40));
  }

  @Test
  void isSavedAsAFile(@TempDir Path folder) throws IOException {
    AnimatedGif film = new AnimatedGif(List.of(ramp(0)), 2, 40);
    film.save(folder.resolve("film.gif"));
    assertArrayEquals(film.toBytes(), Files.readAllBytes(folder.resolve("film.gif")));
  }

  private void read(byte[] gif) {
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(gif)));
  }

  private String delay(int frame) throws IOException {
    return node(frame, "GraphicControlExtension").getAttribute("delayTime");
  }

  private IIOMetadataNode node(int frame, String name) throws IOException {
    var root =
        (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
    return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
  }

  /// 16 × 16 pixels, all 256 greys, turned a little further each frame.
  private static GrayImage ramp(int turn) {
    float[] pixels = new float[256];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i + 50 * turn) % 256 / 255f;
    }
    return new GrayImage(16, 16, pixels);
  }
}
