package lunula.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.model.card.ModelCard;

/// A number in a text that is measured and never typed, written as `{{MODEL MEASURE DECIMALS}}`: a
/// measure on the card of a model, such as `{{moon-vae kl@test 1}}`.
///
/// @param model its folder's name in the library
/// @param measure its key among the card's measures
/// @param decimals after the point
/// @param percent whether a share is written in hundredths: `2%`
public record Figure(String model, String measure, int decimals, boolean percent) {
  /// What stands in a text.
  static final Pattern WRITTEN = Pattern.compile("\\{\\{([^{}]*)}}");

  private static final Pattern PARTS =
      Pattern.compile("\\s*([\\w.-]+)\\s+(\\S.*?)\\s+([0-6])(%?)\\s*");

  /// The figure that is written between the braces; empty if it is none.
  static Optional<Figure> of(String written) {
    Matcher parts = PARTS.matcher(written);
    return parts.matches()
        ? Optional.of(
            new Figure(
                parts.group(1),
                parts.group(2),
                Integer.parseInt(parts.group(3)),
                !parts.group(4).isEmpty()))
        : Optional.empty();
  }

  /// The number measured; empty if the model or its measure is not there.
  ///
  /// @param cards the card of a model by its folder's name
  public Optional<Double> value(Function<String, Optional<ModelCard>> cards) {
    return cards
        .apply(model)
        .map(card -> card.measures().values().getOrDefault(measure, List.of()))
        .filter(numbers -> numbers.size() == 1 && Double.isFinite(numbers.getFirst()))
        .map(List::getFirst);
  }

  /// The number in words: with a minus sign, and hundredths with a percent sign.
  public String words(double value) {
    String number =
        String.format(Locale.ROOT, "%." + decimals + "f", percent ? value * 100 : value);
    return number.replace('-', '−') + (percent ? " %" : "");
  }
}
