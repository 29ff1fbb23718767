package lunula.model.card;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What was measured of one model, ready for its card. Immutable.
///
/// A key is a measure's id, or `id@subject` where a measure is taken of several things: `kl@train`
/// and `kl@test`, `factor-r2@phase`. A value is a list of numbers: one, or one a latent dimension;
/// NaN where something could not be measured. Keys this version does not know are kept, so that a
/// card of a newer version loses nothing.
///
/// @param values by key, in the order in which they are shown
public record Measurements(Map<String, List<Double>> values) {
  /// Nothing measured.
  public static final Measurements NONE = new Measurements(Map.of());

  public Measurements {
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    values.forEach((key, numbers) -> copy.put(key, List.copyOf(numbers)));
    values = Collections.unmodifiableMap(copy);
  }

  /// The key of a measure that is taken of several things.
  ///
  /// @param subject what it was taken of: a split, a factor, the name of the outliers; not blank
  public static String key(Measure measure, String subject) {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("the subject of " + measure.id() + " has no name");
    }
    return measure.id() + "@" + subject;
  }

  /// These and one more, or another value for one of these.
  ///
  /// @param numbers one, or one a latent dimension
  public Measurements with(Measure measure, double... numbers) {
    return with(measure.id(), numbers);
  }

  /// These and one more of some subject, or another value for one of these.
  ///
  /// @param numbers one, or one a latent dimension
  public Measurements withSubject(Measure measure, String subject, double... numbers) {
    return with(key(measure, subject), numbers);
  }

  private Measurements with(String key, double... numbers) {
    Map<String, List<Double>> more = new LinkedHashMap<>(values);
    more.put(key, Arrays.stream(numbers).boxed().toList());
    return new Measurements(more);
  }

  /// The number measured; empty if absent, NaN, or more than one.
  public OptionalDouble value(Measure measure) {
    return single(measure.id());
  }

  /// The number measured of some subject; empty if absent, NaN, or more than one.
  public OptionalDouble value(Measure measure, String subject) {
    return single(key(measure, subject));
  }

  private OptionalDouble single(String key) {
    List<Double> numbers = values.getOrDefault(key, List.of());
    return numbers.size() != 1 || numbers.getFirst().isNaN()
        ? OptionalDouble.empty()
        : OptionalDouble.of(numbers.getFirst());
  }

  /// All numbers measured, one a latent dimension; empty if absent.
  public List<Double> all(Measure measure) {
    return values.getOrDefault(measure.id(), List.of());
  }

  /// All numbers measured of some subject, one a latent dimension; empty if absent.
  public List<Double> all(Measure measure, String subject) {
    return values.getOrDefault(key(measure, subject), List.of());
  }

  /// These and others, whose values replace those of the same key.
  public Measurements with(Measurements others) {
    Map<String, List<Double>> more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new Measurements(more);
  }

  /// Whether nothing was measured.
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// The subjects that a measure was taken of, in order.
  public List<String> subjects(Measure measure) {
    String start = measure.id() + "@";
    return values.keySet().stream()
        .filter(key -> key.startsWith(start))
        .map(key -> key.substring(start.length()))
        .toList();
  }
}
