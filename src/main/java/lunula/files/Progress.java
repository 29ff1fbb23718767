package lunula.files;

import java.util.concurrent.CancellationException;

/// Hears how far a long piece of loading has come and may end it. Called from the threads that do
/// the work, never two at a time; must return quickly. Where data come in two files, the second one
/// is told from nothing to its own total again.
@FunctionalInterface
public interface Progress {
  /// Nobody listens; never cancelled.
  Progress NONE = (done, total) -> true;

  /// @param done how much is done, in units of the work's own (images, or bytes of a file)
  /// @param total how much there is in all, at least `done`
  /// @return whether to go on; false cancels
  boolean goesOn(long done, long total);

  /// Tells it, for work that is ended by an exception.
  ///
  /// @throws CancellationException if it is cancelled
  default void report(long done, long total) {
    if (!goesOn(done, total)) {
      throw new CancellationException();
    }
  }
}
