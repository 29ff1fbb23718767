package lunula.ui.library;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lunula.model.Likelihood;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// A model's card in words, with its training plan.
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
        // A point has no mean beside it, and no encoder no objective that is known here.
        .filter(line -> !line.value().isEmpty())
        .filter(line -> variational() || !line.label().equals(TEXTS.get("library.card.mean")))
        .toList();
  }

  private Stream<Line> trained() {
    TrainingPlan plan = card.plan();
    return Stream.of(
        line("network", NumberFormats.layers(plan.architecture())),
        line("data", card.dataSet()),
        line("trained", day()),
        line("time", time()),
        line("sampled", losses(card.test().sampled())),
        line("mean", losses(card.test().atMean())),
        line("plan", steps()),
        line("loss", card.plan().architecture().encodes() ? loss() : ""),
        line("besides", String.join("; ", besides())),
        line("seed", Long.toString(plan.seed())));
  }

  /// Of a model that was trained elsewhere nothing is said on its training.
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
    return TEXTS.time("library.card.day", card.created().atZone(zone));
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

  /// Epochs, batches and the learning rate's course.
  private String steps() {
    TrainingPlan plan = card.plan();
    String schedule = TEXTS.get(Texts.key("library.schedule.", plan.schedule()));
    return TEXTS.get(
        "library.card.plan.value",
        plan.epochs(),
        NumberFormats.count(plan.batchSize()),
        NumberFormats.plain(plan.learningRate()),
        schedule);
  }

  /// Reconstruction and KL with their weights.
  private String loss() {
    TrainingPlan plan = card.plan();
    Objective objective = plan.objective();
    List<String> terms = new ArrayList<>();
    terms.add(times(objective.weight(), likelihood()));
    if (plan.architecture().variational()) {
      terms.add(TEXTS.get("library.loss.kl", NumberFormats.plain(objective.beta())));
    }
    return String.join(" + ", terms);
  }

  private static String times(double weight, String term) {
    return weight == 1
        ? term
        : TEXTS.get("library.loss.weighted", NumberFormats.plain(weight), term);
  }

  private String likelihood() {
    Likelihood likelihood = card.plan().architecture().likelihood();
    String scale = NumberFormats.plain(likelihood.scale());
    return switch (likelihood.kind()) {
      case BERNOULLI -> TEXTS.get("library.loss.bernoulli");
      case GAUSSIAN ->
          likelihood.learned()
              ? TEXTS.get("library.loss.gaussian.learned", scale)
              : TEXTS.get("library.loss.gaussian", scale);
      case LAPLACE ->
          likelihood.learned()
              ? TEXTS.get("library.loss.laplace.learned", scale)
              : TEXTS.get("library.loss.laplace", scale);
    };
  }

  /// What sets this plan apart, a phrase each; often nothing.
  private List<String> besides() {
    TrainingPlan plan = card.plan();
    List<String> phrases = new ArrayList<>();
    plan.architecture()
        .unevenDecoder()
        .ifPresent(layers -> phrases.add(TEXTS.get("library.besides.decoder", layers)));
    if (!plan.corruption().none()) {
      phrases.add(noise());
    }
    if (plan.optimiser().method() == Optimiser.Method.MOMENTUM) {
      phrases.add(TEXTS.get("library.besides.momentum"));
    }
    if (plan.objective().warmUpEpochs() > 0) {
      phrases.add(TEXTS.get("library.besides.warmup", plan.objective().warmUpEpochs()));
    }
    if (plan.objective().freeBits() > 0) {
      phrases.add(
          TEXTS.get("library.besides.free", NumberFormats.plain(plan.objective().freeBits())));
    }
    if (plan.patience() > 0) {
      phrases.add(TEXTS.get("library.besides.patience", plan.patience()));
    }
    if (plan.leavesOut()) {
      phrases.add(TEXTS.get("library.besides.without", plan.withoutClass()));
    }
    if (plan.architecture().conditional()) {
      phrases.add(TEXTS.get("library.besides.told"));
    }
    return phrases;
  }

  private String noise() {
    Corruption corruption = card.plan().corruption();
    String strength = NumberFormats.plain(corruption.strength());
    return switch (corruption.kind()) {
      case NONE -> "";
      case GAUSSIAN -> TEXTS.get("library.besides.noise.gaussian", strength);
      case SALT_AND_PEPPER -> TEXTS.get("library.besides.noise.grains", strength);
      case PATCH -> TEXTS.get("library.besides.noise.patch", strength);
    };
  }
}
