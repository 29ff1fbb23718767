package lunula.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.train.TrainingOutcome;
import lunula.train.TrainingRun;

/// How training runs end, for a terminal.
final class Outcomes {
  private Outcomes() {}

  /// Waits for the end of a run.
  ///
  /// @param stopped whether the person stopped it
  /// @return nothing if the person stopped it while it was still beginning and it broke off: what
  /// is
  ///     loaded while the process ends, such as the engine, cannot be loaded
  /// @throws IOException with a sentence, if the run broke off with nothing
  static Optional<TrainingOutcome> await(TrainingRun run, AtomicBoolean stopped)
      throws IOException {
    try {
      return Optional.of(run.outcome().toCompletableFuture().join());
    } catch (CompletionException failure) {
      Throwable reason = failure.getCause() == null ? failure : failure.getCause();
      if (reason instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      if (stopped.get()) {
        return Optional.empty();
      }
      throw reason instanceof OutOfMemoryError
          ? new UserMessageException(UserMessage.of("cli.failed.memory"), reason)
          : reason instanceof IOException told ? told : new IOException(reason);
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
