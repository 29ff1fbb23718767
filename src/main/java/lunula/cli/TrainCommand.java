package lunula.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import lunula.data.DataSet;
import lunula.data.format.FashionMnist;
import lunula.datasets.DataSets;
import lunula.files.UserMessages;
import lunula.model.card.EpochResult;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingListener;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingProgress;
import lunula.train.TrainingRun;
import lunula.train.TrainingThread;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `train`: trains any network on any data set and keeps the model.
@Command(
    name = "train",
    description = "Trains a model and writes it into a folder or into your library.",
    sortOptions = false,
    footer = {
      "",
      "Ctrl-C ends the training after the batch at hand; what was learned is written",
      "as at a planned end; the exit code is then 130. A model's folder is written whole",
      "or not at all.",
      "",
      "With --json, a line when training starts, one an epoch and one at the end. Of a plain",
      "autoencoder, kl and negativeElbo are null: it has no KL term and no bound.",
      "",
      "Examples:",
      "  lunula train --preset vae-deep --out my-model",
      "  lunula train --data moons --preset autoencoder --epochs 10 --keep",
      "  lunula train --data photos/ --set encoder=256,64 --set decoder=64,256 \\",
      "      --noise patch:0.4 --json --out patched"
    })
final class TrainCommand extends Action {
  /// What presets were called in the first version.
  private static final Map<String, String> FORMER = Map.of("article", "vae", "deep", "vae-deep");

  private static final int STOPPED = 130;

  @Option(
      names = "--preset",
      paramLabel = "ID",
      defaultValue = "vae",
      description =
          "Network and settings to begin with: vae (the default), vae-deep, vae-best, "
              + "vae-convolutional, vae-mse, vae-10, beta-vae, cvae, denoising-vae, "
              + "autoencoder, autoencoder-3, autoencoder-convolutional or "
              + "denoising-autoencoder.")
  private String preset = "vae";

  @Option(
      names = "--data",
      paramLabel = "ID|PATH",
      defaultValue = FashionMnist.ID,
      description =
          "What to learn: fashion-mnist (the default), moons, one of your own, or IDX, "
              + "CSV and NPZ files and folders of pictures. “lunula data list” shows all.")
  private String data = FashionMnist.ID;

  @Mixin private NetworkOptions network = new NetworkOptions();
  @Mixin private LearningOptions learning = new LearningOptions();

  @Option(
      names = "--without-class",
      paramLabel = "K",
      description =
          "Leave a class out, by number or name: its images are neither learned from nor judged by,"
              + " and “evaluate” tells them apart as outliers.")
  private @Nullable String withoutClass;

  @Option(names = "--description", description = "A sentence about it, for its card.")
  private @Nullable String description;

  @Mixin private ModelTarget target = new ModelTarget();

  TrainCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException, InterruptedException {
    TrainingPlan begun = Preset.of(presetId()).plan();
    target.check(this);
    DataSet images = load(DataSets.in(surroundings.folders()), data);
    TrainingPlan plan = plan(begun, images);
    announce(plan, images);
    LossWords losses = new LossWords(plan.architecture());
    TrainingThread workshop = new TrainingThread();
    try (workshop;
        ProgressBar bar = new ProgressBar(surroundings);
        TrainingRun run = workshop.start(() -> images, plan, new Lines(bar, losses))) {
      AtomicBoolean stopped = new AtomicBoolean();
      return Interruption.during(
          () -> {
            stopped.set(true);
            run.stop();
          },
          () -> finish(run, bar, images, stopped));
    } finally {
      // The process must not end inside the engine.
      workshop.awaitEnd();
    }
  }

  private TrainingPlan plan(TrainingPlan begun, DataSet images) {
    TrainingPlan plan = learning.apply(begun, network.apply(begun.architecture(), images));
    return withoutClass == null ? plan : plan.without(ClassWord.number(images, withoutClass));
  }

  private String presetId() {
    String id = preset.toLowerCase(Locale.ROOT);
    return FORMER.getOrDefault(id, id);
  }

  private void announce(TrainingPlan plan, DataSet images) {
    say(
        "%s on %s (%,d training and %,d test images), %d epoch%s"
            .formatted(
                plan.architecture().summary(),
                images.name(),
                images.train().notOfClass(plan.withoutClass()).length,
                images.test().notOfClass(plan.withoutClass()).length,
                plan.epochs(),
                plan.epochs() == 1 ? "" : "s"));
    tell(
        new JsonLine()
            .with("event", "start")
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
      warn("Stopped; nothing was written.");
      return STOPPED;
    }
    return finish(run, outcome, images);
  }

  private int finish(TrainingRun run, TrainingOutcome outcome, DataSet images) throws IOException {
    if (outcome instanceof TrainingOutcome.Diverged diverged) {
      warn(UserMessages.words(diverged.explanation()));
      if (diverged.curve().isEmpty()) {
        warn("Nothing was written.");
        return 1;
      }
    }
    SavedModel model = run.result(target.name(presetId() + " on " + images.name()));
    if (description != null) {
      model = model.described(description);
    }
    List<String> folders = new ArrayList<>();
    boolean asWanted = target.write(this, model, folders);
    Losses test = model.card().test().sampled();
    LossWords losses = new LossWords(model.architecture());
    say(losses.total(test));
    folders.forEach(folder -> say("written to " + folder));
    tell(
        new JsonLine()
            .with("event", "end")
            .with("outcome", Outcomes.word(outcome))
            .with("epochs", outcome.curve().size())
            .with("seconds", outcome.seconds())
            .with(losses, test)
            .with("folders", folders));
    return asWanted && !(outcome instanceof TrainingOutcome.Diverged) ? 0 : 1;
  }

  /// A line an epoch, and the bar between them.
  private final class Lines implements TrainingListener {
    private final ProgressBar bar;
    private final LossWords losses;

    Lines(ProgressBar bar, LossWords losses) {
      this.bar = bar;
      this.losses = losses;
    }

    @Override
    public void progressed(TrainingProgress progress) {
      bar.show(
          progress.fraction(),
          "epoch %d of %d  loss %.1f  %s"
              .formatted(
                  progress.epoch(),
                  progress.epochs(),
                  losses.headline(progress.recent()),
                  ProgressBar.timeLeft(progress.secondsLeft())));
    }

    @Override
    public void epochEnded(EpochResult result) {
      bar.clear();
      say(
          "epoch %d  %.2f s  %s"
              .formatted(result.epoch(), result.seconds(), losses.terms(result.test())));
      tell(
          new JsonLine()
              .with("event", "epoch")
              .with("epoch", result.epoch())
              .with("seconds", result.seconds())
              .with(losses, result.test())
              .with("train", new JsonLine().with(losses, result.train())));
    }
  }
}
