package lunula.ui.library;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// A model's card in words.
record EntryCard(ModelCard card, ZoneId zone) {
  private static final Texts TEXTS = Texts.of(EntryCard.class);

  /// A name and a value beside it.
  record Line(String label, String value) {}

  /// What tells models apart at a glance: 784-512-2 · β 1 · −ELBO 259.8 nats; of a plain
  /// autoencoder, which knows neither β nor ELBO, 784-128-2 · reconstruction 468.8 nats.
  String glance() {
    String layers = NumberFormats.layers(card.plan().architecture());
    String loss = new LossFormat(card.losses()).brief(card.test().sampled());
    return variational() && !card.trainedElsewhere()
        ? TEXTS.get(
            "library.card.glance",
            layers,
            NumberFormats.plain(card.plan().objective().beta()),
            loss)
        : TEXTS.get("library.card.glance.plain", layers, loss);
  }

  /// The whole card.
  List<Line> lines() {
    return (card.trainedElsewhere() ? adopted() : trained())
        // A point has no mean beside it.
        .filter(line -> !line.value().isEmpty())
        .filter(line -> variational() || !line.label().equals(TEXTS.get("library.card.mean")))
        .toList();
  }

  private Stream<Line> trained() {
    TrainingPlan plan = card.plan();
    var words = new PlanInWords(plan);
    return Stream.of(
        line("network", NumberFormats.layers(plan.architecture())),
        line("data", card.dataSet()),
        line("trained", day()),
        line("time", time()),
        line("sampled", losses(card.test().sampled())),
        line("mean", losses(card.test().atMean())),
        line("plan", words.steps()),
        line("loss", words.loss()),
        line("besides", String.join("; ", words.besides())),
        line("seed", Long.toString(plan.seed())));
  }

  /// Nothing is claimed of a training that nobody here has seen.
  private Stream<Line> adopted() {
    return Stream.of(
        line("network", NumberFormats.layers(card.plan().architecture())),
        line("training", TEXTS.get("library.card.elsewhere")),
        line("shown", card.dataSet()),
        line("opened", day()),
        line("sampled", losses(card.test().sampled())),
        line("mean", losses(card.test().atMean())));
  }

  private String day() {
    return TEXTS.time("library.card.time", card.created().atZone(zone));
  }

  private boolean variational() {
    return card.plan().architecture().variational();
  }

  private String time() {
    return TEXTS.get(
        "library.card.time.value",
        NumberFormats.duration(card.trainingSeconds()),
        card.curve().size());
  }

  private String losses(Losses losses) {
    return new LossFormat(card.losses()).parts(losses);
  }

  private static Line line(String key, String value) {
    return new Line(TEXTS.get("library.card." + key), value);
  }
}
