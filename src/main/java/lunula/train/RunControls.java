package lunula.train;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Requests to a run to pause, to stop and to leave a hand some room, made on any thread and asked
/// once a batch on the training thread.
public final class RunControls {
  /// A hand that drags moves the cursor much more often than this.
  private static final long FOLLOWED_NANOS = 100_000_000;

  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean paused;
  private volatile boolean stopped;
  private int stepsAsked;
  private boolean stepping;
  private volatile @Nullable Long moved;
  private volatile Opponents learning = Opponents.BOTH;

  /// Asks for nothing yet.
  public RunControls() {
    this(System::nanoTime);
  }

  RunControls(LongSupplier clock) {
    this.clock = clock;
  }

  /// The run waits before its next batch until [#resume] or [#stop].
  public void pause() {
    set(true, false);
  }

  /// Ends a pause.
  public void resume() {
    set(false, false);
  }

  /// A paused run takes one batch more and waits again; several requests add up. Does nothing
  /// unless it is paused.
  public void step() {
    lock.lock();
    try {
      if (paused) {
        stepsAsked++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The run ends before its next batch, paused or not; for good.
  public void stop() {
    set(paused, true);
  }

  /// Which of two opponents learns from the next batch on. Any thread; never waits.
  public void learn(Opponents which) {
    learning = which;
  }

  Opponents learning() {
    return learning;
  }

  /// The person moves the cursor, whose pictures come from this run. Any thread; never waits.
  public void cursorMoved() {
    moved = clock.getAsLong();
  }

  /// Whether the cursor has moved within the last tenth of a second.
  boolean followed() {
    Long last = moved;
    return last != null && clock.getAsLong() - last < FOLLOWED_NANOS;
  }

  /// Whether a pause is asked for.
  public boolean paused() {
    return paused;
  }

  private void set(boolean pausedNow, boolean stoppedNow) {
    lock.lock();
    try {
      paused = pausedNow;
      stepsAsked = pausedNow ? stepsAsked : 0;
      stopped = stopped || stoppedNow;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether the batch that [#goOn] last let through is one that was asked for by itself.
  boolean stepping() {
    return stepping;
  }

  /// Waits while paused and no single step is asked for.
  ///
  /// @return whether the run shall go on
  boolean goOn() {
    lock.lock();
    try {
      while (paused && !stopped && stepsAsked == 0) {
        changed.awaitUninterruptibly();
      }
      stepping = paused && !stopped;
      stepsAsked -= stepping ? 1 : 0;
      return !stopped;
    } finally {
      lock.unlock();
    }
  }
}
