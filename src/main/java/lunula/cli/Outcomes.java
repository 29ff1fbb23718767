package lunula.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingRun;

/// How training runs end, for a terminal.
final class Outcomes {
  private Outcomes() {}

  /// Waits for the end of a run.
  ///
  /// @throws IOException with a sentence, if the run broke off with nothing
  static TrainingOutcome await(TrainingRun run) throws IOException {
    try {
      return run.outcome().toCompletableFuture().join();
    } catch (CompletionException failure) {
      Throwable reason = failure.getCause() == null ? failure : failure.getCause();
      if (reason instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IOException(
          reason instanceof OutOfMemoryError
              ? "The memory does not suffice for this network and data set; take a smaller one."
              : String.valueOf(reason.getMessage()),
          reason);
    }
  }

  /// The same, unless it was broken off because the person stopped it while it was still beginning:
  /// what is loaded while the process ends, such as the engine, cannot be loaded.
  ///
  /// @param stopped whether the person did
  /// @return nothing if so
  static Optional<TrainingOutcome> await(TrainingRun run, AtomicBoolean stopped)
      throws IOException {
    try {
      return Optional.of(await(run));
    } catch (IOException failure) {
      if (stopped.get()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /// One word for machines.
  static String word(TrainingOutcome outcome) {
    return switch (outcome) {
      case TrainingOutcome.Completed completed -> "completed";
      case TrainingOutcome.Stopped stopped -> "stopped";
      case TrainingOutcome.Diverged diverged -> "diverged";
    };
  }
}
