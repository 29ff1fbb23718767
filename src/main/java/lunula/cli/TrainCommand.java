package lunula.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lunula.data.FashionMnist;
import lunula.model.EpochResult;
import lunula.model.SavedModel;
import lunula.model.TrainingListener;
import lunula.model.TrainingPlan;
import lunula.service.AppFolders;
import lunula.service.StoredModels;
import lunula.service.TrainingRun;
import lunula.service.Workshop;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `train`: trains a model on Fashion-MNIST and writes its folder.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a model on Fashion-MNIST and writes it as a model folder.")
final class TrainCommand implements Callable<Integer> {
  /// The networks to choose from.
  enum Preset {
    ARTICLE(TrainingPlan.ARTICLE),
    DEEP(TrainingPlan.DEEP);

    private final TrainingPlan plan;

    Preset(TrainingPlan plan) {
      this.plan = plan;
    }
  }

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--preset",
      defaultValue = "ARTICLE",
      description = "Network and defaults: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Preset preset = Preset.ARTICLE;

  @Option(names = "--epochs", description = "Passes over the training images.")
  private @Nullable Integer epochs;

  @Option(names = "--batch", description = "Images a step.")
  private @Nullable Integer batch;

  @Option(names = "--learning-rate", description = "Adam's step size, the peak for ONE_CYCLE.")
  private @Nullable Double learningRate;

  @Option(names = "--schedule", description = "${COMPLETION-CANDIDATES}")
  private TrainingPlan.@Nullable Schedule schedule;

  @Option(names = "--beta", description = "Weight of the KL term.")
  private @Nullable Double beta;

  @Option(names = "--seed", description = "Pins weights, order and noise.")
  private @Nullable Long seed;

  @Option(names = "--name", required = true, description = "The model's name on its card.")
  private String name = "";

  @Option(names = "--out", required = true, description = "The folder to write; must not exist.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    TrainingPlan plan = plan();
    AppFolders folders = AppFolders.find();
    try (Workshop workshop = new Workshop(() -> new FashionMnist(folders.fashionMnist()).load());
        TrainingRun run = workshop.start(plan, new Lines())) {
      run.outcome().toCompletableFuture().join();
      SavedModel model = run.result(name);
      new StoredModels().save(model, out.toAbsolutePath());
      line("test -ELBO %.2f nats", model.card().test().sampled().negativeElbo());
    }
    return 0;
  }

  private TrainingPlan plan() {
    TrainingPlan base = preset.plan;
    try {
      return new TrainingPlan(
          base.architecture(),
          base.objective().withBeta(or(beta, base.objective().beta())),
          or(epochs, base.epochs()),
          or(batch, base.batchSize()),
          or(learningRate, base.learningRate()),
          or(schedule, base.schedule()),
          or(seed, base.seed()));
    } catch (IllegalArgumentException refusal) {
      throw new ParameterException(command().commandLine(), String.valueOf(refusal.getMessage()));
    }
  }

  private static <T> T or(@Nullable T chosen, T otherwise) {
    return chosen == null ? otherwise : chosen;
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before the call");
    }
    return spec;
  }

  private void line(String format, Object... arguments) {
    PrintWriter output = command().commandLine().getOut();
    output.println(format.formatted(arguments));
    output.flush();
  }

  /// A line an epoch.
  private final class Lines implements TrainingListener {
    @Override
    public void epochEnded(EpochResult result) {
      line(
          "epoch %d  %.2f s  reconstruction %.2f  KL %.2f  test -ELBO %.2f",
          result.epoch(),
          result.seconds(),
          result.test().reconstruction(),
          result.test().kl(),
          result.test().negativeElbo());
    }
  }
}
