package lunula.train;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import lunula.data.DataSet;
import lunula.files.Progress;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.LatentGradients;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.StepMemory;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// A run on the training thread.
public final class BackgroundRun implements TrainingRun {
  private final TrainingPlan plan;
  private final TrainingListener listener;
  private final RunControls controls = new RunControls();
  private final CompletableFuture<TrainableModel> model = new CompletableFuture<>();
  private final CompletableFuture<TrainingOutcome> outcome = new CompletableFuture<>();
  private final Decoder decoder = new ShownWeights(0);
  private final AtomicReference<@Nullable LiveModel> past = new AtomicReference<>();
  private volatile String engine = "";
  private volatile StepMemory memory = StepMemory.NONE;
  private volatile boolean closed;

  BackgroundRun(TrainingPlan plan, TrainingListener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  /// Decodes with the model as it is when asked, or as it was at the moment that is looked at.
  private final class ShownWeights implements Decoder, LatentGradients {
    private final int label;

    ShownWeights(int label) {
      this.label = label;
    }

    @Override
    public List<? extends Sample> decode(float[] latents) {
      return asked(shown -> shown.decode(latents));
    }

    @Override
    public Optional<LatentGradients> gradients() {
      return plan.architecture().body().game().map(game -> this);
    }

    @Override
    public AtPlaces scores(float[] latents) {
      return asked(shown -> shown.gradients().orElseThrow().scores(latents));
    }

    @Override
    public AtPlaces misfits(float[] latents, float[] pictures) {
      return asked(shown -> shown.gradients().orElseThrow().misfits(latents, pictures));
    }

    @Override
    public int dimensions() {
      return plan.architecture().latentDimensions();
    }

    @Override
    public boolean uniformPrior() {
      return plan.architecture().prior().filter(Prior.UNIFORM::equals).isPresent();
    }

    @Override
    public int classes() {
      return plan.architecture().classes();
    }

    @Override
    public @Nullable Likelihood likelihood() {
      return trained().decoder().likelihood();
    }

    @Override
    public Decoder ofClass(int other) {
      return classes() == 0 ? this : new ShownWeights(other);
    }

    /// Asks anew if another moment is looked at meanwhile.
    private <R> R asked(Function<Decoder, R> question) {
      while (true) {
        LiveModel earlier = past.get();
        try {
          return question.apply((earlier == null ? trained().decoder() : earlier).ofClass(label));
        } catch (ModelClosedException failure) {
          if (Objects.equals(earlier, past.get())) {
            throw failure;
          }
        }
      }
    }
  }

  @Override
  public void lookAt(@Nullable Snapshot snapshot) {
    show(snapshot == null || closed ? null : snapshot.open());
    if (closed) {
      show(null);
    }
  }

  private void show(@Nullable LiveModel earlier) {
    LiveModel before = past.getAndSet(earlier);
    if (before != null) {
      before.close();
    }
  }

  /// The whole run; on the training thread.
  void work(Callable<DataSet> source, Trainer trainer, RunStart start) {
    try {
      engine = trainer.start(plan);
      TrainableModel untrained = trainer.prepare(plan, source.call());
      model.complete(untrained);
      EpochLoop loop = new EpochLoop(untrained, listener, controls, start);
      TrainingOutcome ended = loop.run();
      memory = loop.memory();
      outcome.complete(ended);
    } catch (Throwable failure) {
      // Also a lack of memory: whoever waits for the end must hear of it.
      model.completeExceptionally(failure);
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
  public void step() {
    controls.step();
  }

  @Override
  public void stop() {
    controls.stop();
  }

  @Override
  public void learn(Opponents which) {
    controls.learn(which);
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
  public SavedModel result(String name, Progress measuring) {
    TrainingOutcome ended = outcome.join();
    TrainableModel trained = trained();
    DataSet data = trained.data();
    ModelCard card =
        new ModelCard(
            name,
            describe(ended, trained),
            data.name(),
            data.checksum(),
            trained.plan(),
            ended.curve(),
            trained.testResult(),
            ended.seconds(),
            Instant.now(),
            versions(engine),
            Measurements.NONE);
    Encodings none = Encodings.points(plan.architecture().latentDimensions(), new float[0]);
    SavedModel result =
        new SavedModel(
            card,
            trained.weights(),
            trained.encodeTrain().orElse(none),
            trained.encodeTest().orElse(none),
            memory);
    return result.with(trained.measure(result, measuring));
  }

  private static String describe(TrainingOutcome ended, TrainableModel model) {
    TrainingPlan plan = model.plan();
    DataSet data = model.data();
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
            model.kind(),
            plan.architecture().summary(),
            ended.curve().size(),
            plan.epochs(),
            data.name() + without,
            end);
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

  private TrainableModel trained() {
    if (closed) {
      throw new ModelClosedException();
    }
    try {
      return model.join();
    } catch (CompletionException failure) {
      throw new ModelClosedException();
    }
  }

  @Override
  public void close() {
    controls.stop();
    closed = true;
    show(null);
    freeIfOver();
  }

  /// Whoever comes last, the end of the run or its owner's [#close], frees the model.
  private void freeIfOver() {
    if (closed && outcome.isDone() && !model.isCompletedExceptionally()) {
      model.join().close();
    }
  }
}
