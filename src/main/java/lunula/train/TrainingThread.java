package lunula.train;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lunula.data.DataSet;
import lunula.model.plan.TrainingPlan;
import lunula.networks.ResidentImages;
import org.jspecify.annotations.Nullable;

/// Trains models, one run after the other, on one long-lived thread: the engine leaks memory for
/// every new thread that uses it.
public final class TrainingThread implements TrainingService, AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("lunula-training").daemon().factory());
  private @Nullable Material material;

  /// A data set, and its images in native memory until the last of its users lets go: the workshop
  /// itself and every run that is not closed.
  static final class Material {
    private final DataSet data;
    private final ResidentImages train;
    private final ResidentImages test;
    private int users = 1;

    Material(DataSet data) {
      this.data = data;
      train = new ResidentImages(data.train());
      test = new ResidentImages(data.test());
    }

    DataSet data() {
      return data;
    }

    ResidentImages train() {
      return train;
    }

    ResidentImages test() {
      return test;
    }

    private synchronized Material used() {
      users++;
      return this;
    }

    /// One user less.
    synchronized void release() {
      users--;
      if (users == 0) {
        train.close();
        test.close();
      }
    }
  }

  @Override
  public TrainingRun start(Callable<DataSet> data, TrainingPlan plan, TrainingListener listener) {
    BackgroundRun run = new BackgroundRun(plan, listener);
    thread.execute(() -> run.work(data, this::material));
    return run;
  }

  /// The images of the newest run stay where they are for the next one; those of another data set
  /// make room first. The caller releases what it gets.
  private Material material(DataSet data) {
    if (material == null || !material.data.checksum().equals(data.checksum())) {
      release();
      material = new Material(data);
    }
    return material.used();
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
      material.release();
      material = null;
    }
  }
}
