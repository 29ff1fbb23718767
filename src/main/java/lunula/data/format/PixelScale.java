package lunula.data.format;

import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// What the numbers of a table or an array mean: found out from how all of them are distributed.
///
/// @param black the number that becomes 0
/// @param white the number that becomes 255
/// @param slack how far beyond, in numbers, one is still taken for black or white
/// @param plan the same for people
record PixelScale(double black, double white, double slack, ImportPlan.Scale plan) {
  // Room for what rounding does to numbers that were stored as 32-bit floats.
  private static final double ROUNDING = 1e-3;

  /// Fractions that go beyond 0 and 1 by what resampling adds do so in few places only.
  private static final double FEW = 0.02;

  private static final double BEYOND = 0.02;

  /// A brightest level below this share of white is worth a remark.
  private static final double DARK = 0.5;

  /// Numbers from 0 to less than this that are no fractions may mean anything.
  private static final double LEVELS_FROM = 8;

  private static final double LARGEST_LEVEL = 255;
  private static final int[] BITS = {10, 12, 14, 16};

  /// How numbers are distributed: those of rows that can be pixels on a usual scale, and all.
  static final class Range {
    private final Numbers usual = new Numbers();
    private final Numbers others = new Numbers();

    /// Adds an image's numbers, all of them finite.
    void add(double[] row, int from, int to) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        least = Math.min(least, row[i]);
        most = Math.max(most, row[i]);
      }
      boolean fits = least >= -1 - ROUNDING && most <= LARGEST_LEVEL + ROUNDING;
      (fits ? usual : others).add(row, from, to, least, most);
    }

    void add(double[] row) {
      add(row, 0, row.length);
    }

    /// Adds parts of images.
    void addAll(Range more) {
      usual.addAll(more.usual);
      others.addAll(more.others);
    }

    /// What all these numbers mean.
    PixelScale scale(ImportOptions options) {
      // A few rows of another kind are spoilt ones; many of them tell the scale.
      boolean spoilt = others.rows <= (usual.rows + others.rows) / 3.0;
      Numbers numbers = spoilt && usual.rows > 0 ? usual : usual.and(others);
      if (options.saysScale()) {
        Numbers all = usual.and(others);
        return all.said(options);
      }
      return numbers.scale();
    }
  }

  private static final class Numbers {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean whole = true;
    private long count;
    private long rows;
    private long below;
    private long above;

    void add(double[] row, int from, int to, double leastOfRow, double mostOfRow) {
      least = Math.min(least, leastOfRow);
      most = Math.max(most, mostOfRow);
      rows++;
      count += to - from;
      boolean wholeRow = true;
      int belowHere = 0;
      int aboveHere = 0;
      for (int i = from; i < to; i++) {
        double value = row[i];
        wholeRow &= value == (long) value;
        belowHere += value < -BEYOND ? 1 : 0;
        aboveHere += value > 1 + BEYOND ? 1 : 0;
      }
      whole &= wholeRow;
      below += belowHere;
      above += aboveHere;
    }

    void addAll(Numbers more) {
      least = Math.min(least, more.least);
      most = Math.max(most, more.most);
      whole &= more.whole;
      count += more.count;
      rows += more.rows;
      below += more.below;
      above += more.above;
    }

    Numbers and(Numbers more) {
      Numbers both = new Numbers();
      both.addAll(this);
      both.addAll(more);
      return both;
    }

    private PixelScale said(ImportOptions options) {
      Double saidBlack = options.black();
      Double saidWhite = options.white();
      double black = saidBlack != null ? saidBlack : options.stretch() ? least : 0;
      double white =
          saidWhite != null
              ? saidWhite
              : options.stretch() || most > 255 ? most : most > 1 ? 255 : 1;
      if (black == white || count == 0) {
        white = black + 1;
      }
      // Whoever says what is white means that all beyond is white too.
      double reach = Math.max(Math.abs(most), Math.abs(least)) + Math.abs(white) + Math.abs(black);
      return scale(black, white, reach, true, "data.scale.said", shown(black), shown(white));
    }

    private PixelScale scale() {
      if (count == 0) {
        return scale(0, LARGEST_LEVEL, ROUNDING, true, "data.pixels.levels");
      }
      return whole ? wholeScale() : fractions();
    }

    private PixelScale wholeScale() {
      if (least >= -1 && most <= 1) {
        return least < 0
            ? scale(-1, 1, ROUNDING, true, "data.pixels.signed")
            : scale(0, 1, ROUNDING, true, "data.pixels.shares");
      }
      if (least >= -1 && most <= LARGEST_LEVEL) {
        return scale(0, LARGEST_LEVEL, ROUNDING, true, "data.pixels.levels");
      }
      if (least < 0 && least >= -128 && most <= 127) {
        return scale(-128, 127, ROUNDING, true, "data.scale.bytes", shown(least), shown(most));
      }
      for (int bits : BITS) {
        int white = (1 << bits) - 1;
        if (least >= 0 && most <= white) {
          return scale(0, white, 0.5, true, "data.scale.bits", shown(most), bits, shown(white));
        }
      }
      return undecided("data.scale.open");
    }

    private PixelScale fractions() {
      boolean fewBeyond = below < FEW * count && above < FEW * count && least >= -1 && most <= 2;
      if (fewBeyond || (least >= -ROUNDING && most <= 1 + ROUNDING)) {
        boolean clamped = least < -ROUNDING || most > 1 + ROUNDING;
        return clamped
            ? scale(0, 1, 1, true, "data.scale.clamped", shown(least), shown(most))
            : scale(0, 1, ROUNDING, true, "data.pixels.shares");
      }
      if (least >= -1.1 && least <= -0.75 && most <= 1.1) {
        return scale(-1, 1, 0.1 + ROUNDING, true, "data.pixels.signed");
      }
      // Resampling goes a little beyond both ends.
      if (least >= -LARGEST_LEVEL / 10
          && below < FEW * count + 1
          && most >= LEVELS_FROM
          && most <= LARGEST_LEVEL * 1.1) {
        return scale(0, LARGEST_LEVEL, LARGEST_LEVEL / 10, true, "data.pixels.levels");
      }
      return undecided(least < 0 && most < 40 ? "data.scale.standardised" : "data.scale.open");
    }

    private PixelScale undecided(String key) {
      return scale(least, most, ROUNDING, false, key, shown(least), shown(most));
    }

    private PixelScale scale(
        double black, double white, double slack, boolean decided, String key, Object... words) {
      boolean dark =
          decided
              && !key.equals("data.scale.said")
              && count > 0
              && black == 0
              && most > 0
              && most < DARK * white;
      String sentence = UserMessages.words(UserMessage.of(key, words));
      if (dark) {
        sentence +=
            " " + UserMessages.words(UserMessage.of("data.scale.dark", shown(most), shown(white)));
      }
      boolean known = count > 0;
      return new PixelScale(
          black,
          white,
          slack,
          new ImportPlan.Scale(
              known ? least : Double.NaN,
              known ? most : Double.NaN,
              black,
              white,
              decided,
              dark ? most : Double.NaN,
              sentence));
    }
  }

  /// Levels from 0 to 255 as they are.
  static PixelScale levels() {
    return new Numbers().scale();
  }

  /// The scale of bytes, of which it is known how many there are of each.
  static PixelScale ofBytes(long[] histogram, ImportOptions options) {
    Numbers numbers = new Numbers();
    for (int level = 0; level < histogram.length; level++) {
      if (histogram[level] > 0) {
        double[] one = {level};
        numbers.add(one, 0, 1, level, level);
      }
    }
    return options.saysScale() ? numbers.said(options) : numbers.scale();
  }

  /// The byte that a number becomes.
  byte level(double value) {
    if (black == 0 && white == LARGEST_LEVEL && value == (int) value) {
      return (byte) Math.clamp((int) value, 0, 255);
    }
    return (byte) Math.clamp(Math.round(255 * (value - black) / (white - black)), 0, 255);
  }

  /// Writes a row as unsigned bytes.
  ///
  /// @param at where in `pixels`
  /// @return why it has no place on this scale, going on after the row's name; or null
  @Nullable UserMessage write(double[] row, byte[] pixels, int at) {
    double least = Math.min(black, white) - slack;
    double most = Math.max(black, white) + slack;
    for (int i = 0; i < row.length; i++) {
      double value = row[i];
      if (!(value >= least && value <= most)) {
        return UserMessage.of("data.pixel.beyond", plain(value), plain(black), plain(white));
      }
      pixels[at + i] = level(value);
    }
    return null;
  }

  /// Why a number is no pixel on any scale; goes on after the row's name.
  static UserMessage impossible(double value) {
    return UserMessage.of("data.pixel.impossible", plain(value));
  }

  /// A number of two decimals or digits, with the sign that is printed.
  static String shown(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return "%,d".formatted((long) value).replace('-', '−');
    }
    double size = Math.abs(value);
    int digits =
        size >= 0.1 ? 2 : (int) Math.clamp(1 - (long) Math.floor(Math.log10(size)), 2L, 9L);
    return ("%,." + digits + "f").formatted(value).replace('-', '−');
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Float.toString((float) value);
  }
}
