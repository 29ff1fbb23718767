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

/// Trains models, one run after the other, on one long-lived thread: the engine leaks memory for
/// every new thread that uses it.
public final class Workshop implements TrainingDesk, AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("lunula-training").daemon().factory());
  private @Nullable Material material;

  /// A data set, and its images in native memory.
  record Material(DataSet data, ResidentImages train, ResidentImages test) {}

  @Override
  public TrainingRun start(Callable<DataSet> data, TrainingPlan plan, TrainingListener listener) {
    BackgroundRun run = new BackgroundRun(plan, listener);
    thread.execute(() -> run.work(data, this::material));
    return run;
  }

  /// The images of the newest run stay where they are for the next one; those of another data set
  /// make room first.
  private Material material(DataSet data) {
    if (material == null || !material.data.checksum().equals(data.checksum())) {
      release();
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
