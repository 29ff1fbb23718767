package lunula.ui.kit;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import lunula.model.network.Architecture;

/// How numbers are written in the window: the same everywhere, whatever the platform's locale.
public final class NumberFormats {
  private static final Texts TEXTS = Texts.of(NumberFormats.class);

  private NumberFormats() {}

  /// A loss in nats with one decimal, or a dash if it is not a number.
  public static String nats(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.1f", value)
        : TEXTS.get("figures.unknown");
  }

  /// A count with thousands separated: 10,000.
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// The shortest decimal form: 1, 0.5, 0.001, 2e-5.
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return TEXTS.get("figures.unknown");
    }
    double size = Math.abs(value);
    if (size < 1e7 && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    boolean readable = size >= 1e-4 && size < 1e7;
    return readable ? decimal(value) : scientific(value);
  }

  /// Java's own writing where it has no exponent: its big decimals take long to get ready, which a
  /// start would wait for.
  private static String decimal(double value) {
    return Math.abs(value) >= 1e-3
        ? Double.toString(value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String scientific(double value) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setExponentSeparator("e");
    return new DecimalFormat("0.######E0", symbols).format(value);
  }

  /// A latent coordinate: two decimals, a true minus sign, and no minus before zero.
  public static String coordinate(double value) {
    String digits = String.format(Locale.ROOT, "%.2f", value);
    return digits.equals("-0.00") ? "0.00" : digits.replace('-', '−');
  }

  /// A time span in its two largest units: 45 s, 1 min 12 s, 2 h 5 min; a dash if it is not a
  /// number.
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return TEXTS.get("figures.unknown");
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return TEXTS.get("figures.seconds", count(whole));
    }
    return whole < 3600
        ? TEXTS.get("figures.minutes", count(whole / 60), count(whole % 60))
        : TEXTS.get("figures.hours", count(whole / 3600), count(whole % 3600 / 60));
  }

  /// An encoder's layers from image to z: 784-512-2.
  public static String layers(Architecture architecture) {
    return architecture.summary();
  }
}
