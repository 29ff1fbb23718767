package lunula.ui.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A folder of pictures as a person has it: two classes, and one file that is broken.
final class Pictures {
  private Pictures() {}

  static Path folder(Path parent, int each) throws IOException {
    for (String name : new String[] {"oak", "beech"}) {
      Path folder = Files.createDirectories(parent.resolve("Leaves").resolve(name));
      for (int i = 0; i < each; i++) {
        ImageIO.write(picture(40 + 9 * i % 60, 60, i), "png", folder.resolve(i + ".png").toFile());
      }
    }
    Files.writeString(parent.resolve("Leaves/oak/broken.png"), "no picture");
    return parent.resolve("Leaves");
  }

  private static BufferedImage picture(int width, int height, int number) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean leaf = Math.hypot(x - width / 2.0, (y - height / 2.0) / 1.4) < 12 + number % 7;
        image.getRaster().setSample(x, y, 0, leaf ? 40 : 230);
      }
    }
    return image;
  }
}
