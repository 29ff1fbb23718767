package lunula.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import lunula.files.UserMessage;

/// Netpbm's pictures, plain and raw: PBM, PGM and PPM (netpbm.sourceforge.net/doc).
final class Netpbm {
  private static final int LARGEST_SIDE = 1 << 14;
  private static final int MOST_PIXELS = 1 << 24;
  private static final int MOST_LEVELS = 65_535;

  private final InputStream in;
  private int last;

  private Netpbm(InputStream in) {
    this.in = in;
  }

  /// Whether a file begins so.
  static boolean begins(byte[] start) {
    return start.length > 2
        && start[0] == 'P'
        && start[1] >= '1'
        && start[1] <= '6'
        && Character.isWhitespace(start[2]);
  }

  /// Reads a picture.
  ///
  /// @throws PictureReader.Unreadable if it is damaged or too large
  static PictureReader.Grey read(InputStream in, long bytes) throws IOException {
    in.skipNBytes(1);
    int kind = in.read() - '0';
    return new Netpbm(in).read(kind, bytes);
  }

  private PictureReader.Grey read(int kind, long bytes) throws IOException {
    int width = number();
    int height = number();
    boolean bits = kind == 1 || kind == 4;
    int most = bits ? 1 : number();
    long pixels = (long) width * height;
    if (width < 1 || height < 1 || most < 1 || most > MOST_LEVELS) {
      throw new EOFException();
    }
    if (Math.max(width, height) > LARGEST_SIDE || pixels > MOST_PIXELS) {
      throw new PictureReader.Unreadable(UserMessage.of("data.picture.large", width, height));
    }
    if (pixels / 8 > bytes) {
      throw new PictureReader.Unreadable(
          UserMessage.of("data.picture.claims", width, height, bytes));
    }
    float[] levels = new float[(int) pixels];
    boolean colours = kind == 3 || kind == 6;
    for (int y = 0; y < height; y++) {
      int packed = 0;
      for (int x = 0; x < width; x++) {
        float level;
        if (kind == 4) {
          packed = x % 8 == 0 ? one() : packed << 1;
          level = (packed & 128) == 0 ? 255 : 0;
        } else if (kind == 1) {
          level = bit() == 0 ? 255 : 0;
        } else if (colours) {
          double luma = 0.2126 * sample(kind, most);
          luma += 0.7152 * sample(kind, most);
          level = (float) (luma + 0.0722 * sample(kind, most)) * 255 / most;
        } else {
          level = sample(kind, most) * 255f / most;
        }
        levels[y * width + x] = Math.min(255, level);
      }
    }
    return new PictureReader.Grey(width, height, levels);
  }

  private int sample(int kind, int most) throws IOException {
    if (kind < 4) {
      return number();
    }
    return most > 255 ? one() << 8 | one() : one();
  }

  private int one() throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException();
    }
    return read;
  }

  /// A digit of a plain bitmap, which no blank need part from the next.
  private int bit() throws IOException {
    int read = one();
    while (read != '0' && read != '1') {
      read = one();
    }
    return read - '0';
  }

  /// A number, with the one blank behind it.
  private int number() throws IOException {
    int read = one();
    while (Character.isWhitespace(read) || read == '#') {
      while (read == '#' || (read != '\n' && last == '#')) {
        last = '#';
        read = one();
      }
      last = 0;
      read = one();
    }
    int value = 0;
    while (read >= '0' && read <= '9' && value < 1 << 24) {
      value = 10 * value + read - '0';
      read = in.read();
    }
    if (read >= 0 && !Character.isWhitespace(read)) {
      throw new EOFException();
    }
    return value;
  }
}
