package lunula.ui.kit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lunula.files.JsonField;
import lunula.library.LibraryEntry;

/// How the value of a setting is written in a session. Both ways run in the background.
///
/// @param <T> immutable
public interface Codec<T> {
  /// The value as JSON; JSON's null leaves it out.
  ///
  /// @throws IOException with a sentence for the person, if a model's folder cannot be read
  JsonElement write(T value, Models models) throws IOException;

  /// The value of a field that is given.
  ///
  /// @throws IllegalArgumentException from [JsonField], if the value cannot be
  T read(JsonField field, Models models);

  /// How a session names models.
  interface Models {
    /// A model as a session names it. Blocking.
    ///
    /// @throws IOException with a sentence for the person
    JsonElement write(LibraryEntry model) throws IOException;

    /// The model that a session means; empty if it is not on this machine.
    Optional<LibraryEntry> read(JsonField field);
  }

  /// A codec that asks for no model, of two functions.
  static <T> Codec<T> of(Function<T, JsonElement> write, Function<JsonField, T> read) {
    return new Codec<>() {
      @Override
      public JsonElement write(T value, Models models) {
        return write.apply(value);
      }

      @Override
      public T read(JsonField field, Models models) {
        return read.apply(field);
      }
    };
  }

  /// True or false.
  static Codec<Boolean> truth() {
    return of(JsonPrimitive::new, JsonField::truth);
  }

  /// One of several, in small letters.
  ///
  /// @param usual what a word means that is not known here
  static <E extends Enum<E>> Codec<E> oneOf(E usual) {
    return of(value -> new JsonPrimitive(JsonField.word(value)), field -> field.oneOf(usual));
  }

  /// A number within bounds, both included.
  static Codec<Double> number(double least, double most) {
    return of(JsonPrimitive::new, field -> field.number(least, most));
  }

  /// A whole number within bounds, both included.
  static Codec<Integer> whole(int least, int most) {
    return of(JsonPrimitive::new, field -> field.whole(least, most));
  }

  /// A code z.
  static Codec<List<Float>> code() {
    return of(Codec::numbers, JsonField::code);
  }

  /// Numbers as a JSON list.
  static JsonArray numbers(Iterable<? extends Number> numbers) {
    var array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }
}
