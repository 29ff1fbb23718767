package lunula.data.format;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// Reads one PNG, JPEG, BMP, GIF, TIFF or WebP (its first frame) as grey levels.
///
/// Grey is Rec. 709 luma, 0.2126 R + 0.7152 G + 0.0722 B of the stored values, on white where the
/// picture is transparent; printing inks are taken as 1 − C, 1 − M and 1 − Y, less K. Photographs
/// are turned upright. Large pictures are read in steps, so that at most about four million pixels
/// are held.
final class PictureReader {
  private static final long MOST_HELD = 1L << 22;
  private static final long MOST_READ = 1L << 28;
  private static final int MOST_BITS = 16;
  private static final double RED = 0.2126;
  private static final double GREEN = 0.7152;
  private static final double BLUE = 0.0722;

  /// A grey picture.
  ///
  /// @param levels row-major, 0 black to 255 white
  record Grey(int width, int height, float[] levels) {}

  /// Why a file is no usable picture; goes on after the file's name.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient UserMessage what;

    Unreadable(UserMessage what, Throwable cause) {
      super(what.key(), cause);
      this.what = what;
    }

    Unreadable(UserMessage what) {
      super(what.key());
      this.what = what;
    }

    UserMessage what() {
      return what;
    }
  }

  private PictureReader() {}

  /// Reads a file.
  ///
  /// @throws Unreadable if it is damaged, too large or no picture
  static Grey read(Path file) throws Unreadable {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      if (in.length() == 0) {
        throw new Unreadable(UserMessage.of("data.picture.empty"));
      }
      return decode(file, in);
    } catch (EOFException cut) {
      throw new Unreadable(UserMessage.of("data.picture.cut"), cut);
    } catch (IOException failure) {
      throw new Unreadable(
          UserMessage.of("data.picture.unknown", UserMessages.argument(failure)), failure);
    } catch (RuntimeException damaged) {
      // The decoders of the JDK answer damaged files with many kinds of these.
      throw new Unreadable(
          UserMessage.of("data.picture.damaged", UserMessages.argument(damaged)), damaged);
    } catch (OutOfMemoryError tooLarge) {
      // Its decoder asked for too much at once; nothing of it is kept.
      throw new Unreadable(UserMessage.of("data.picture.memory"), tooLarge);
    }
  }

  private static Grey decode(Path file, ImageInputStream in) throws IOException, Unreadable {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new Unreadable(UserMessage.of("data.picture.kind"));
    }
    ImageReader reader = readers.next();
    try {
      int turn = ExifOrientation.of(file, reader.getFormatName());
      reader.setInput(in, true, true);
      return ExifOrientation.upright(grey(pixels(reader)), turn);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage pixels(ImageReader reader) throws IOException, Unreadable {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long size = (long) width * height;
    if (size > MOST_READ) {
      throw new Unreadable(UserMessage.of("data.picture.large", width, height));
    }
    int step = (int) Math.ceil(Math.sqrt((double) size / MOST_HELD));
    ImageReadParam parameters = reader.getDefaultReadParam();
    if (step > 1) {
      // Long thin pictures keep at least one pixel each way.
      parameters.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
    }
    return reader.read(0, parameters);
  }

  private static Grey grey(BufferedImage picture) throws Unreadable {
    ColorModel colours = picture.getColorModel();
    boolean indexed = colours instanceof IndexColorModel;
    if (!indexed && Arrays.stream(colours.getComponentSize()).anyMatch(bits -> bits > MOST_BITS)) {
      throw new Unreadable(UserMessage.of("data.picture.depth"));
    }
    float[] levels =
        switch (indexed ? ColorSpace.TYPE_RGB : colours.getColorSpace().getType()) {
          case ColorSpace.TYPE_GRAY -> samples(picture);
          case ColorSpace.TYPE_CMYK -> inks(picture);
          default -> luma(picture);
        };
    return new Grey(picture.getWidth(), picture.getHeight(), levels);
  }

  /// Grey as stored: going by way of RGB, Java would take the values for linear light and brighten
  /// them.
  private static float[] samples(BufferedImage picture) {
    float[] levels = samples(picture, 0);
    if (picture.getColorModel().hasAlpha()) {
      float[] cover = samples(picture, 1);
      for (int i = 0; i < levels.length; i++) {
        levels[i] = 255 - (255 - levels[i]) * cover[i] / 255;
      }
    }
    return levels;
  }

  /// Grey of four inks, as browsers and viewers mix them where no profile is asked: going by way of
  /// RGB, Java would take them for linear light and brighten them.
  private static float[] inks(BufferedImage picture) {
    float[] cyan = samples(picture, 0);
    float[] magenta = samples(picture, 1);
    float[] yellow = samples(picture, 2);
    float[] levels = samples(picture, 3);
    for (int i = 0; i < levels.length; i++) {
      double paper = RED * (255 - cyan[i]) + GREEN * (255 - magenta[i]) + BLUE * (255 - yellow[i]);
      levels[i] = (float) (paper * (255 - levels[i]) / 255);
    }
    return levels;
  }

  private static float[] samples(BufferedImage picture, int band) {
    Raster raster = picture.getRaster();
    Rectangle bounds = raster.getBounds();
    int[] values =
        raster.getSamples(bounds.x, bounds.y, bounds.width, bounds.height, band, (int[]) null);
    float most = (1 << picture.getColorModel().getComponentSize(band)) - 1;
    float[] levels = new float[values.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = values[i] * 255 / most;
    }
    return levels;
  }

  private static float[] luma(BufferedImage picture) {
    int width = picture.getWidth();
    float[] levels = new float[width * picture.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        levels[y * width + x] = luma(row[x]);
      }
    }
    return levels;
  }

  static float luma(int argb) {
    double luma = RED * (argb >> 16 & 255) + GREEN * (argb >> 8 & 255) + BLUE * (argb & 255);
    double cover = (argb >>> 24) / 255.0;
    return (float) (cover * luma + (1 - cover) * 255);
  }
}
