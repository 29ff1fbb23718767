package lunula.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Something a person can do. Its key, its line in the palette and in the list of keys, and the
/// tooltips of its buttons are made from it. JavaFX thread only.
///
/// @param id tells it from all others, also in the next session; without commas
/// @param words what people read of it
/// @param icon name of its drawing in the style sheet; null if it has none
/// @param keys what to press for it; the first one is shown where there is room for one only
/// @param context where the keys work
/// @param enabled whether it can be done now
/// @param listed whether the palette offers it: not what is about the part that has the keyboard
/// @param run does it
public record Action(
    String id,
    Words words,
    @Nullable String icon,
    List<Keys> keys,
    Context context,
    ObservableValue<Boolean> enabled,
    boolean listed,
    Runnable run) {
  private static final ObservableValue<Boolean> ALWAYS =
      new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();

  public Action {
    if (id.isBlank() || id.indexOf(',') >= 0) {
      throw new IllegalArgumentException("no id of an action: " + id);
    }
    keys = List.copyOf(keys);
  }

  /// What people read of an action: `name` and, where it has them, `tip`, `help`, `words` and
  /// `reason` under a prefix that ends with a dot. Read when first asked for.
  ///
  /// @param owner has the texts beside it
  /// @param prefix of the texts' keys
  /// @param more what else finds it in the palette, besides the texts' own
  /// @param called put into the texts
  public record Words(Class<?> owner, String prefix, String more, List<String> called) {
    public Words {
      called = List.copyOf(called);
    }

    private Optional<String> find(String key) {
      return Texts.of(owner).find(prefix + key, called.toArray());
    }

    /// A few words: what it does.
    public String name() {
      return Texts.of(owner).get(prefix + "name", called.toArray());
    }

    /// A sentence on its button.
    public String tip() {
      return find("tip").orElseGet(this::name);
    }

    /// What the list of keys says.
    public String help() {
      return find("help").orElseGet(this::name);
    }

    /// What else a person might type to find it; may be empty.
    public String search() {
      return (find("words").orElse("") + " " + more).strip();
    }

    /// Why it cannot be done while it is not enabled; may be empty.
    public String reason() {
      return find("reason").orElse("");
    }
  }

  /// One that can always be done and has no key.
  ///
  /// @param owner has the texts beside it
  /// @param prefix of its texts, ends with a dot; is its id, too
  public static Action of(Class<?> owner, Context context, String prefix, Runnable run) {
    return new Action(
        prefix,
        new Words(owner, prefix, "", List.of()),
        null,
        List.of(),
        context,
        ALWAYS,
        true,
        run);
  }

  /// The same as one of several of a kind.
  ///
  /// @param which tells it from the others of its kind
  /// @param more what else finds it in the palette
  /// @param called put into the texts
  public Action each(String which, String more, String... called) {
    String own = (id + which).replace(',', ' ');
    var named = new Words(words.owner, words.prefix, more, List.of(called));
    return new Action(own, named, icon, keys, context, enabled, listed, run);
  }

  /// The same with a drawing.
  public Action icon(String name) {
    return new Action(id, words, name, keys, context, enabled, listed, run);
  }

  /// The same with keys.
  public Action keys(Keys... pressed) {
    return new Action(id, words, icon, List.of(pressed), context, enabled, listed, run);
  }

  /// The same, which can be done only sometimes.
  public Action when(ObservableValue<Boolean> possible) {
    return new Action(id, words, icon, keys, context, possible, listed, run);
  }

  /// The same, which the palette does not offer.
  public Action unlisted() {
    return new Action(id, words, icon, keys, context, enabled, false, run);
  }

  /// Whether it can be done now.
  public boolean isEnabled() {
    return Boolean.TRUE.equals(enabled.getValue());
  }

  /// The key that is shown where there is room for one only; empty if there is none.
  public String keyText() {
    return keys.stream().filter(Keys::told).findFirst().map(Keys::text).orElse("");
  }

  /// All keys that people are told of.
  public String keyTexts() {
    return keys.stream().filter(Keys::told).map(Keys::text).collect(Collectors.joining("  "));
  }

  /// A sentence with the key after it: `Fold or unfold this column (Ctrl+B)`.
  public String withKey(String sentence) {
    return keyText().isEmpty() ? sentence : sentence + " (" + keyText() + ")";
  }

  /// What the tooltip of its button says, with the key after it.
  public String tip() {
    return withKey(words.tip());
  }

  /// Says on a control what it does, and its key.
  public void tellOn(Control control) {
    control.setTooltip(new Tooltip(tip()));
  }

  /// The same with a sentence of the control's own.
  public void tellOn(Control control, String sentence) {
    control.setTooltip(new Tooltip(withKey(sentence)));
  }

  /// An item of a menu that does it, which cannot be chosen while it cannot be done.
  public MenuItem item() {
    var item = new MenuItem(words.name());
    item.disableProperty().bind(enabled.map(possible -> !possible));
    item.setOnAction(event -> run.run());
    return item;
  }
}
