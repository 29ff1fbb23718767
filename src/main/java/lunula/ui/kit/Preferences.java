package lunula.ui.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import lunula.files.UserMessages;
import lunula.session.PreferenceValues;
import lunula.session.PreferencesFile;
import org.jspecify.annotations.Nullable;

/// Remembers what the person chose between starts: gives each setting its value of the last time
/// and writes down whenever one changes, in the background. JavaFX thread only.
///
/// A file that cannot be used leaves everything as it is by default and is told once; so is one
/// that cannot be written.
public final class Preferences {
  private final Texts texts = Texts.of(Preferences.class);
  private final PreferencesFile file;
  private final Executor foreground;
  private final Consumer<String> tell;
  private final Executor background;
  private final AtomicReference<@Nullable PreferenceValues> unwritten = new AtomicReference<>();
  private PreferenceValues settings = PreferenceValues.NONE;
  private @Nullable String told;

  /// Reads the file, which takes about a millisecond.
  ///
  /// @param background writes the file
  /// @param foreground the JavaFX thread
  /// @param tell shows the person a sentence
  public Preferences(
      PreferencesFile file, Executor background, Executor foreground, Consumer<String> tell) {
    this.file = file;
    this.foreground = foreground;
    this.tell = tell;
    this.background = background;
    try {
      settings = file.read();
    } catch (IOException failure) {
      tellOnce(UserMessages.words(failure));
    }
  }

  /// Gives every setting that is remembered its value of the last time, and writes down whenever
  /// one changes from now on.
  public void follow(Settings all) {
    all.all().forEach(this::keep);
  }

  private <T> void keep(Setting<T> setting) {
    Setting.Remembered<T> how = setting.remembering();
    if (how != null) {
      recall(how.name(), how.read()).flatMap(found -> found).ifPresent(setting::set);
      setting.subscribe(() -> set(how.name(), how.write().apply(setting.get())));
    }
  }

  /// Remembers a place on the disk; null is not remembered, the one before stays.
  ///
  /// @param base places below it are written down relative to it, so that they are found again
  ///     where it has moved; absolute
  /// @return the place of the last time, which may be gone
  public Optional<Path> keep(String name, ObservableValue<@Nullable Path> place, Path base) {
    Optional<Path> before = recall(name, text -> base.resolve(Path.of(text)));
    place.subscribe((was, is) -> note(name, is, base));
    return before;
  }

  private void note(String name, @Nullable Path place, Path base) {
    if (place != null) {
      set(name, (place.startsWith(base) ? base.relativize(place) : place).toString());
    }
  }

  /// Reads one value; one that cannot be used counts as none and is told.
  ///
  /// @param read throws IllegalArgumentException for what it cannot use
  public <T> Optional<T> recall(String name, Function<String, T> read) {
    Optional<String> text = settings.get(name);
    try {
      return text.map(read);
    } catch (IllegalArgumentException wrong) {
      tellOnce(texts.get("preferences.value", file.path(), name, text.orElse("")));
      return Optional.empty();
    }
  }

  /// Writes one value down; returns at once.
  public void set(String name, String value) {
    PreferenceValues changed = settings.with(name, value);
    if (!changed.equals(settings)) {
      settings = changed;
      if (unwritten.getAndSet(changed) == null) {
        background.execute(this::write);
      }
    }
  }

  /// In the background. What changed while the work waited goes along.
  private void write() {
    try {
      PreferenceValues newest = unwritten.getAndSet(null);
      if (newest != null) {
        file.write(newest);
      }
    } catch (IOException failure) {
      foreground.execute(() -> tellOnce(UserMessages.words(failure)));
    }
  }

  private void tellOnce(String sentence) {
    if (!sentence.equals(told)) {
      told = sentence;
      // Later: the window that shows it may not be there yet.
      foreground.execute(() -> tell.accept(sentence));
    }
  }
}
