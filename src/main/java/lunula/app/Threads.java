package lunula.app;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lunula.app.start.DeferredExecutor;

/// The threads behind the window: one reads and writes files, one loads data sets, one a person's
/// own images, one decodes where the cursor is, one explores, one compares, one measures, one
/// films. Training has its own.
///
/// @param files small files, in the order they were asked for
/// @param loading data sets and models
/// @param exploring what the map and the panels want decoded
/// @param measuring a model's measures, which take seconds
/// @param following the picture under the hand, which waits for nothing else
/// @param importing a person's own images
/// @param comparing the other models beside the map
/// @param filming makes and writes films, which takes long and decodes on `exploring`
/// @param afterTheFirstFrame [#exploring], but closed until the first frame with the map is laid
///     out
record Threads(
    ExecutorService files,
    ExecutorService loading,
    ExecutorService exploring,
    ExecutorService measuring,
    ExecutorService following,
    ExecutorService importing,
    ExecutorService comparing,
    ExecutorService filming,
    DeferredExecutor afterTheFirstFrame) {

  static Threads start() {
    ExecutorService exploring = thread("lunula-exploring");
    return new Threads(
        thread("lunula-files"),
        thread("lunula-loading"),
        exploring,
        thread("lunula-measuring"),
        thread("lunula-following"),
        thread("lunula-importing"),
        thread("lunula-comparing"),
        thread("lunula-filming"),
        new DeferredExecutor(exploring));
  }

  private static ExecutorService thread(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().name(name).daemon().factory(),
        // What is asked for after the end, nobody waits for.
        new ThreadPoolExecutor.DiscardPolicy());
  }

  boolean isClosing() {
    return files.isShutdown();
  }

  /// Nothing new is taken; what is being saved goes on to its end.
  void takeNoMore() {
    importing.shutdown();
    files.shutdown();
    measuring.shutdown();
    loading.shutdownNow();
    // Half a film is no film: nothing of it stays.
    filming.shutdownNow();
  }

  /// Waits until what is being saved is saved; at most a minute.
  void finishFiles() {
    try {
      if (!files.awaitTermination(60, TimeUnit.SECONDS)) {
        files.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends those that use the engine, once nobody can ask them any more.
  void endDecoding() {
    comparing.shutdown();
    afterTheFirstFrame.open();
    following.shutdown();
    exploring.shutdown();
  }

  /// Waits for the batch that is still inside the engine; a few seconds at most.
  void finish() {
    try {
      for (ExecutorService thread : List.of(filming, measuring, importing, exploring, comparing)) {
        thread.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
