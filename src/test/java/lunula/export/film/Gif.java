package lunula.export.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/// What an animated GIF holds.
///
/// @param delay of its first frame, in hundredths of a second
record Gif(List<BufferedImage> frames, String delay, boolean repeats) {
  static Gif read(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      List<BufferedImage> frames = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        frames.add(reader.read(i));
      }
      var root =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
      var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
      boolean repeats = root.getElementsByTagName("ApplicationExtension").getLength() > 0;
      return new Gif(frames, control.getAttribute("delayTime"), repeats);
    } finally {
      reader.dispose();
    }
  }
}
