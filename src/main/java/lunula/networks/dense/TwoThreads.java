package lunula.networks.dense;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The calling thread and one more, which share short pieces of plain work. Each takes the next
/// piece that nobody has taken, so that a second thread that finds no free core delays nobody: the
/// caller then does all. Any thread.
final class TwoThreads {
  /// Waiting without sleep for about so many turns; longer than pieces of like size differ.
  private static final int SPINS = 20_000;

  private static final ExecutorService SECOND =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("lunula-products").daemon().factory());

  private TwoThreads() {}

  /// Does all pieces, in any order, and returns when all are done. What one throws is thrown here.
  static void share(List<? extends Runnable> pieces) {
    if (pieces.size() == 1) {
      pieces.getFirst().run();
      return;
    }
    Shared shared = new Shared(pieces);
    SECOND.execute(shared::take);
    shared.take();
    shared.await();
  }

  private static final class Shared {
    private final List<? extends Runnable> pieces;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Thread caller = Thread.currentThread();
    private volatile @Nullable Throwable failure;

    Shared(List<? extends Runnable> pieces) {
      this.pieces = pieces;
    }

    void take() {
      for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
        try {
          pieces.get(i).run();
        } catch (RuntimeException | Error thrown) {
          // Also a lack of memory: half a result must not pass for a whole one.
          failure = thrown;
        } finally {
          if (done.incrementAndGet() == pieces.size()) {
            LockSupport.unpark(caller);
          }
        }
      }
    }

    void await() {
      for (int spins = 0; done.get() < pieces.size(); spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
