package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// JPEG files of all kinds that are read, whole and damaged.
final class Jpegs {
  private Jpegs() {}

  /// Whole ones: of three colours and of one, sequential, progressive and with restart markers.
  static List<byte[]> all() throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
      for (int restart : new int[] {0, 3}) {
        all.add(of(37, 29, type, false, restart));
        all.add(of(37, 29, type, true, restart));
      }
      all.add(of(16, 16, type, false, 0));
    }
    return List.copyOf(all);
  }

  /// A picture of blots.
  ///
  /// @param restart units between restart markers; 0 for none
  static byte[] of(int width, int height, int type, boolean progressive, int restart)
      throws IOException {
    var picture = new BufferedImage(width, height, type);
    var chance = new Random(width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int wave = (int) (127 + 100 * Math.sin(x / 5.0) * Math.cos(y / 3.0));
        picture.setRGB(x, y, wave << 16 | (wave * 3 & 255) << 8 | chance.nextInt(256));
      }
    }
    return of(picture, progressive, restart);
  }

  static byte[] of(BufferedImage picture, boolean progressive, int restart) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    if (progressive) {
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      IIOMetadata notes =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), how);
      if (restart > 0) {
        String format = notes.getNativeMetadataFormatName();
        var root = (IIOMetadataNode) notes.getAsTree(format);
        var interval = new IIOMetadataNode("dri");
        interval.setAttribute("interval", String.valueOf(restart));
        root.getElementsByTagName("markerSequence").item(0).insertBefore(interval, null);
        notes.setFromTree(format, root);
      }
      writer.write(null, new IIOImage(picture, null, notes), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /// The same with a few bytes or bits changed, lost, repeated or cut off.
  static byte[] damaged(byte[] whole, Random chance) {
    byte[] file = whole.clone();
    for (int times = 1 + chance.nextInt(3); times > 0 && file.length > 8; times--) {
      // Mostly in the codes, which are at the end.
      int at =
          chance.nextInt(4) > 0
              ? file.length - 1 - chance.nextInt(Math.max(1, file.length / 3))
              : 2 + chance.nextInt(file.length - 2);
      switch (chance.nextInt(7)) {
        case 0 -> file[at] ^= (byte) (1 << chance.nextInt(8));
        case 1 -> file[at] = (byte) chance.nextInt(256);
        case 2 -> file[at] = -1;
        case 3 -> file = Arrays.copyOf(file, at);
        case 4 -> {
          byte[] shorter = Arrays.copyOf(file, file.length - 1);
          System.arraycopy(file, at + 1, shorter, at, file.length - at - 1);
          file = shorter;
        }
        case 5 -> {
          byte[] longer = Arrays.copyOf(file, file.length + 1);
          System.arraycopy(file, at, longer, at + 1, file.length - at);
          file = longer;
        }
        default -> {
          if (at + 1 < file.length) {
            file[at] = -1;
            file[at + 1] = (byte) (0xc0 + chance.nextInt(64));
          }
        }
      }
    }
    return file;
  }

  /// Decodes with Java's decoder, which must not warn; it may refuse.
  static void decodeWithoutWarning(byte[] jpeg) throws IOException {
    List<String> warnings = new ArrayList<>();
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, true, true);
      reader.read(0);
    } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException refused) {
      // What it does not read, it need not read.
    } finally {
      reader.dispose();
    }
    assertEquals(List.of(), warnings);
  }
}
