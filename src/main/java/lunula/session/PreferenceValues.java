package lunula.session;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person has chosen, as names and values; immutable. Names that nobody asks for any more,
/// or that a newer Lunula wrote, are carried along.
///
/// @param values by name, sorted
public record PreferenceValues(Map<String, String> values) {
  /// Nothing chosen yet.
  public static final PreferenceValues NONE = new PreferenceValues(Map.of());

  public PreferenceValues {
    values = Map.copyOf(values);
  }

  /// The value of a name, if there is one.
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// The same settings but for one.
  ///
  /// @param value null forgets it
  public PreferenceValues with(String name, @Nullable String value) {
    Map<String, String> changed = new TreeMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new PreferenceValues(changed);
  }
}
