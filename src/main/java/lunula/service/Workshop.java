package lunula.service;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lunula.data.DataSet;
import lunula.model.TrainingListener;
import lunula.model.TrainingPlan;
import lunula.networks.ResidentImages;
import org.jspecify.annotations.Nullable;

/// Trains models on one data set, one run after the other, on one long-lived thread: the engine
/// leaks memory for every new thread that uses it.
public final class Workshop implements TrainingDesk, AutoCloseable {
  private final Callable<DataSet> source;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("lunula-training").daemon().factory());
  private @Nullable Material material;

  /// The data set, and its images in native memory.
  record Material(DataSet data, ResidentImages train, ResidentImages test) {}

  /// @param source reads the data set; called once, on the training thread, before the first run
  public Workshop(Callable<DataSet> source) {
    this.source = source;
  }

  @Override
  public TrainingRun start(TrainingPlan plan, TrainingListener listener) {
    BackgroundRun run = new BackgroundRun(plan, listener);
    thread.execute(() -> run.work(this::material));
    return run;
  }

  private Material material() throws Exception {
    if (material == null) {
      DataSet data = source.call();
      material =
          new Material(data, new ResidentImages(data.train()), new ResidentImages(data.test()));
    }
    return material;
  }

  /// Starts no further runs; frees the images after the running one, which its owner stops.
  @Override
  public void close() {
    thread.execute(this::release);
    thread.shutdown();
  }

  /// Waits up to five seconds for the end that [#close] asked for.
  ///
  /// @return whether it has come
  public boolean awaitEnd() throws InterruptedException {
    return thread.awaitTermination(5, TimeUnit.SECONDS);
  }

  private void release() {
    if (material != null) {
      material.train.close();
      material.test.close();
      material = null;
    }
  }
}
