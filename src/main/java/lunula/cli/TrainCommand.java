package lunula.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import lunula.data.DataSet;
import lunula.data.format.FashionMnist;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.CheckpointStore;
import lunula.library.format.CheckpointFolder;
import lunula.library.format.ModelFolder;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.card.EpochResult;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.NetworkSettings;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import lunula.train.Families;
import lunula.train.RunStart;
import lunula.train.RunState;
import lunula.train.TrainingListener;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingRun;
import lunula.train.TrainingThread;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `train`: trains any network on any data set and keeps the model.
@Command(name = "train", sortOptions = false)
final class TrainCommand extends CliCommand {
  /// What presets were called in the first version.
  private static final Map<String, String> FORMER = Map.of("article", "vae", "deep", "vae-deep");

  private static final int STOPPED = 130;

  /// Options that do not change how a run learns.
  private static final Set<String> OF_A_RESUMED_RUN =
      Set.of("--continue", "--out", "--keep", "--name", "--description", "--json");

  /// Options that change the network, which a saved model has already.
  private static final Set<String> THE_NETWORK =
      Set.of(
          "--preset",
          "--network",
          "--set",
          "--latent",
          "--code",
          "--conditional",
          "--output",
          "--likelihood",
          "--scale",
          "--learn-scale");

  @Option(names = "--preset", paramLabel = "ID")
  private String preset = "vae";

  @Option(names = "--data", paramLabel = "ID|PATH")
  private @Nullable String data;

  @Mixin private ImportChoices choices = new ImportChoices();

  @Mixin private PlanOptions options = new PlanOptions();

  @Option(names = "--continue", arity = "0..1", fallbackValue = "", paramLabel = "MODEL")
  private @Nullable String goOn;

  @Option(names = "--description")
  private @Nullable String description;

  /// The name of the saved model that the run goes on from; null if from none.
  private @Nullable String continued;

