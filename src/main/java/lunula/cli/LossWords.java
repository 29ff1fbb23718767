package lunula.cli;

import java.util.ArrayList;
import java.util.List;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.Likelihood;
import lunula.model.loss.LossSchema;
import lunula.model.loss.LossSeries;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;

/// A network's losses in words and numbers, whichever its family declares.
///
/// @param network whose losses
record LossWords(Architecture network) {
  LossSchema schema() {
    return network.losses();
  }

  /// The terms, and behind them the total if there is one.
  List<LossSeries> all() {
    List<LossSeries> all = new ArrayList<>(schema().terms());
    if (schema().total() != null) {
      all.add(schema().total());
    }
    return all;
  }

  /// Every loss on a line of its own: a name, and a value with its unit.
  String name(LossSeries series) {
    String name = plain(series.name());
    return series.equals(schema().total()) ? CliCommand.words("cli.loss.test", name) : name;
  }

  /// Words as a terminal can show them, which may have no sign for minus.
  static String plain(UserMessage message) {
    return UserMessages.words(message).replace('−', '-');
  }

  /// A value with its unit: `256.10 nats`.
  String value(LossSeries series, Losses losses) {
    return number(series, losses) + " " + UserMessages.words(series.unit().name());
  }

  private String number(LossSeries series, Losses losses) {
    int decimals = series.unit().decimals() + 1;
    return ("%." + decimals + "f").formatted(schema().value(series, losses));
  }

  /// For people: `reconstruction 256.10  KL 4.07  test -ELBO 260.17`.
  String terms(Losses test) {
    return String.join(
        "  ", all().stream().map(each -> named(each) + " " + number(each, test)).toList());
  }

  private String named(LossSeries series) {
    boolean judged = schema().total() == null && series.equals(schema().headline());
    return judged ? CliCommand.words("cli.loss.test", name(series)) : name(series);
  }

  /// The one figure by which models compare: `test -ELBO 260.17 nats`. Nats of a density of grey
  /// values do not compare with those of cross-entropy, so the likelihood is named where it is
  /// another one.
  String total(Losses test) {
    LossSeries headline = schema().headline();
    return named(headline) + " " + value(headline, test) + likelihood();
  }

  private String likelihood() {
    Likelihood.Kind kind = network.likelihood().kind();
    return kind == Likelihood.Kind.BERNOULLI || !network.encodes()
        ? ""
        : " (" + Words.of(kind) + ")";
  }
}
