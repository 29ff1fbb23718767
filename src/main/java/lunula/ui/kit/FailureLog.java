package lunula.ui.kit;

import java.io.IOException;
import java.lang.System.Logger;
import java.util.concurrent.CancellationException;
import lunula.files.HasUserMessage;
import lunula.model.ModelClosedException;

/// Notes down failures of work in the background that nobody foresaw, with where they happened. The
/// person is told a sentence all the same; those that have one of their own are not noted down.
public final class FailureLog {
  private static final Logger LOG = System.getLogger(FailureLog.class.getName());

  private FailureLog() {}

  /// Any thread.
  public static void note(Throwable failure) {
    boolean foreseen =
        failure instanceof IOException
            || failure instanceof HasUserMessage
            || failure instanceof CancellationException
            || failure instanceof ModelClosedException;
    if (!foreseen) {
      LOG.log(Logger.Level.WARNING, "work in the background failed", failure);
    }
  }
}
