package lunula.cli;

import java.io.PrintWriter;
import lunula.files.Progress;

/// One line of a terminal that is written over and over: how far a piece of work has come and how
/// long it will take. Silent where nobody watches. Any thread.
final class ProgressBar implements AutoCloseable {
  private static final int CELLS = 24;
  private static final long PAUSE_NANOS = 100_000_000;
  private static final double SETTLED_SECONDS = 1;

  private final PrintWriter err;
  private final boolean watched;
  private int width;
  private long drawn = System.nanoTime() - PAUSE_NANOS;

  ProgressBar(Surroundings surroundings) {
    err = surroundings.err();
    watched = surroundings.watched();
  }

  /// Work that begins now and tells how far it has come, with the time left.
  ///
  /// @param doing what is being done, in words
  Progress progress(String doing) {
    long began = System.nanoTime();
    return (done, total) -> {
      double fraction = done / (double) Math.max(1, total);
      double elapsed = (System.nanoTime() - began) / 1e9;
      double left = elapsed < SETTLED_SECONDS ? Double.NaN : elapsed / fraction - elapsed;
      show(fraction, doing + "  " + timeLeft(left));
      return true;
    };
  }

  /// Tells how far it has come.
  ///
  /// @param fraction 0 to 1
  /// @param words behind the bar
  synchronized void show(double fraction, String words) {
    if (!watched || System.nanoTime() - drawn < PAUSE_NANOS) {
      return;
    }
    drawn = System.nanoTime();
    String steady = Surroundings.steady(words);
    int full = (int) Math.round(CELLS * Math.clamp(fraction, 0, 1));
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    overwrite("%s %3.0f %%  %s".formatted(bar, 100 * fraction, steady));
  }

  /// Clears the line, so that others can be printed; the next [#show] draws it again.
  synchronized void clear() {
    if (width > 0) {
      overwrite("");
      err.print('\r');
      err.flush();
      width = 0;
      drawn = System.nanoTime() - PAUSE_NANOS;
    }
  }

  private void overwrite(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, width - Words.columns(line))));
    err.flush();
    width = Words.columns(line);
  }

  /// Seconds in words: `1 min 20 s left`; empty while unknown.
  static String timeLeft(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "";
    }
    long whole = Math.max(0, Math.round(seconds));
    if (whole >= 3600) {
      return CliCommand.words("cli.left.hours", whole / 3600, whole % 3600 / 60);
    }
    return whole >= 60
        ? CliCommand.words("cli.left.minutes", whole / 60, whole % 60)
        : CliCommand.words("cli.left.seconds", whole);
  }

  @Override
  public void close() {
    clear();
  }
}
