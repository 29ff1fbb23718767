package lunula.ui.kit;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// One text field of a [Form]: the words as typed, and the value they mean or what is wrong with
/// them. Nothing typed throws. JavaFX thread only; needs no window.
///
/// @param <T> the value's type
public final class Input<T> {
  private static final Texts TEXTS = Texts.of(Input.class);
  private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper usual = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable T> value = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private ObservableValue<? extends @Nullable String> off = new SimpleObjectProperty<>();

  /// @param text the usual one; if empty, it means nothing and nothing is wrong with it until it
  ///     changes
  /// @param parse throws IllegalArgumentException with a sentence for the person
  public Input(String text, Function<String, T> parse) {
    this.text.subscribe((before, typed) -> read(typed, parse));
    fill(text);
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

  /// Numbers as people write them.
  ///
  /// @param parse null, or a NumberFormatException, for what is none
  /// @param sentence says what is wanted
  private static <T> Input<T> numbers(
      Function<String, @Nullable T> parse, Supplier<String> sentence) {
    return new Input<>(
        "",
        typed -> {
          T read = null;
          try {
            read = parse.apply(typed);
          } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
          }
          if (read == null) {
            throw new IllegalArgumentException(sentence.get());
          }
          return read;
        });
  }

  /// A whole number within bounds, both included.
  ///
  /// @param texts hold the field's name under `label`
  /// @param prefix of the field's texts, ends with a dot
  public static Input<Integer> count(Texts texts, String prefix, int least, int most) {
    return numbers(
        typed -> {
          int read = Integer.parseInt(typed);
          return read >= least && read <= most ? read : null;
        },
        () ->
            TEXTS.get(
                "form.count",
                texts.get(prefix + "label"),
                NumberFormats.count(least),
                NumberFormats.count(most)));
  }

  /// A number within bounds, both included.
  ///
  /// @param texts and `prefix` as for [#count]
  public static Input<Double> number(Texts texts, String prefix, double least, double most) {
    return numbers(
        typed -> {
          double read = decimal(typed);
          return read >= least && read <= most ? read : null;
        },
        () ->
            TEXTS.get(
                "form.number",
                texts.get(prefix + "label"),
                NumberFormats.plain(least),
                NumberFormats.plain(most)));
  }

  /// A number above 0.
  ///
  /// @param texts hold, under `problem`, the sentence for anything else, which is told `most`
  public static Input<Double> positive(Texts texts, String prefix, double most) {
    return numbers(
        typed -> {
          double read = decimal(typed);
          return read > 0 && read <= most ? read : null;
        },
        () -> texts.get(prefix + "problem", NumberFormats.plain(most)));
  }

  /// Any whole number that a computer counts with.
  ///
  /// @param texts hold, under `problem`, the sentence for anything else
  public static Input<Long> whole(Texts texts, String prefix) {
    return numbers(Long::parseLong, () -> texts.get(prefix + "problem"));
  }

  /// A file or a folder, which need not be there. Quotes around it, as Windows copies it, are not
  /// part of it.
  ///
  /// @param texts and `prefix` as for [#count]
  public static Input<Path> path(Texts texts, String prefix) {
    return new Input<>(
        "",
        typed -> {
          try {
            return Path.of(QUOTED.matcher(typed).replaceFirst("$1"));
          } catch (InvalidPathException none) {
            throw new IllegalArgumentException(
                TEXTS.get("form.path", texts.get(prefix + "label")), none);
          }
        });
  }

  /// Reads 0.001, 1e-3 and 0,001, but not what only Java calls a number.
  private static double decimal(String text) {
    if (!text.chars().allMatch(letter -> "0123456789.,+-eE".indexOf(letter) >= 0)) {
      throw new NumberFormatException(text);
    }
    return Double.parseDouble(text.replace(',', '.'));
  }

  /// Does not count while there is a reason: a sentence for the person.
  public Input<T> offWhile(ObservableValue<? extends @Nullable String> reason) {
    off = reason;
    return this;
  }

  /// Why it does not count; null while it does.
  public ObservableValue<? extends @Nullable String> offProperty() {
    return off;
  }

  /// Whether none that counts is wrong.
  public static boolean right(Stream<Input<?>> inputs) {
    return inputs.allMatch(input -> input.off.getValue() != null || input.problem.get() == null);
  }

  /// What is typed.
  public StringProperty textProperty() {
    return text;
  }

  /// What is typed when nobody has chosen anything else; empty if there is no such text.
  public ReadOnlyStringProperty usualProperty() {
    return usual.getReadOnlyProperty();
  }

  /// Types a value.
  public void write(T typed) {
    text.set(written(typed));
  }

  /// Types a value, which is the usual one from now on.
  public void writeUsual(T typed) {
    fill(written(typed));
  }

  /// Types a text, which is the usual one from now on.
  public void fill(String typed) {
    text.set(typed);
    usual.set(typed);
  }

  private String written(T typed) {
    return typed instanceof Double number ? NumberFormats.plain(number) : typed.toString();
  }

  /// What it means; null if it means nothing.
  public ReadOnlyObjectProperty<@Nullable T> valueProperty() {
    return value.getReadOnlyProperty();
  }

  /// What it means, for whoever has seen that nothing is wrong with it.
  public T read() {
    return Objects.requireNonNull(value.get());
  }

  /// One sentence on what is wrong; null if nothing is.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
