package lunula.app.start;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import lunula.files.HasUserMessage;
import lunula.files.UserMessages;
import lunula.ui.kit.Texts;

/// Tells the person, and the log, of a defect that nothing else has caught, on whichever thread.
public final class UncaughtExceptionHandler implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = System.getLogger(UncaughtExceptionHandler.class.getName());

  private final Consumer<String> tell;
  private final Executor foreground;
  private final Path log;
  private boolean telling;

  /// @param tell takes a sentence for the person
  /// @param foreground the thread of `tell`; work that is on it already is done at once
  /// @param log where the details are
  public UncaughtExceptionHandler(Consumer<String> tell, Executor foreground, Path log) {
    this.tell = tell;
    this.foreground = foreground;
    this.log = log;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable defect) {
    LOG.log(Logger.Level.ERROR, "a defect on " + thread.getName(), defect);
    foreground.execute(() -> tell(defect));
  }

  /// Telling may run into the same defect.
  private void tell(Throwable defect) {
    if (!telling) {
      telling = true;
      try {
        tell.accept(sentence(defect));
      } finally {
        telling = false;
      }
    }
  }

  private String sentence(Throwable defect) {
    Texts texts = Texts.of(UncaughtExceptionHandler.class);
    return defect instanceof OutOfMemoryError
        ? texts.get("app.memory.out")
        : texts.get(
            "app.defect",
            defect instanceof HasUserMessage ? UserMessages.words(defect) : defect.toString(),
            log.toString());
  }
}
