package lunula.service;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person has chosen, as names and values; immutable. Names that nobody asks for any more,
/// or that a newer Lunula wrote, are carried along.
///
/// @param values by name, sorted
public record Settings(Map<String, String> values) {
  /// Nothing chosen yet.
  public static final Settings NONE = new Settings(Map.of());

  public Settings {
    values = Map.copyOf(values);
  }

  /// The value of a name, if there is one.
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// The same settings but for one.
  ///
  /// @param value null forgets it
  public Settings with(String name, @Nullable String value) {
    Map<String, String> changed = new TreeMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Settings(changed);
  }
}
