package lunula.ui.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import lunula.files.UserMessages;
import lunula.model.Likelihood;
import lunula.model.card.ComparisonGroup;
import lunula.model.network.Architecture;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// What there is to say of runs: how each was set, and what came of it.
final class RunColumns {
  private static final Texts TEXTS = Texts.of(RunColumns.class);

  /// Every setting of a run, in the order of the form.
  static final List<Column> SETTINGS =
      List.of(
          column("train.data.label", FinishedRun::data),
          column("train.kind.label", run -> kind(architecture(run))),
          column("train.runs.network", run -> NumberFormats.layers(architecture(run))),
          column("train.setting.activation.label", run -> activation(architecture(run))),
          column("train.latents.label", run -> architecture(run).latentDimensions()),
          column("train.code.label", run -> option("train.code.", architecture(run).code())),
          column("train.conditional.label", run -> yes(architecture(run).conditional())),
          column("train.likelihood.label", run -> likelihood(architecture(run).likelihood())),
          column("train.scale.label", run -> architecture(run).likelihood().scale()),
          column("train.learned.label", run -> yes(architecture(run).likelihood().learned())),
          column("train.output.label", run -> option("train.output.", architecture(run).output())),
          column("train.weight.label", run -> run.plan().objective().weight()),
          column("train.beta.label", run -> run.plan().objective().beta()),
          column("train.warmup.label", run -> run.plan().objective().warmUpEpochs()),
          column("train.freebits.label", run -> run.plan().objective().freeBits()),
          column(
              "train.noise.label", run -> option("train.noise.", run.plan().corruption().kind())),
          column("train.strength.label", run -> run.plan().corruption().strength()),
          column(
              "train.method.label",
              run -> option("train.method.", run.plan().optimiser().method())),
          column("train.rate.label", run -> run.plan().optimiser().learningRate()),
          column(
              "train.schedule.label",
              run -> option("train.schedule.", run.plan().optimiser().schedule())),
          column("train.epochs.label", run -> run.plan().epochs()),
          column("train.batch.label", run -> run.plan().batchSize()),
          column("train.patience.label", run -> run.plan().patience()),
          column("train.seed.label", run -> run.plan().seed()),
          column("train.without.label", RunColumns::without));

  private static final Column NUMBER = column("train.runs.number", FinishedRun::number);

  private static final List<Column> RESULTS =
      List.of(
          column("train.runs.done", run -> run.curve().size()),
          column("train.runs.seconds", run -> Math.round(10 * run.seconds()) / 10.0),
          column("train.runs.train", FinishedRun::train),
          column("train.runs.test", FinishedRun::test),
          column(
              "train.runs.figure",
              run -> UserMessages.words(ComparisonGroup.figure(architecture(run)))),
          column(
              "train.runs.kept",
              run -> run.kept() == null ? TEXTS.get("train.runs.no") : run.kept()));

  /// Something to say of a run.
  ///
  /// @param id the key of its name
  /// @param value a number or a text
  record Column(String id, Function<FinishedRun, Comparable<?>> value) {
    String name() {
      return TEXTS.get(id);
    }

    /// Its value in words.
    String text(FinishedRun run) {
      return switch (value.apply(run)) {
        case Double number -> isLoss() ? NumberFormats.nats(number) : NumberFormats.plain(number);
        case Number number -> NumberFormats.count(number.longValue());
        case Object words -> words.toString();
      };
    }

    /// Its value for other programs.
    String plain(FinishedRun run) {
      return switch (value.apply(run)) {
        case Double number -> Double.isFinite(number) ? number.toString() : "";
        case Object other -> other.toString();
      };
    }

    /// Losses are ordered within their groups, as others do not compare.
    private boolean isLoss() {
      return id.equals("train.runs.train") || id.equals("train.runs.test");
    }

    Comparator<FinishedRun> order() {
      Comparator<FinishedRun> byValue =
          (one, other) -> compare(value.apply(one), value.apply(other));
      return isLoss() ? Comparator.comparing(Column::group).thenComparing(byValue) : byValue;
    }

    private static String group(FinishedRun run) {
      return run.group().toString();
    }

    private static int compare(Comparable<?> one, Comparable<?> other) {
      return one instanceof Number a && other instanceof Number b
          ? Double.compare(a.doubleValue(), b.doubleValue())
          : String.CASE_INSENSITIVE_ORDER.compare(one.toString(), other.toString());
    }
  }

  private RunColumns() {}

  /// The columns of a table of runs: the settings in which they differ, and all results.
  static List<Column> of(List<FinishedRun> runs) {
    return Stream.of(List.of(NUMBER), differing(runs), RESULTS).flatMap(List::stream).toList();
  }

  /// The settings in which some runs differ.
  static List<Column> differing(List<FinishedRun> runs) {
    List<Column> differing = new ArrayList<>();
    for (Column setting : SETTINGS) {
      if (runs.stream().map(setting.value()).distinct().count() > 1) {
        differing.add(setting);
      }
    }
    return differing;
  }

  private static Column column(String id, Function<FinishedRun, Comparable<?>> value) {
    return new Column(id, value);
  }

  private static Architecture architecture(FinishedRun run) {
    return run.plan().architecture();
  }

  private static String kind(Architecture architecture) {
    String kind = architecture.body().kind();
    return TEXTS.find("train.kind." + kind + ".label").orElse(kind);
  }

  private static String activation(Architecture architecture) {
    return String.valueOf(architecture.body().settings().values().getOrDefault("activation", ""));
  }

  private static String likelihood(Likelihood likelihood) {
    return option("train.likelihood.", likelihood.kind());
  }

  private static String option(String prefix, Enum<?> one) {
    String key = Texts.key(prefix, one);
    return TEXTS.find(key + ".label").orElseGet(() -> one.name().toLowerCase(Locale.ROOT));
  }

  private static String yes(boolean is) {
    return TEXTS.get(is ? "train.runs.yes" : "train.runs.no");
  }

  private static String without(FinishedRun run) {
    int label = run.plan().withoutClass();
    return label == TrainingPlan.EVERY_CLASS ? TEXTS.get("train.runs.no") : String.valueOf(label);
  }
}
