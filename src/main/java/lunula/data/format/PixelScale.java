package lunula.data.format;

import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// What the numbers of a table mean: found out from the least and the greatest of them.
enum PixelScale {
  /// 0 black to 255 white.
  LEVELS(0, 255, "data.pixels.levels"),
  /// 0 black to 1 white.
  SHARES(0, 1, "data.pixels.shares"),
  /// -1 black to 1 white.
  SIGNED(-1, 1, "data.pixels.signed");

  /// The least and the greatest of the numbers seen.
  static final class Range {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    void add(double... row) {
      for (double value : row) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }

    /// What such numbers mean.
    PixelScale scale() {
      if (most > 1 + SLACK) {
        return LEVELS;
      }
      return least < -SLACK ? SIGNED : SHARES;
    }
  }

  // Room for what rounding does to numbers that were stored as 32-bit floats.
  private static final double SLACK = 1e-3;

  private final double black;
  private final double white;
  private final String sentence;

  PixelScale(double black, double white, String sentence) {
    this.black = black;
    this.white = white;
    this.sentence = sentence;
  }

  /// Whether a number can be a pixel on any scale.
  static boolean possible(double value) {
    return value >= -1 - SLACK && value <= 255 + SLACK;
  }

  /// Writes a row as unsigned bytes.
  ///
  /// @param at where in `pixels`
  /// @return why it has no place on this scale, going on after the row's name; or null
  @Nullable UserMessage write(double[] row, byte[] pixels, int at) {
    for (int i = 0; i < row.length; i++) {
      double value = row[i];
      if (!possible(value)) {
        return impossible(value);
      }
      if (!(value >= black - SLACK && value <= white + SLACK)) {
        return UserMessage.of("data.pixel.beyond", shown(value), (int) black, (int) white);
      }
      pixels[at + i] =
          (byte) Math.clamp(Math.round(255 * (value - black) / (white - black)), 0, 255);
    }
    return null;
  }

  /// What is to be said about it.
  String sentence() {
    return UserMessages.words(UserMessage.of(sentence));
  }

  /// Why a number is no pixel on any scale; goes on after the row's name.
  static UserMessage impossible(double value) {
    return UserMessage.of("data.pixel.impossible", shown(value));
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Float.toString((float) value);
  }
}
