package lunula.training;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Pause and stop requests for a run, made on any thread and asked once a batch on the training
/// thread.
public final class Controls {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean paused;
  private boolean stopped;

  /// The run waits before its next batch until [#resume] or [#stop].
  public void pause() {
    set(true, stopped());
  }

  /// Ends a pause.
  public void resume() {
    set(false, stopped());
  }

  /// The run ends before its next batch, paused or not; for good.
  public void stop() {
    set(paused(), true);
  }

  /// Whether a pause is asked for.
  public boolean paused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  /// Whether an end is asked for.
  public boolean stopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void set(boolean pausedNow, boolean stoppedNow) {
    lock.lock();
    try {
      paused = pausedNow;
      stopped |= stoppedNow;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits while paused.
  ///
  /// @return whether the run shall go on
  boolean goOn() {
    lock.lock();
    try {
      while (paused && !stopped) {
        changed.awaitUninterruptibly();
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }
}