  @Mixin private ModelTarget target = new ModelTarget();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CheckpointStore store = CheckpointStore.in(surroundings().folders());
    if (goOn != null) {
      return goOn.isEmpty() ? resume(store) : trainOn(goOn, store);
    }
    TrainingPlan begun = Preset.of(presetId()).plan();
    target.check(models().library());
    String set = data == null ? FashionMnist.ID : data;
    DataSet images = choices.load(this, set);
    try (CheckpointStore.Run checkpoints =
        store.begin(dataSets().findable(set, choices.options()), null)) {
      return train(options.apply(begun, images), images, new RunStart(checkpoints, null));
    }
  }

  /// Goes on with the newest run whose process is gone.
  private int resume(CheckpointStore store) throws IOException, InterruptedException {
    refuseOtherOptions();
    target.check(models().library());
    List<CheckpointStore.Left> left = store.left();
    if (left.isEmpty()) {
      throw wrong("cli.continue.none");
    }
    CheckpointStore.Left newest = left.getFirst();
    CheckpointFolder.Checkpoint from = store.read(newest);
    RunState state = from.state();
    DataSet images = load(from.data());
    if (!images.checksum().equals(state.dataChecksum())) {
      throw new UserMessageException("cli.continue.changed", from.data());
    }
    say("cli.continue.from", state.curve().size(), state.plan().epochs());
    try (CheckpointStore.Run checkpoints = store.begin(from.data(), newest)) {
      return train(state.plan(), images, new RunStart(checkpoints, state));
    }
  }

  /// Goes on from a saved model: to the end of its plan, if that was not reached, or as many epochs
  /// more as are wanted. On other images its epochs do not count.
  private int trainOn(String word, CheckpointStore store) throws IOException, InterruptedException {
    refuse("cli.continue.network", THE_NETWORK::contains);
    target.check(models().library());
    SavedModel model = ModelFolder.read(models().folder(word));
    ModelCard card = model.card();
    String set = data == null ? ModelImages.own(this, card) : data;
    DataSet images = choices.load(this, set);
    ModelImages.check(card, images);
    if (!images.checksum().equals(card.dataChecksum())) {
      model = model.withoutCurve();
    }
    int done = model.card().curve().size();
    TrainingPlan plan = options.trainedOn(card.plan(), done, images);
    say("cli.continue.model", card.name(), done, plan.epochs());
    continued = card.name();
    try (CheckpointStore.Run checkpoints =
        store.begin(dataSets().findable(set, choices.options()), null)) {
      return train(plan, images, new RunStart(checkpoints, RunState.of(model, plan)));
    }
  }

  /// The plan of a run that goes on is the one that it began with.
  private void refuseOtherOptions() {
    refuse("cli.continue.options", name -> !OF_A_RESUMED_RUN.contains(name));
  }

  private void refuse(String key, Predicate<String> refused) {
    List<String> others =
        spec().commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(refused)
            .toList();
    if (!others.isEmpty()) {
      throw wrong(key, String.join(", ", others));
    }
  }

  private int train(TrainingPlan plan, DataSet images, RunStart start)
      throws IOException, InterruptedException {
    announce(plan, images);
    LossWords losses = new LossWords(plan.architecture());
    TrainingThread thread = new TrainingThread();
    try (thread;
        ProgressBar bar = new ProgressBar(surroundings());
        TrainingRun run = thread.start(() -> images, plan, lines(bar, losses), start)) {
      AtomicBoolean stopped = new AtomicBoolean();
      int code =
          Interruption.during(
              () -> {
                stopped.set(true);
                run.stop();
                warn("cli.train.stopping");
              },
              () -> finish(run, bar, images, stopped));
      // What was learned is written.
      start.checkpoints().forget();
      return code;
    } finally {
      // The process must not end inside the engine.
      thread.awaitEnd();
    }
  }

  private String presetId() {
    String id = preset.toLowerCase(Locale.ROOT);
    return FORMER.getOrDefault(id, id);
  }

  private void announce(TrainingPlan plan, DataSet images) {
    plan.architecture().criticSummary().ifPresent(critic -> say("cli.train.critic", critic));
    say(
        "cli.train.begins",
        plan.architecture().summary(),
        images.name(),
        images.train().notOfClass(plan.withoutClass()).length,
        images.test().notOfClass(plan.withoutClass()).length,
        plan.epochs());
    tell(
        JsonLine.of("event", "start")
            .with("network", plan.architecture().summary())
            .with("data", images.name())
            .with("epochs", plan.epochs())
            .with("seed", plan.seed())
            .with("skipped", skipped()));
  }

  private int finish(TrainingRun run, ProgressBar bar, DataSet images, AtomicBoolean stopped)
      throws IOException {
    TrainingOutcome outcome = Outcomes.await(run, stopped).orElse(null);
    bar.clear();
    if (outcome == null) {
      warn("cli.stopped");
      return STOPPED;
    }
    if (outcome instanceof TrainingOutcome.Diverged diverged) {
      surroundings().complain(UserMessages.words(diverged.explanation()));
      if (diverged.curve().isEmpty()) {
        warn("cli.train.nothing");
        return 1;
      }
    }
    String usual =
        continued == null
            ? words("cli.train.name", presetId(), images.name())
            : words("cli.continue.name", continued);
    SavedModel model = run.result(target.name(usual), (done, total) -> !stopped.get());
    if (description != null) {
      model = model.described(description);
    }
    List<String> folders = new ArrayList<>();
    boolean asWanted = target.write(this, model, folders);
    Losses test = model.card().test().sampled();
    LossWords losses = new LossWords(model.architecture());
    print(losses.total(test));
    folders.forEach(folder -> say("cli.target.written", folder));
    tell(
        JsonLine.of("event", "end")
            .with("outcome", Outcomes.word(outcome))
            .with("epochs", outcome.curve().size())
            .with("seconds", outcome.seconds())
            .with(losses, test)
            .with("folders", folders));
    return asWanted && !(outcome instanceof TrainingOutcome.Diverged) ? 0 : 1;
  }

  /// A line an epoch, and the bar between them.
  private TrainingListener lines(ProgressBar bar, LossWords losses) {
    // Each once a run: it may be true for many epochs.
    Set<String> told = new HashSet<>();
    return new TrainingListener() {
      @Override
      public void progressed(TrainingProgress progress) {
        bar.show(
            progress.fraction(),
            words(
                "cli.train.progress",
                progress.epoch(),
                progress.epochs(),
                "%.1f".formatted(losses.schema().headline(progress.recent())),
                ProgressBar.timeLeft(progress.secondsLeft())));
      }

      @Override
      public void warned(Optional<UserMessage> warning) {
        bar.clear();
        warning.ifPresent(
            message -> {
              if (told.add(message.key())) {
                surroundings().complain(UserMessages.words(message));
              }
            });
      }

      @Override
      public void epochEnded(EpochResult result) {
        bar.clear();
        String seconds = "%.2f".formatted(result.seconds());
        say("cli.train.epoch", result.epoch(), seconds, losses.terms(result.test()));
        tell(
            JsonLine.of("event", "epoch")
                .with("epoch", result.epoch())
                .with("seconds", result.seconds())
                .with(losses, result.test())
                .with("train", new JsonLine().with(losses, result.train())));
      }
    };
  }

  /// How training runs end, for a terminal.
  static final class Outcomes {

    /// Waits for the end of a run.
    ///
    /// @param stopped whether the person stopped it
    /// @return nothing if the person stopped it while it was still beginning and it broke off: what
    ///     is loaded while the process ends, such as the engine, cannot be loaded
    /// @throws IOException with a sentence, if the run broke off with nothing
    static Optional<TrainingOutcome> await(TrainingRun run, AtomicBoolean stopped)
        throws IOException {
      try {
        return Optional.of(run.outcome().toCompletableFuture().join());
      } catch (CompletionException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        if (reason instanceof IllegalArgumentException refusal) {
          throw refusal;
        }
        if (stopped.get()) {
          return Optional.empty();
        }
        throw reason instanceof OutOfMemoryError
            ? new UserMessageException(UserMessage.of("cli.failed.memory"), reason)
            : reason instanceof IOException told ? told : new IOException(reason);
      }
    }

    /// One word for machines.
    static String word(TrainingOutcome outcome) {
      return switch (outcome) {
        case TrainingOutcome.Completed completed -> "completed";
        case TrainingOutcome.Stopped stopped -> "stopped";
        case TrainingOutcome.Diverged diverged -> "diverged";
      };
    }
  }

  /// Options that change a preset: its network and how it learns.
  private static final class PlanOptions {
    @Option(names = "--network", paramLabel = "KIND")
    private @Nullable String network;

    @Option(names = "--set", paramLabel = "NAME=VALUE")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--latent", paramLabel = "N")
    private @Nullable Integer latent;

    @Option(names = "--code", paramLabel = "CODE")
    private @Nullable Code code;

    @Option(names = "--conditional", negatable = true)
    private @Nullable Boolean conditional;

    @Option(names = "--output", paramLabel = "OUTPUT")
    private @Nullable Output output;

    @Option(names = "--likelihood", paramLabel = "KIND")
    private Likelihood.@Nullable Kind likelihood;

    @Option(names = "--scale", paramLabel = "X")
    private @Nullable Double scale;

    @Option(names = "--learn-scale", negatable = true)
    private @Nullable Boolean learnScale;

    @Option(names = "--weight", paramLabel = "X")
    private @Nullable Double weight;

    @Option(names = "--beta", paramLabel = "X")
    private @Nullable Double beta;

    @Option(names = "--warm-up", paramLabel = "N")
    private @Nullable Integer warmUp;

    @Option(names = "--free-bits", paramLabel = "X")
    private @Nullable Double freeBits;

    @Option(names = "--noise", paramLabel = "KIND:STRENGTH", converter = NoiseReader.class)
    private @Nullable Corruption noise;

    @Option(names = "--optimiser", paramLabel = "RULE")
    private Optimiser.@Nullable Method optimiser;

    @Option(names = "--learning-rate", paramLabel = "X")
    private @Nullable Double learningRate;

    @Option(names = "--schedule", paramLabel = "COURSE")
    private @Nullable Schedule schedule;

    @Option(names = "--epochs", paramLabel = "N")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N")
    private @Nullable Integer batch;

    @Option(names = "--patience", paramLabel = "N")
    private @Nullable Integer patience;

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable Long seed;

    @Option(names = "--without-class", paramLabel = "K")
    private @Nullable String withoutClass;

    /// Reads `gaussian:0.3`.
    static final class NoiseReader implements ITypeConverter<Corruption> {
      @Override
      public Corruption convert(String text) {
        String[] parts = text.split(":", 2);
        Corruption.Kind kind = Words.constant(Corruption.Kind.class, parts[0]);
        if (kind == Corruption.Kind.NONE) {
          return Corruption.NONE;
        }
        try {
          return new Corruption(kind, Double.parseDouble(parts[parts.length - 1]));
        } catch (NumberFormatException noNumber) {
          throw new TypeConversionException(CliCommand.words("cli.noise"));
        } catch (IllegalArgumentException refusal) {
          throw new TypeConversionException(UserMessages.words(refusal));
        }
      }
    }

    /// The preset's plan, changed, for a data set.
    ///
    /// @throws IllegalArgumentException with a sentence, if the options do not go together
    TrainingPlan apply(TrainingPlan preset, DataSet data) {
      TrainingPlan plan =
          new TrainingPlan(
              network(preset.architecture(), data),
              objective(preset.objective()),
              or(noise, preset.corruption()),
              new Optimiser(
                  or(optimiser, preset.optimiser().method()),
                  or(learningRate, preset.learningRate()),
                  or(schedule, preset.schedule())),
              or(epochs, preset.epochs()),
              or(batch, preset.batchSize()),
              or(patience, preset.patience()),
              or(seed, preset.seed()),
              TrainingPlan.EVERY_CLASS);
      return withoutClass == null
          ? plan
          : plan.without(ModelImages.classNumber(data, withoutClass));
    }

    /// The plan of a saved model, changed, to train it on.
    ///
    /// @param done epochs that it has
    TrainingPlan trainedOn(TrainingPlan plan, int done, DataSet data) {
      int usual = plan.epochs() > done ? plan.epochs() - done : plan.epochs();
      TrainingPlan changed = apply(plan, data).with(plan.architecture());
      int all = done + or(epochs, usual);
      return withoutClass == null
          ? changed.without(plan.withoutClass()).withEpochs(all)
          : changed.withEpochs(all);
    }

    private Objective objective(Objective preset) {
      return new Objective(
          or(weight, preset.weight()),
          or(beta, preset.beta()),
          or(warmUp, preset.warmUpEpochs()),
          or(freeBits, preset.freeBits()));
    }

    private Architecture network(Architecture preset, DataSet data) {
      Likelihood chosen = likelihood(preset);
      return new Architecture(
          new ImageSize(data.width(), data.height()),
          body(preset.body()),
          or(latent, preset.latentDimensions()),
          or(code, preset.code()),
          classes(preset, data),
          output(preset, chosen),
          chosen);
    }

    private Body body(Body preset) {
      if (network == null) {
        NetworkSettings changed = preset.settings().changed(settings);
        return Families.kind(preset.kind()).make().apply(changed);
      }
      Bodies.Kind kind = Families.kind(network);
      NetworkSettings start = kind.id().equals(preset.kind()) ? preset.settings() : kind.defaults();
      return kind.make().apply(start.changed(settings));
    }

    private int classes(Architecture preset, DataSet data) {
      boolean told = or(conditional, preset.conditional());
      if (told && data.classNames().isEmpty()) {
        throw CliCommand.wrong("cli.conditional", data.name());
      }
      return told ? data.classNames().size() : 0;
    }

    /// Where only the output is chosen, the likelihood that goes with it.
    private Likelihood likelihood(Architecture preset) {
      Likelihood.Kind kind = kind(preset);
      Likelihood before = preset.likelihood();
      boolean same = kind == before.kind();
      double spread = kind == Likelihood.Kind.GAUSSIAN ? Likelihood.SQUARED_ERROR.scale() : 1;
      return new Likelihood(
          kind,
          or(scale, same ? before.scale() : spread),
          or(learnScale, same && before.learned()));
    }

    private Likelihood.Kind kind(Architecture preset) {
      if (likelihood != null) {
        return likelihood;
      }
      Likelihood.Kind before = preset.likelihood().kind();
      if (output == null || (output == Output.LOGITS) == (before == Likelihood.Kind.BERNOULLI)) {
        return before;
      }
      return output == Output.LOGITS ? Likelihood.Kind.BERNOULLI : Likelihood.Kind.GAUSSIAN;
    }

    /// Where only the likelihood is chosen, the output that goes with it.
    private Output output(Architecture preset, Likelihood chosen) {
      if (output != null) {
        return output;
      }
      boolean bernoulli = chosen.kind() == Likelihood.Kind.BERNOULLI;
      if (bernoulli == (preset.output() == Output.LOGITS)) {
        return preset.output();
      }
      return bernoulli ? Output.LOGITS : Output.SIGMOID;
    }

    private static <T> T or(@Nullable T chosen, T otherwise) {
      return chosen == null ? otherwise : chosen;
    }
  }
}
