package lunula.ui.train;

import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// One text field of a form: the words as typed, and the value they mean or what is wrong with
/// them.
///
/// @param <T> the value's type
public final class Input<T> {
  private final StringProperty text;
  private final ReadOnlyObjectWrapper<@Nullable T> value = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();

  /// @param text if empty, it means nothing and nothing is wrong with it until it changes
  /// @param parse throws IllegalArgumentException with a sentence for the person
  Input(String text, Function<String, T> parse) {
    this.text = new SimpleStringProperty("");
    this.text.subscribe((before, typed) -> read(typed, parse));
    this.text.set(text);
  }

  private void read(@Nullable String typed, Function<String, T> parse) {
    try {
      value.set(parse.apply(typed == null ? "" : typed.strip()));
      problem.set(null);
    } catch (IllegalArgumentException wrong) {
      value.set(null);
      problem.set(UserMessages.words(wrong));
    }
  }

  /// What is typed.
  public StringProperty textProperty() {
    return text;
  }

  /// What it means; null if it means nothing.
  public ReadOnlyObjectProperty<@Nullable T> valueProperty() {
    return value.getReadOnlyProperty();
  }

  /// What it means, for whoever has seen that nothing is wrong with it.
  T read() {
    return Objects.requireNonNull(value.get());
  }

  /// One sentence on what is wrong; null if nothing is.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
