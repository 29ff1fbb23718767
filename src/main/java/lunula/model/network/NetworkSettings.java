package lunula.model.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.model.Range;

/// Named numbers, words and lists that shape a [Body], as they stand in `config.json`, in the
/// window's form and on the command line.
///
/// @param values by name, in order: each an `Integer`, a `Double`, a `String` or a list of
///     `Integer`s
public record NetworkSettings(SequencedMap<String, Object> values) {
  /// No settings.
  public static final NetworkSettings NONE = new NetworkSettings(new LinkedHashMap<>());

  public NetworkSettings {
    var copy = new LinkedHashMap<String, Object>();
    values.forEach(
        (name, value) -> copy.put(name, value instanceof List<?> l ? List.copyOf(l) : value));
    values = Collections.unmodifiableSequencedMap(copy);
  }

  /// A whole number.
  ///
  /// @throws IllegalArgumentException if it is missing, of another kind or out of range
  public int count(String name, int least, int most) {
    return Range.check(name, whole(name, value(name)), least, most);
  }

  /// Whole numbers. A number without a list stands for a list of one.
  ///
  /// @throws IllegalArgumentException if they are missing or of another kind
  public List<Integer> counts(String name) {
    Object value = value(name);
    if (value instanceof Integer number) {
      return List.of(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> whole(name, element)).toList();
    }
    throw new InvalidValueException("model.setting.list", name);
  }

  /// Makes sure of whole numbers, at least one.
  ///
  /// @param longest how many there may be
  /// @return the same, unmodifiable
  /// @throws IllegalArgumentException if there are too few or too many, or one is out of range
  static List<Integer> checked(
      String name, List<Integer> counts, int longest, int least, int most) {
    Range.check(UserMessage.of("model.setting.values", name), counts.size(), 1, longest);
    counts.forEach(count -> Range.check(name, count, least, most));
    return List.copyOf(counts);
  }

  /// One of the constants, by its name in lower case.
  ///
  /// @throws IllegalArgumentException if it is missing or none of them
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = String.valueOf(value(name));
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (lower(constant).equals(text)) {
        return constant;
      }
      known.add(lower(constant));
    }
    throw new InvalidValueException("model.setting.constant", name, String.join(", ", known), text);
  }

  /// A text.
  ///
  /// @throws IllegalArgumentException if it is missing or of another kind
  public String text(String name) {
    if (value(name) instanceof String text) {
      return text;
    }
    throw new InvalidValueException("model.setting.text", name);
  }

  /// How a constant is written.
  public static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// These settings with some values replaced by what a person wrote: numbers with commas between
  /// them for a list.
  ///
  /// @param written texts by name; each name must be one of these settings'
  /// @throws IllegalArgumentException with a sentence about the first that cannot be read
  public NetworkSettings changed(Map<String, String> written) {
    var changed = new LinkedHashMap<>(values);
    written.forEach((name, text) -> changed.put(name, parse(name, text.strip())));
    return new NetworkSettings(changed);
  }

  private Object parse(String name, String text) {
    Object value = value(name);
    // No switch: Java makes one over types anew at each start, in milliseconds.
    if (value instanceof Integer) {
      return number(name, text);
    }
    return value instanceof List<?> ? numbers(name, text) : text;
  }

  private static List<Integer> numbers(String name, String text) {
    return Stream.of(text.split("[,\\s]+")).map(part -> number(name, part)).toList();
  }

  private static Integer number(String name, String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException wrong) {
      throw new InvalidValueException("model.setting.number", name, text);
    }
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new InvalidValueException(
          values.isEmpty()
              ? UserMessage.of("model.setting.none", name)
              : UserMessage.of("model.setting.unknown", name, String.join(", ", values.keySet())));
    }
    return value;
  }

  private static int whole(String name, Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw new InvalidValueException("model.setting.whole", name, value.toString());
  }
}
