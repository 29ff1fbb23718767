package lunula.cli;

import lunula.files.Progress;

/// Work that tells how far it has come, on a bar with the time left.
final class Work implements Progress {
  private static final double SETTLED_SECONDS = 1;

  private final ProgressBar bar;
  private final String words;
  private final long began = System.nanoTime();

  /// @param words what is being done
  Work(ProgressBar bar, String words) {
    this.bar = bar;
    this.words = words;
  }

  @Override
  public boolean goesOn(long done, long total) {
    double fraction = done / (double) Math.max(1, total);
    double elapsed = (System.nanoTime() - began) / 1e9;
    double left = elapsed < SETTLED_SECONDS ? Double.NaN : elapsed / fraction - elapsed;
    bar.show(fraction, words + "  " + ProgressBar.timeLeft(left));
    return true;
  }
}
