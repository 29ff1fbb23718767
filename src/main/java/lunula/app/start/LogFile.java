package lunula.app.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import lunula.files.PrivateFolders;
import org.jspecify.annotations.Nullable;

/// Writes warnings and defects to a file, which is made when there is the first: two files of at
/// most 256 KB, the newer one and the one before. Where none can be written, standard error has to
/// do. Any thread.
public final class LogFile extends Handler {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int FILES = 2;

  private final Path file;
  private final String about;
  private @Nullable FileHandler open;
  private boolean impossible;

  /// @param file ends in `.0.log`
  /// @param about the line that each run begins with
  public LogFile(Path file, String about) {
    this.file = file;
    this.about = about;
    setLevel(Level.WARNING);
  }

  /// Hears everything in this process from now on.
  public void begin() {
    Logger.getLogger("").addHandler(this);
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (!isLoggable(record) || impossible) {
      return;
    }
    if (open == null) {
      open = open();
    }
    if (open != null) {
      open.publish(record);
    }
  }

  private @Nullable FileHandler open() {
    try {
      PrivateFolders.createAll(file.toAbsolutePath().resolveSibling(""));
      String plain = file.toString().replace("%", "%%");
      var opened =
          new FileHandler(plain.replaceFirst("\\.0\\.log$", ".%g.log"), MOST_BYTES, FILES, true);
      opened.setEncoding(StandardCharsets.UTF_8.name());
      opened.setFormatter(new SimpleFormatter());
      opened.setErrorManager(new Unwritten());
      opened.publish(new LogRecord(Level.WARNING, about));
      return opened;
    } catch (IOException noFile) {
      impossible = true;
      return null;
    }
  }

  /// On a full disk nothing more is noted down; Java's own would print a stack trace.
  private static final class Unwritten extends ErrorManager {
    @Override
    public synchronized void error(
        @Nullable String message, @Nullable Exception failure, int code) {}
  }

  @Override
  public synchronized void flush() {
    if (open != null) {
      open.flush();
    }
  }

  @Override
  public synchronized void close() {
    Logger.getLogger("").removeHandler(this);
    if (open != null) {
      open.close();
      open = null;
    }
    impossible = true;
  }
}
