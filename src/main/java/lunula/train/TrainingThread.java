package lunula.train;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lunula.data.DataSet;
import lunula.model.plan.TrainingPlan;

/// Trains models of every family, one run after the other, on one long-lived thread: the engine
/// leaks memory for every new thread that uses it.
public final class TrainingThread implements TrainingService, AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("lunula-training").daemon().factory());
  // By family; used on the thread alone.
  private final Map<String, Trainer> trainers = new HashMap<>();

  @Override
  public TrainingRun start(
      Callable<DataSet> data, TrainingPlan plan, TrainingListener listener, RunStart start) {
    BackgroundRun run = new BackgroundRun(plan, listener);
    Families.Family family = Families.of(plan.architecture().body());
    thread.execute(
        () ->
            run.work(
                data,
                trainers.computeIfAbsent(family.id(), fresh -> family.trainer().get()),
                start));
    return run;
  }

  /// Starts no further runs; frees what is kept from one to the next after the running one, which
  /// its owner stops.
  @Override
  public void close() {
    thread.execute(
        () -> {
          trainers.values().forEach(Trainer::close);
          trainers.clear();
        });
    thread.shutdown();
  }

  /// Waits up to five seconds for the end that [#close] asked for.
  ///
  /// @return whether it has come
  public boolean awaitEnd() throws InterruptedException {
    return thread.awaitTermination(5, TimeUnit.SECONDS);
  }
}
