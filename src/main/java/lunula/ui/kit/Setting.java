package lunula.ui.kit;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import lunula.files.JsonField;
import org.jspecify.annotations.Nullable;

/// Something that a person sets: its address, its value, and what becomes of it: whether changes
/// are steps of the history, whether it is remembered between starts, and whether it is in the
/// session. Made whole by whoever owns it before it is registered in [Settings]. JavaFX thread
/// only, but for codecs.
///
/// @param <T> immutable, compared by equals
public final class Setting<T> {
  private static final Pattern ID = Pattern.compile("[a-z][A-Za-z]*(\\.[a-z][A-Za-z_]*)*");

  private final String id;
  private final T usual;
  private final Supplier<T> get;
  private final Consumer<T> set;
  private final List<ObservableValue<?>> changes;
  private @Nullable Codec<T> codec;
  private Phase phase = Phase.AT_ONCE;
  private String reason = "";
  private boolean completes;
  private boolean waits;
  private @Nullable Undo<T> undo;
  private @Nullable Remembered<T> remembered;

  /// When a session's value can be set.
  public enum Phase {
    /// Needs no model.
    AT_ONCE,
    /// Is about images by their numbers, which mean the same in every model of the same images.
    IMAGES,
    /// Is about places of the model, which is on the map by then.
    MODEL,
    /// After all others, whether or not the model is on the map.
    LAST
  }

  /// How changes are undone.
  ///
  /// @param what was done, in a few words for the person; asked when it was
  /// @param joins whether changes that follow each other are one step
  /// @param counts whether a change from one value to another is the person's
  public record Undo<T>(Supplier<String> what, boolean joins, BiPredicate<T, T> counts) {}

  /// How a value is remembered between starts.
  ///
  /// @param name in the preferences
  /// @param read throws IllegalArgumentException for what it cannot use; empty for what there no
  ///     longer is
  public record Remembered<T>(
      String name, Function<T, String> write, Function<String, Optional<T>> read) {}

  /// A setting and a value of it.
  public record Value<T>(Setting<T> setting, T value) {
    /// Sets it.
    public void apply() {
      setting.set.accept(value);
    }

    /// Whether it is what the setting is at first.
    public boolean isUsual() {
      return value.equals(setting.usual);
    }

    JsonElement json(Codec.Models models) throws IOException {
      return Objects.requireNonNull(setting.codec).write(value, models);
    }
  }

