package lunula.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import lunula.data.DataSet;
import lunula.files.Progress;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.card.SavedModel;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.train.Opponents;
import lunula.train.RunStart;
import lunula.train.Snapshot;
import lunula.train.TrainingListener;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingRun;
import lunula.train.TrainingService;
import org.jspecify.annotations.Nullable;

/// Runs that do what a test tells them to.
final class FakeDesk implements TrainingService {
  final List<Run> runs = new ArrayList<>();

  @Override
  public Run start(
      Callable<DataSet> data, TrainingPlan plan, TrainingListener listener, RunStart start) {
    var run = new Run(plan, listener, start);
    runs.add(run);
    try {
      run.data = data.call();
    } catch (Exception failure) {
      run.outcome.completeExceptionally(failure);
    }
    return run;
  }

  Run newest() {
    return runs.getLast();
  }

  static final class Run implements TrainingRun {
    final RunStart start;
    final TrainingPlan plan;
    final TrainingListener listener;
    final CompletableFuture<TrainingOutcome> outcome = new CompletableFuture<>();
    final List<String> asked = new ArrayList<>();
    private final Decoder decoder = latents -> List.of(new GrayImage(1, 1, new float[1]));
    @Nullable DataSet data;
    private boolean paused;

    Run(TrainingPlan plan, TrainingListener listener, RunStart start) {
      this.start = start;
      this.plan = plan;
      this.listener = listener;
    }

    @Override
    public void pause() {
      paused = true;
      asked.add("pause");
    }

    @Override
    public void resume() {
      paused = false;
      asked.add("resume");
    }

    @Override
    public void step() {
      asked.add("step");
    }

    @Override
    public void stop() {
      asked.add("stop");
    }

    Opponents learning = Opponents.BOTH;

    @Override
    public void learn(Opponents which) {
      learning = which;
    }

    @Override
    public void cursorMoved() {
      asked.add("cursor");
    }

    @Override
    public boolean paused() {
      return paused;
    }

    @Override
    public Decoder decoder() {
      return decoder;
    }

    @Override
    public void lookAt(@Nullable Snapshot snapshot) {
      asked.add("look at " + (snapshot == null ? "now" : "epoch " + snapshot.epoch()));
    }

    @Override
    public CompletionStage<TrainingOutcome> outcome() {
      return outcome;
    }

    @Override
    public SavedModel result(String name, Progress measuring) {
      asked.add("result " + name);
      return Samples.model(name);
    }

    @Override
    public void close() {
      asked.add("close");
    }
  }
}
