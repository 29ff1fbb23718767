package lunula.measure;

import lunula.files.Progress;

/// How far a measurement has come, and whether it is to go on. One thread only.
final class MeasuringProgress {
  private final Progress progress;
  private final long total;
  private long done;
  private boolean cancelled;

  /// @param total of all work, in rows that go through the network
  MeasuringProgress(Progress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  /// Tells of work done.
  ///
  /// @return whether to go on
  boolean goesOn(long rows) {
    done = Math.min(total, done + rows);
    cancelled = cancelled || !progress.goesOn(done, total);
    return !cancelled;
  }

  /// Tells that all work up to some row is done, the part that was not foreseen included.
  ///
  /// @return whether to go on
  boolean reached(long row) {
    return goesOn(Math.max(0, row - done));
  }

  /// Whether the listener has ended the work: what was computed since is not whole.
  boolean cancelled() {
    return cancelled;
  }
}
