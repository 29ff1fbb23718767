package lunula.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.library.Library;
import lunula.library.LibraryEntry;
import lunula.ui.library.ImportState.Ending;
import lunula.ui.library.ImportState.Idle;
import lunula.ui.library.ImportState.Running;

/// Takes one model folder at a time into the library, in the background. A network without a map
/// encodes the images first, which takes a while and can be cancelled. JavaFX thread only.
public final class ImportViewModel {
  /// Steps in which progress is told: fewer than the eye tells apart.
  private static final long STEPS = 200;

  private final Library library;
  private final Executor background;
  private final Executor foreground;
  private final Consumer<LibraryEntry> imported;
  private final Consumer<String> failed;
  private final ReadOnlyObjectWrapper<ImportState> state = new ReadOnlyObjectWrapper<>(new Idle());
  private volatile boolean cancelled;

  /// @param background one long-lived thread, not that of other work on the disk: it may be busy
  ///     for a minute
  /// @param imported told of each new entry, on the JavaFX thread
  /// @param failed told why it did not work, on the JavaFX thread
  ImportViewModel(
      Library library,
      Executor background,
      Executor foreground,
      Consumer<LibraryEntry> imported,
      Consumer<String> failed) {
    this.library = library;
    this.background = background;
    this.foreground = foreground;
    this.imported = imported;
    this.failed = failed;
  }

  /// Where it stands.
  public ReadOnlyObjectProperty<ImportState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Takes a folder in; does nothing while another one is.
  ///
  /// @return whether it begins
  boolean begin(Path folder) {
    boolean idle = state.get() instanceof Idle;
    if (idle) {
      cancelled = false;
      String name = String.valueOf(folder.getFileName());
      state.set(new Running(name, -1));
      background.execute(() -> work(folder, name));
    }
    return idle;
  }

  /// Asks it to end; nothing is kept then, unless all was done already.
  public void cancel() {
    if (state.get() instanceof Running) {
      cancelled = true;
      state.set(new Ending());
    }
  }

  private void work(Path folder, String name) {
    try {
      var told = new AtomicLong(-1);
      Optional<LibraryEntry> entry =
          library.importFolder(
              folder, (done, total) -> hear(name, done * STEPS / Math.max(1, total), told));
      foreground.execute(() -> end(() -> entry.ifPresent(imported)));
    } catch (IOException | RuntimeException failure) {
      String reason = String.valueOf(failure.getMessage());
      foreground.execute(() -> end(() -> failed.accept(reason)));
    }
  }

  private boolean hear(String name, long step, AtomicLong told) {
    if (told.getAndSet(step) != step) {
      foreground.execute(() -> show(new Running(name, (double) step / STEPS)));
    }
    return !cancelled;
  }

  private void show(Running running) {
    if (state.get() instanceof Running) {
      state.set(running);
    }
  }

  private void end(Runnable tell) {
    state.set(new Idle());
    tell.run();
  }
}
