package lunula.data.format;

import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// What the numbers of a table mean: found out from the least and the greatest of them.
enum PixelScale {
  /// 0 black to 255 white.
  LEVELS(0, 255, "data.pixels.levels"),
  /// 0 black to 1 white.
  SHARES(0, 1, "data.pixels.shares"),
  /// -1 black to 1 white.
  SIGNED(-1, 1, "data.pixels.signed");

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

  /// What numbers between these bounds mean.
  static PixelScale of(double least, double most) {
    if (most > 1 + SLACK) {
      return LEVELS;
    }
    return least < -SLACK ? SIGNED : SHARES;
  }

  /// Whether a number can be a pixel on any scale.
  static boolean possible(double value) {
    return value >= -1 - SLACK && value <= 255 + SLACK;
  }

  /// Whether a number can be a pixel on this scale.
  boolean holds(double value) {
    return value >= black - SLACK && value <= white + SLACK;
  }

  /// The unsigned byte of a pixel.
  byte level(double value) {
    return (byte) Math.clamp(Math.round(255 * (value - black) / (white - black)), 0, 255);
  }

  /// What is to be said about it.
  String sentence() {
    return UserMessages.words(UserMessage.of(sentence));
  }

  /// Why a number is no pixel on this scale; goes on after the row's name.
  UserMessage refusal(double value) {
    return UserMessage.of("data.pixel.beyond", shown(value), (int) black, (int) white);
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
