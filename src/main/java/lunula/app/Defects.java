package lunula.app;

import java.lang.System.Logger;
import java.util.function.Consumer;
import lunula.ui.Texts;

/// Tells the person, and the log, of a defect that nothing else has caught. JavaFX thread only.
final class Defects implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = System.getLogger(Defects.class.getName());

  private final Consumer<String> tell;
  private boolean telling;

  /// @param tell takes a sentence for the person
  Defects(Consumer<String> tell) {
    this.tell = tell;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable defect) {
    LOG.log(Logger.Level.ERROR, "a defect on " + thread.getName(), defect);
    // Telling may run into the same defect.
    if (!telling) {
      telling = true;
      try {
        tell.accept(Texts.of(Defects.class).get("app.defect", defect.toString()));
      } finally {
        telling = false;
      }
    }
  }
}