  private Setting(
      String id,
      T usual,
      Supplier<T> get,
      Consumer<T> set,
      List<? extends ObservableValue<?>> changes) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no id of a setting: " + id);
    }
    this.id = id;
    this.usual = usual;
    this.get = get;
    this.set = set;
    this.changes = List.copyOf(changes);
  }

  /// The value of a property; what the property holds now is the usual one.
  public static <T> Setting<T> of(String id, Property<T> property) {
    return new Setting<>(
        id, property.getValue(), property::getValue, property::setValue, List.of(property));
  }

  /// The number of a property; what the property holds now is the usual one.
  public static Setting<Double> number(String id, Property<Number> property) {
    return new Setting<>(
        id,
        property.getValue().doubleValue(),
        () -> property.getValue().doubleValue(),
        property::setValue,
        List.of(property));
  }

  /// The whole number of a property; what the property holds now is the usual one.
  public static Setting<Integer> whole(String id, Property<Number> property) {
    return new Setting<>(
        id,
        property.getValue().intValue(),
        () -> property.getValue().intValue(),
        property::setValue,
        List.of(property));
  }

  /// A value that is made of something else.
  ///
  /// @param usual what it is at first
  /// @param set takes any value that the codec reads, and brings it within what can be
  /// @param changes what to follow; whatever changes often by itself need not be among them
  public static <T> Setting<T> of(
      String id, T usual, Supplier<T> get, Consumer<T> set, ObservableValue<?>... changes) {
    return new Setting<>(id, usual, get, set, List.of(changes));
  }

  /// Is in the session, under its id.
  public Setting<T> inSession(Codec<T> written, Phase when) {
    codec = written;
    phase = when;
    return this;
  }

  /// Is not in the session.
  ///
  /// @param because why not, in a clause
  public Setting<T> notInSession(String because) {
    reason = because;
    return this;
  }

  /// Several that are not in the session.
  ///
  /// @param because why not, in a clause
  public static List<Setting<?>> notInSession(String because, Setting<?>... settings) {
    for (Setting<?> setting : settings) {
      setting.notInSession(because);
    }
    return List.of(settings);
  }

  /// A session that does not tell it means the usual value; of other settings it means nothing.
  public Setting<T> usualIfAbsent() {
    completes = true;
    return this;
  }

  /// Is set once more when the names of the classes come after the map.
  public Setting<T> againWithClasses() {
    waits = true;
    return this;
  }

  /// Every change is a step of the history.
  ///
  /// @param what was done, in a few words for the person
  public Setting<T> step(Supplier<String> what) {
    return undone(new Undo<>(what, false, (before, now) -> true));
  }

  /// Changes that follow each other are one step of the history.
  ///
  /// @param what was done, in a few words for the person
  public Setting<T> slider(Supplier<String> what) {
    return undone(new Undo<>(what, true, (before, now) -> true));
  }

  /// Changes are steps of the history.
  public Setting<T> undone(Undo<T> how) {
    undo = how;
    return this;
  }

  /// Is remembered between starts.
  public Setting<T> remembered(
      String name, Function<T, String> write, Function<String, Optional<T>> read) {
    remembered = new Remembered<>(name, write, read);
    return this;
  }

  /// Whether something is on, remembered between starts.
  public static Setting<Boolean> remembered(String name, Setting<Boolean> setting) {
    return setting.remembered(name, String::valueOf, text -> Optional.of(truth(text)));
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /// One of several, remembered between starts.
  public static <E extends Enum<E>> Setting<E> remembered(
      String name, Setting<E> setting, Class<E> type) {
    return setting.remembered(name, Enum::name, text -> Optional.of(Enum.valueOf(type, text)));
  }

  /// Its address: dotted, of the same form for good.
  public String id() {
    return id;
  }

  /// The value it has now.
  public T get() {
    return get.get();
  }

  /// Gives it another value.
  public void set(T value) {
    set.accept(value);
  }

  /// Setting and value as they are now.
  public Value<T> value() {
    return new Value<>(this, get());
  }

  /// What is followed to know of its changes.
  public List<ObservableValue<?>> changes() {
    return changes;
  }

  /// Calls back whenever it may have changed, but not now.
  public Subscription subscribe(Runnable changed) {
    return changes.stream()
        .map(each -> each.subscribe((before, now) -> changed.run()))
        .reduce(Subscription.EMPTY, Subscription::and);
  }

  /// Whether it is in the session.
  public boolean isInSession() {
    return codec != null;
  }

  /// Why it is not in the session; empty if it is, or if nobody knows.
  public String reason() {
    return reason;
  }

  /// When a session's value can be set.
  public Phase phase() {
    return phase;
  }

  /// Whether it is set once more when the names of the classes come.
  public boolean waitsForClasses() {
    return waits;
  }

  /// How changes are undone; null if they are no steps, or if whoever makes them tells the history.
  public @Nullable Undo<T> undo() {
    return undo;
  }

  /// How it is remembered between starts; null if it is not.
  public @Nullable Remembered<T> remembering() {
    return remembered;
  }

  /// The value in a session; empty if the session leaves it as it is.
  ///
  /// @param whole whether what the session does not tell has its usual value
  Optional<Value<T>> read(JsonField field, Codec.Models models, boolean whole) {
    Codec<T> reading = Objects.requireNonNull(codec);
    if (field.isGiven()) {
      return Optional.of(new Value<>(this, reading.read(field, models)));
    }
    return completes || whole ? Optional.of(new Value<>(this, usual)) : Optional.empty();
  }

  @Override
  public String toString() {
    return id;
  }
}
