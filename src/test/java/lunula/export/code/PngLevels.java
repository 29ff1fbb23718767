package lunula.export.code;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/// Reads the grey levels that a program wrote.
final class PngLevels {
  private PngLevels() {}

  static byte[] of(Path file) throws IOException {
    BufferedImage picture = Objects.requireNonNull(ImageIO.read(file.toFile()));
    byte[] levels = new byte[picture.getWidth() * picture.getHeight()];
    for (int i = 0; i < levels.length; i++) {
      int x = i % picture.getWidth();
      levels[i] = (byte) picture.getRaster().getSample(x, i / picture.getWidth(), 0);
    }
    return levels;
  }
}
