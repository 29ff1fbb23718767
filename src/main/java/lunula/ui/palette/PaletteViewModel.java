package lunula.ui.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lunula.ui.kit.Setting;

/// What is typed into the palette, which commands fit, and which is about to be run. JavaFX thread
/// only; needs no window.
public final class PaletteViewModel {
  /// So many commands that were used last are remembered.
  static final int RECENT = 8;

  private final List<Supplier<List<Command>>> sources;
  private final List<Function<String, List<Command>>> parsers;
  private final BooleanSupplier allowed;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Command>> results =
      new ReadOnlyObjectWrapper<>(List.of());
  private final IntegerProperty selected = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<List<String>> recent = new ReadOnlyObjectWrapper<>(List.of());
  private List<Command> commands = List.of();

  /// @param sources asked for their commands whenever the palette opens; cheap
  /// @param parsers asked what they make of what is typed, such as “image 12”; cheap. What
  ///     they offer comes first
  /// @param allowed whether the palette may open now: not over a question that waits for an answer
  public PaletteViewModel(
      List<Supplier<List<Command>>> sources,
      List<Function<String, List<Command>>> parsers,
      BooleanSupplier allowed) {
    this.sources = List.copyOf(sources);
    this.parsers = List.copyOf(parsers);
    this.allowed = allowed;
    typed.subscribe(text -> search());
  }

  /// Whether it is open.
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /// What is typed.
  public StringProperty typedProperty() {
    return typed;
  }

  /// The commands that fit, best first.
  public ReadOnlyObjectProperty<List<Command>> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /// Number of the result that Enter runs.
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /// Opens with nothing typed, if it may.
  public void open() {
    if (!open.get() && allowed.getAsBoolean()) {
      commands = sources.stream().flatMap(source -> source.get().stream()).toList();
      typed.set("");
      search();
      open.set(true);
    }
  }

  /// Opens or closes.
  public void toggle() {
    if (open.get()) {
      close();
    } else {
      open();
    }
  }

  /// Closes without doing anything.
  public void close() {
    open.set(false);
    commands = List.of();
  }

  private void search() {
    String text = typed.get();
    Stream<Command> parsed = parsers.stream().flatMap(each -> each.apply(text.strip()).stream());
    results.set(
        Stream.concat(parsed, CommandSearch.of(commands, text, recent.get()).stream()).toList());
    selected.set(0);
  }

  /// Selects another result, so many further on, around the ends.
  void select(int by) {
    int count = results.get().size();
    if (count > 0) {
      selected.set(Math.floorMod(selected.get() + by, count));
    }
  }

  /// Selects another result, so many further on, but not beyond the ends.
  void page(int by) {
    int last = results.get().size() - 1;
    selected.set(Math.clamp(selected.get() + (long) by, 0, Math.max(0, last)));
  }

  /// Runs the selected result.
  void runSelected() {
    int at = selected.get();
    if (at >= 0 && at < results.get().size()) {
      run(results.get().get(at));
    }
  }

  /// Closes and does it, if it can be done now.
  void run(Command command) {
    if (!command.available().getAsBoolean()) {
      return;
    }
    List<String> used = new ArrayList<>(recent.get());
    used.remove(command.id());
    used.addFirst(command.id());
    recent.set(List.copyOf(used.subList(0, Math.min(RECENT, used.size()))));
    close();
    command.run().run();
  }

  /// The commands that were used last.
  public List<Setting<?>> settings() {
    return List.of(
        Setting.of(
                "palette.recent",
                List.<String>of(),
                recent::get,
                ids -> recent.set(ids.stream().limit(RECENT).toList()),
                recent)
            .notInSession("it is the person's, not the session's")
            .remembered(
                "palette.recent",
                ids -> String.join(",", ids),
                text -> Optional.of(List.of(text.split(",", -1)))));
  }
}
