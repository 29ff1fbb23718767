package lunula.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import lunula.data.DataException;
import lunula.data.Shaping;
import lunula.files.UserMessage;

/// One picture of a person's own, brought to the size that a model takes.
///
/// @param width pixels a row
/// @param height rows
/// @param levels row-major, unsigned bytes, 0 black to 255 white; nobody writes to them
/// @param inverted whether light and dark changed places because the picture was light at its edges
public record OnePicture(int width, int height, byte[] levels, boolean inverted) {
  private static final int LEAST = 4;
  private static final int MOST = 1024;

  /// Reads a PNG, JPEG, BMP, GIF, TIFF or WebP file. Blocking; large pictures are read in steps.
  ///
  /// @param width of the result, 4 to 1024
  /// @param height likewise
  /// @throws DataException if the file is no usable picture: which one, and why
  public static OnePicture read(Path file, int width, int height) throws DataException {
    if (Files.isDirectory(file)) {
      throw unusable(file, UserMessage.of("data.picture.folder"));
    }
    if (!Files.isReadable(file)) {
      throw unusable(file, UserMessage.of("data.picture.closed"));
    }
    try {
      PictureReader.Grey grey = PictureReader.read(file, Shaping.Damage.LEFT_OUT, () -> false);
      return of(grey.width(), grey.height(), grey.levels(), width, height);
    } catch (PictureReader.Unreadable why) {
      throw new DataException(UserMessage.of("data.refused", name(file), why.userMessage()), why);
    }
  }

  private static DataException unusable(Path file, UserMessage why) {
    return new DataException("data.refused", name(file), why);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// Brings grey levels to a size by area averaging, the whole picture shown and centred on black.
  /// Where the picture's edges are light, light and dark change places: models of Lunula know
  /// things that are light on black.
  ///
  /// @param levels row-major, 0 black to 255 white
  /// @param width of the result, 4 to 1024
  /// @param height likewise
  public static OnePicture of(
      int sourceWidth, int sourceHeight, float[] levels, int width, int height) {
    boolean inverted = edge(levels, sourceWidth, sourceHeight) > 127.5;
    Shaping.Tone tone = inverted ? Shaping.Tone.INVERTED : Shaping.Tone.AS_IT_IS;
    return scaled(sourceWidth, levels, new Shaping(width, height, Shaping.Fit.FIT, tone));
  }

  /// Brings a picture to another size, light and dark as they are.
  ///
  /// @param levels row-major, 0 black to 255 white, `sourceWidth` a row
  /// @param width of the result, 4 to 1024
  /// @param height likewise
  public static OnePicture resized(int sourceWidth, float[] levels, int width, int height) {
    Shaping shaping = new Shaping(width, height, Shaping.Fit.FIT, Shaping.Tone.AS_IT_IS);
    return scaled(sourceWidth, levels, shaping);
  }

  private static OnePicture scaled(int sourceWidth, float[] levels, Shaping shaping) {
    byte[] target = new byte[shaping.width() * shaping.height()];
    var scaling = AreaScaling.of(sourceWidth, levels.length / sourceWidth, shaping);
    scaling.scale(levels, sourceWidth, shaping.tone(), target, 0);
    boolean inverted = shaping.tone() == Shaping.Tone.INVERTED;
    return new OnePicture(shaping.width(), shaping.height(), target, inverted);
  }

  /// The level of a colour, 0 black to 255 white: Rec. 709 luma, on white where it is transparent.
  ///
  /// @param argb alpha, red, green and blue from the highest byte to the lowest
  public static float luma(int argb) {
    return PictureReader.luma(argb);
  }

  /// Whether pictures can be brought to this size.
  public static boolean isPossible(int width, int height) {
    return Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST;
  }

  /// Mean level of the outermost pixels.
  private static double edge(float[] levels, int width, int height) {
    double sum = 0;
    for (int x = 0; x < width; x++) {
      sum += levels[x] + levels[(height - 1) * width + x];
    }
    for (int y = 0; y < height; y++) {
      sum += levels[y * width] + levels[y * width + width - 1];
    }
    return sum / (2.0 * (width + height));
  }
}
