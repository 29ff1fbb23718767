package lunula.ui.library;

import java.util.ArrayList;
import java.util.List;
import lunula.model.Likelihood;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// A training plan in words: how it stepped, what it minimised, and whatever else was unusual.
record PlanInWords(TrainingPlan plan) {
  private static final Texts TEXTS = Texts.of(EntryCard.class);

  /// Epochs, batches and the learning rate's course.
  String steps() {
    String schedule =
        switch (plan.schedule()) {
          case CONSTANT -> TEXTS.get("library.schedule.constant");
          case ONE_CYCLE -> TEXTS.get("library.schedule.cycle");
        };
    return TEXTS.get(
        "library.card.plan.value",
        plan.epochs(),
        NumberFormats.count(plan.batchSize()),
        NumberFormats.plain(plan.learningRate()),
        schedule);
  }

  /// Reconstruction and KL with their weights.
  String loss() {
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
    Likelihood likelihood = plan.architecture().likelihood();
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
  List<String> besides() {
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
    Corruption corruption = plan.corruption();
    String strength = NumberFormats.plain(corruption.strength());
    return switch (corruption.kind()) {
      case NONE -> "";
      case GAUSSIAN -> TEXTS.get("library.besides.noise.gaussian", strength);
      case SALT_AND_PEPPER -> TEXTS.get("library.besides.noise.grains", strength);
      case PATCH -> TEXTS.get("library.besides.noise.patch", strength);
    };
  }
}
