package lunula.networks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The calling thread and one more, which share the pieces of a short piece of plain Java work. The
/// second thread never talks to the engine. Whoever makes it closes it.
///
/// Each takes the next piece that nobody has taken, so that a second thread that finds no free core
/// delays nobody: the caller then does all.
final class TwoThreadRunner implements AutoCloseable {
  private final ExecutorService second;

  TwoThreadRunner(String name) {
    second = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
  }

  /// One piece of the work.
  interface Piece {
    /// @param thread 0 for the caller, 1 for the second thread
    /// @param number which piece
    void work(int thread, int number);
  }

  /// Does the pieces 0 to `count` - 1, in any order, and returns when all are done.
  ///
  /// @param piece must not throw
  void share(int count, Piece piece) {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(count);
    second.execute(() -> take(1, count, next, done, piece));
    take(0, count, next, done, piece);
    awaitUninterruptibly(done);
  }

  private static void take(
      int thread, int count, AtomicInteger next, CountDownLatch done, Piece piece) {
    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
      piece.work(thread, number);
      done.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch done) {
    boolean interrupted = false;
    while (done.getCount() > 0) {
      try {
        done.await();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    second.shutdown();
  }
}
