package lunula.ui.library;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.library.Library;
import lunula.library.LibraryEntry;
import lunula.library.MeasuringService;
import lunula.model.card.Measurements;
import lunula.ui.kit.Texts;
import lunula.ui.library.MeasuringState.Ending;
import lunula.ui.library.MeasuringState.Idle;
import lunula.ui.library.MeasuringState.Running;
import org.jspecify.annotations.Nullable;

/// Measures one model at a time in the background and notes the figures on its card. JavaFX thread
/// only.
public final class MeasuringViewModel {
  /// Steps in which progress is told: fewer than the eye tells apart.
  private static final long STEPS = 200;

  private final Texts texts = Texts.of(MeasuringViewModel.class);
  private final MeasuringService desk;
  private final Library library;
  private final Executor background;
  private final Executor foreground;
  private final Consumer<LibraryEntry> measured;
  private final ReadOnlyObjectWrapper<MeasuringState> state =
      new ReadOnlyObjectWrapper<>(new Idle(null));
  private volatile boolean cancelled;

  /// @param background one long-lived thread of its own: measuring takes up to minutes
  /// @param measured told of each entry with its new card, on the JavaFX thread
  MeasuringViewModel(
      MeasuringService desk,
      Library library,
      Executor background,
      Executor foreground,
      Consumer<LibraryEntry> measured) {
    this.desk = desk;
    this.library = library;
    this.background = background;
    this.foreground = foreground;
    this.measured = measured;
  }

  /// Where it stands.
  public ReadOnlyObjectProperty<MeasuringState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Measures a model; does nothing while another one is measured.
  public void measure(LibraryEntry entry) {
    if (state.get() instanceof Idle) {
      cancelled = false;
      state.set(new Running(entry.folder(), 0));
      background.execute(() -> work(entry));
    }
  }

  /// Asks the measuring to end; nothing is noted then.
  public void cancel() {
    if (state.get() instanceof Running running) {
      cancelled = true;
      state.set(new Ending(running.folder()));
    }
  }

  private void work(LibraryEntry entry) {
    var told = new AtomicLong();
    try {
      Optional<Measurements> measures =
          desk.measure(
              entry, (done, total) -> hear(entry, done * STEPS / Math.max(1, total), told));
      if (measures.isPresent()) {
        LibraryEntry noted = library.measured(entry, measures.get());
        foreground.execute(() -> measured.accept(noted));
      }
      end(null);
    } catch (IOException | RuntimeException failed) {
      end(texts.get("library.measure.failed", String.valueOf(failed.getMessage())));
    }
  }

  private boolean hear(LibraryEntry entry, long step, AtomicLong told) {
    if (told.getAndSet(step) != step) {
      foreground.execute(() -> show(new Running(entry.folder(), (double) step / STEPS)));
    }
    return !cancelled;
  }

  private void show(Running running) {
    if (state.get() instanceof Running) {
      state.set(running);
    }
  }

  private void end(@Nullable String failure) {
    foreground.execute(() -> state.set(new Idle(failure)));
  }
}
