package lunula.train;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.measure.HeldOut;
import lunula.measure.Measuring;
import lunula.model.Decoder;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;
import lunula.networks.NativeEngine;
import org.jspecify.annotations.Nullable;

/// A run on the workshop's thread.
public final class BackgroundRun implements TrainingRun {
  private volatile TrainingPlan plan;
  private final TrainingListener listener;
  private final RunControls controls = new RunControls();
  private final CompletableFuture<Autoencoder> network = new CompletableFuture<>();
  private final CompletableFuture<TrainingOutcome> outcome = new CompletableFuture<>();
  private final Decoder decoder = new NewestWeights();
  private final AtomicReference<TrainingThread.@Nullable Material> material =
      new AtomicReference<>();
  private volatile String engine = "";
  private volatile boolean closed;

  BackgroundRun(TrainingPlan plan, TrainingListener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  /// Decodes with the network as it is when asked.
  private final class NewestWeights implements Decoder {
    @Override
    public List<? extends Sample> decode(float[] latents) {
      return trained().decode(latents);
    }

    @Override
    public int dimensions() {
      return plan.architecture().latentDimensions();
    }

    @Override
    public int classes() {
      return plan.architecture().classes();
    }

    @Override
    public Likelihood likelihood() {
      return trained().likelihood();
    }

    @Override
    public Decoder ofClass(int label) {
      return latents -> trained().ofClass(label).decode(latents);
    }
  }

  /// The whole run; on the training thread.
  void work(Callable<DataSet> source, Function<DataSet, TrainingThread.Material> material) {
    try {
      engine = NativeEngine.start();
      DataSet data = source.call();
      plan = fitted(plan, data);
      Autoencoder trained = EpochLoop.untrained(plan);
      // Before the images, which take a moment: from now on places can be decoded.
      network.complete(trained);
      TrainingThread.Material images = material.apply(data);
      this.material.set(images);
      var loop = new EpochLoop(trained, images.train(), images.test(), plan, listener, controls);
      outcome.complete(loop.run());
    } catch (Throwable failure) {
      // Also a lack of memory: whoever waits for the end must hear of it.
      network.completeExceptionally(failure);
      outcome.completeExceptionally(failure);
    }
    freeIfOver();
  }

  /// The plan for a data set's images.
  private static TrainingPlan fitted(TrainingPlan plan, DataSet data) throws DataException {
    Architecture architecture = plan.architecture();
    int classes = data.classNames().size();
    if (architecture.conditional() && architecture.classes() != classes) {
      throw new DataException(
          UserMessage.of(
              "train.classes",
              architecture.classes(),
              data.name(),
              classes == 0 ? UserMessage.of("train.classes.none") : classes),
          null);
    }
    if (plan.leavesOut()) {
      HeldOut.check(data, plan.withoutClass());
    }
    return plan.with(architecture.sized(new ImageSize(data.width(), data.height())));
  }

  @Override
  public void pause() {
    controls.pause();
  }

  @Override
  public void resume() {
    controls.resume();
  }

  @Override
  public void stop() {
    controls.stop();
  }

  @Override
  public void cursorMoved() {
    controls.cursorMoved();
  }

  @Override
  public boolean paused() {
    return controls.paused();
  }

  @Override
  public Decoder decoder() {
    return decoder;
  }

  @Override
  public CompletionStage<TrainingOutcome> outcome() {
    return outcome;
  }

  @Override
  public SavedModel result(String name) {
    TrainingOutcome ended = outcome.join();
    Autoencoder trained = trained();
    TrainingThread.Material images =
        Objects.requireNonNull(material.get(), "a run that ended has its images");
    ModelCard.TestResult tested =
        Evaluation.fullWithout(
            plan.withoutClass(), trained, images.test(), new Random(plan.seed() + 1));
    ModelCard card =
        new ModelCard(
            name,
            describe(ended, images.data()),
            images.data().name(),
            images.data().checksum(),
            plan,
            ended.curve(),
            tested,
            ended.seconds(),
            Instant.now(),
            versions(engine));
    SavedModel model =
        new SavedModel(
            card, trained.weights(), trained.encode(images.train()), trained.encode(images.test()));
    return new Measuring(images.data(), Map.of())
        .measure(model, Measuring.Extent.QUICK, Progress.NONE)
        .map(model::with)
        .orElse(model);
  }

  private String describe(TrainingOutcome ended, DataSet data) {
    String without =
        plan.leavesOut()
            ? " without the class “%s”".formatted(data.classNames().get(plan.withoutClass()))
            : "";
    String end =
        switch (ended) {
          case TrainingOutcome.Completed completed -> "";
          case TrainingOutcome.Stopped stopped -> ", stopped early";
          case TrainingOutcome.Diverged diverged -> ", ended when its loss stopped being a number";
        };
    return "%s %s, trained for %d of %d epochs on %s%s."
        .formatted(
            kind(),
            plan.architecture().summary(),
            ended.curve().size(),
            plan.epochs(),
            data.name() + without,
            end);
  }

  private String kind() {
    StringBuilder kind = new StringBuilder("A ");
    kind.append(plan.corruption().none() ? "" : "denoising ");
    kind.append(plan.architecture().conditional() ? "conditional " : "");
    kind.append(plan.architecture().variational() ? "variational autoencoder" : "autoencoder");
    if (plan.architecture().variational()) {
      kind.append(" with β = ").append(plan.objective().beta()).append(',');
    }
    // English wants “an” before a vowel.
    return kind.toString().replace("A auto", "An auto");
  }

  /// What the model is made with, by name.
  public static Map<String, String> versions(String engine) {
    String lunula = BackgroundRun.class.getPackage().getImplementationVersion();
    return Map.of(
        "lunula",
        lunula == null ? "source tree" : lunula,
        "java",
        Runtime.version().toString(),
        "engine",
        engine,
        "os",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  private Autoencoder trained() {
    if (closed) {
      throw new ModelClosedException();
    }
    try {
      return network.join();
    } catch (CompletionException failure) {
      throw new ModelClosedException();
    }
  }

  @Override
  public void close() {
    controls.stop();
    closed = true;
    freeIfOver();
  }

  /// Whoever comes last, the end of the run or its owner's [#close], frees the network.
  private void freeIfOver() {
    if (closed && outcome.isDone() && !network.isCompletedExceptionally()) {
      network.join().close();
      TrainingThread.Material used = material.getAndSet(null);
      if (used != null) {
        used.release();
      }
    }
  }
}
