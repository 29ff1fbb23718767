package lunula.service;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import lunula.model.Decoder;
import lunula.model.ModelCard;
import lunula.model.ModelClosedException;
import lunula.model.SavedModel;
import lunula.model.TrainingListener;
import lunula.model.TrainingOutcome;
import lunula.model.TrainingPlan;
import lunula.networks.Evaluation;
import lunula.networks.NativeEngine;
import lunula.networks.Vae;
import lunula.training.Controls;
import lunula.training.EpochLoop;
import org.jspecify.annotations.Nullable;

/// A run on the workshop's thread.
final class BackgroundRun implements TrainingRun {
  private final TrainingPlan plan;
  private final TrainingListener listener;
  private final Controls controls = new Controls();
  private final CompletableFuture<Vae> network = new CompletableFuture<>();
  private final CompletableFuture<TrainingOutcome> outcome = new CompletableFuture<>();
  private final Decoder decoder = latents -> trained().decode(latents);
  private volatile Workshop.@Nullable Material material;
  private volatile String engine = "";
  private volatile boolean closed;

  BackgroundRun(TrainingPlan plan, TrainingListener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  /// The whole run; on the training thread.
  void work(Callable<Workshop.Material> source) {
    try {
      engine = NativeEngine.start();
      Vae vae = EpochLoop.untrained(plan);
      // Before the images, which take a moment: from now on places can be decoded.
      network.complete(vae);
      Workshop.Material images = source.call();
      material = images;
      var loop = new EpochLoop(vae, images.train(), images.test(), plan, listener, controls);
      outcome.complete(loop.run());
    } catch (Throwable failure) {
      // Also a lack of memory: whoever waits for the end must hear of it.
      network.completeExceptionally(failure);
      outcome.completeExceptionally(failure);
    }
    freeIfOver();
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
    Vae vae = trained();
    Workshop.Material images = Objects.requireNonNull(material, "a run that ended has its images");
    ModelCard.TestResult tested = Evaluation.full(vae, images.test(), new Random(plan.seed() + 1));
    ModelCard card =
        new ModelCard(
            name,
            describe(ended, images.data().name()),
            images.data().name(),
            images.data().checksum(),
            plan,
            ended.curve(),
            tested,
            ended.seconds(),
            Instant.now(),
            versions());
    return new SavedModel(
        card, vae.weights(), vae.encode(images.train()), vae.encode(images.test()));
  }

  private String describe(TrainingOutcome ended, String dataSet) {
    String end =
        switch (ended) {
          case TrainingOutcome.Completed completed -> "";
          case TrainingOutcome.Stopped stopped -> ", stopped early";
          case TrainingOutcome.Diverged diverged -> ", ended when its loss stopped being a number";
        };
    return "A variational autoencoder %s with β = %s, trained for %d of %d epochs on %s%s."
        .formatted(
            layers(), plan.objective().beta(), ended.curve().size(), plan.epochs(), dataSet, end);
  }

  private String layers() {
    StringBuilder layers = new StringBuilder().append(plan.architecture().pixels());
    plan.architecture().encoderWidths().forEach(width -> layers.append('-').append(width));
    return layers.append('-').append(plan.architecture().latentDimensions()).toString();
  }

  private Map<String, String> versions() {
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

  private Vae trained() {
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
    }
  }
}
