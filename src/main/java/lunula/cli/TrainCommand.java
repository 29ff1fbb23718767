package lunula.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import lunula.data.DataSet;
import lunula.data.format.FashionMnist;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.model.card.EpochResult;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingListener;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingRun;
import lunula.train.TrainingThread;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `train`: trains any network on any data set and keeps the model.
@Command(name = "train", sortOptions = false)
final class TrainCommand extends CliCommand {
  /// What presets were called in the first version.
  private static final Map<String, String> FORMER = Map.of("article", "vae", "deep", "vae-deep");

  private static final int STOPPED = 130;

  @Option(names = "--preset", paramLabel = "ID")
  private String preset = "vae";

  @Option(names = "--data", paramLabel = "ID|PATH")
  private String data = FashionMnist.ID;

  @Mixin private PlanOptions options = new PlanOptions();

  @Option(names = "--description")
  private @Nullable String description;

  @Mixin private ModelTarget target = new ModelTarget();

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrainingPlan begun = Preset.of(presetId()).plan();
    target.check();
    DataSet images = load(data);
    TrainingPlan plan = options.apply(begun, images);
    announce(plan, images);
    LossWords losses = new LossWords(plan.architecture());
    TrainingThread thread = new TrainingThread();
    try (thread;
        ProgressBar bar = new ProgressBar(surroundings());
        TrainingRun run = thread.start(() -> images, plan, lines(bar, losses))) {
      AtomicBoolean stopped = new AtomicBoolean();
      return Interruption.during(
          () -> {
            stopped.set(true);
            run.stop();
          },
          () -> finish(run, bar, images, stopped));
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
    SavedModel model = run.result(target.name(words("cli.train.name", presetId(), images.name())));
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
}
