package lunula.networks.dense;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The calling thread and one more, which share short pieces of plain work. Each takes the next
/// piece that nobody has taken, so that a second thread that finds no free core delays nobody: the
/// caller then does all. Any thread.
final class TwoThreads {
  /// Turns of waiting without sleep, about a tenth of a millisecond: longer than pieces of like
  /// size differ and than the caller takes between two lists of pieces. To wake up takes as long.
  private static final int SPINS = 4_000;

  /// Multiplications and additions that are worth sharing.
  private static final long LEAST = 1 << 18;

  /// Pieces begin at multiples of it: as many numbers as the widest vectors hold.
  private static final int VECTOR = 16;

  private static final boolean ALONE = Runtime.getRuntime().availableProcessors() == 1;

  private static final Queue<Shared> OFFERED = new ConcurrentLinkedQueue<>();
  private static final Thread SECOND =
      Thread.ofPlatform().name("lunula-products").daemon().start(TwoThreads::takeForever);
  private static volatile boolean asleep;
  private static volatile long aloneUntil = System.nanoTime();

  private TwoThreads() {}

  /// Leaves all to the callers for some time from now on.
  static void leaveOneCore(long nanos) {
    aloneUntil = System.nanoTime() + nanos;
  }

  /// Numbers from one on and up to another.
  interface Range {
    void of(int from, int to);
  }

  /// Cuts numbers in two ranges, always in the same place, or not at all where that is too little
  /// to share.
  ///
  /// @param cost multiplications and additions for each number
  static List<Runnable> cut(int numbers, int cost, Range work) {
    int middle = roundUp(numbers / 2);
    if ((long) numbers * cost < LEAST || middle >= numbers) {
      return List.of(() -> work.of(0, numbers));
    }
    return List.of(() -> work.of(0, middle), () -> work.of(middle, numbers));
  }

  /// How many lists the second thread has still to look at.
  static int waiting() {
    return OFFERED.size();
  }

  /// To a place where a range may begin.
  static int roundUp(int number) {
    return (number + VECTOR - 1) / VECTOR * VECTOR;
  }

  /// Does all pieces, in any order, and returns when all are done. What one throws is thrown here.
  static void share(List<? extends Runnable> pieces) {
    if (pieces.size() == 1 || ALONE || aloneUntil - System.nanoTime() > 0) {
      pieces.forEach(Runnable::run);
      return;
    }
    Shared shared = new Shared(pieces);
    OFFERED.add(shared);
    if (asleep) {
      LockSupport.unpark(SECOND);
    }
    shared.take();
    // The second thread may be at work for long on what somebody else shares.
    OFFERED.remove(shared);
    shared.await();
  }

  private static void takeForever() {
    int spins = 0;
    while (true) {
      Shared next = OFFERED.poll();
      if (next != null) {
        next.take();
        spins = 0;
      } else if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        asleep = true;
        if (OFFERED.isEmpty()) {
          LockSupport.park(OFFERED);
        }
        asleep = false;
        spins = 0;
      }
    }
  }

  private static final class Shared {
    private final List<? extends Runnable> pieces;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Thread caller = Thread.currentThread();
    private volatile boolean waiting;
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
          if (done.incrementAndGet() == pieces.size() && waiting) {
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
          waiting = true;
          if (done.get() < pieces.size()) {
            LockSupport.park(this);
          }
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
