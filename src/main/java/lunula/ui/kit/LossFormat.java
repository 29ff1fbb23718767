package lunula.ui.kit;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import lunula.files.UserMessages;
import lunula.model.loss.LossSchema;
import lunula.model.loss.LossSeries;
import lunula.model.loss.Losses;

/// Losses in words and numbers, whichever a family of models declares. Any thread.
///
/// @param schema what is declared
public record LossFormat(LossSchema schema) {
  private static final int MOST = 4;

  private static final Texts TEXTS = Texts.of(LossFormat.class);

  /// A value as its unit is shown, or a dash if it is not a number.
  public String number(LossSeries series, Losses losses) {
    double value = schema.value(series, losses);
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%." + series.unit().decimals() + "f", value)
        : TEXTS.get("figures.unknown");
  }

  /// A value with its unit: 259.8 nats.
  private String withUnit(LossSeries series, Losses losses) {
    return TEXTS.get("loss.part", number(series, losses), unit(series));
  }

  private static String unit(LossSeries series) {
    return UserMessages.words(series.unit().name());
  }

  private static String name(LossSeries series) {
    return UserMessages.words(series.name());
  }

  /// The one figure by which models compare: −ELBO 259.8 nats. Where training weighs the terms, the
  /// total is called by them.
  public String headline(Losses losses) {
    LossSeries series = schema.headline();
    String name =
        schema.weighted() && series.equals(schema.total())
            ? joined("loss.sum", schema.added(), LossFormat::name)
            : name(series);
    return TEXTS.get("loss.headline", name, number(series, losses), unit(series));
  }

  /// The same where there is little room: error 468.8 nats.
  public String brief(Losses losses) {
    LossSeries series = schema.headline();
    String name = UserMessages.words(series.brief());
    return TEXTS.get("loss.headline", name, number(series, losses), unit(series));
  }

  /// How the losses go together: reconstruction + KL = −ELBO.
  public String names() {
    return together(LossFormat::name);
  }

  /// Whether there are too many losses to be told on one line.
  public boolean isLong() {
    return schema.shown().size() > MOST;
  }

  /// Their values in the order of [#names]: 253.4 + 6.4 = 259.8.
  public String numbers(Losses losses) {
    return together(series -> number(series, losses));
  }

  /// The values with their names: 253.4 reconstruction + 6.4 KL = 259.8 nats.
  public String parts(Losses losses) {
    if (schema.terms().size() == 1) {
      LossSeries only = schema.terms().getFirst();
      return TEXTS.get("loss.single", number(only, losses), unit(only), name(only));
    }
    return together(
        series ->
            series.equals(schema.total())
                ? withUnit(series, losses)
                : TEXTS.get("loss.part", number(series, losses), name(series)));
  }

  private String together(Function<LossSeries, String> words) {
    LossSeries total = schema.total();
    if (total == null) {
      return joined("loss.beside", schema.terms(), words);
    }
    String sum =
        TEXTS.get("loss.total", joined("loss.sum", schema.added(), words), words.apply(total));
    List<LossSeries> others = schema.terms().stream().filter(term -> !term.adds()).toList();
    return others.isEmpty()
        ? sum
        : TEXTS.get("loss.beside", sum, joined("loss.beside", others, words));
  }

  private static String joined(
      String key, List<LossSeries> series, Function<LossSeries, String> words) {
    return series.stream()
        .map(words)
        .reduce((before, next) -> TEXTS.get(key, before, next))
        .orElse("");
  }
}
