package lunula.model.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import lunula.model.Tensor;

/// What training steps remember from one to the next beside the weights, such as the moments of
/// their gradients: with it, a run that was cut off goes on as if it had not been. Immutable.
///
/// @param tensors by name; what the names and shapes mean is for those to say who wrote them
/// @param numbers by name
public record StepMemory(SequencedMap<String, Tensor> tensors, Map<String, Double> numbers) {
  /// Nothing to remember.
  public static final StepMemory NONE = new StepMemory(new LinkedHashMap<>(), Map.of());

  public StepMemory {
    tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
  }

  /// Whether nothing is remembered.
  public boolean isEmpty() {
    return tensors.isEmpty() && numbers.isEmpty();
  }

  /// The same and more numbers.
  public StepMemory with(Map<String, Double> more) {
    Map<String, Double> all = new TreeMap<>(numbers);
    all.putAll(more);
    return new StepMemory(tensors, all);
  }

  /// A number that was remembered.
  ///
  /// @throws IllegalArgumentException if it was not
  public double number(String name) {
    Double number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no number is named " + name);
    }
    return number;
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no tensor is named " + name);
    }
    return tensor;
  }

  /// Arrays as tensors of one axis; copied.
  public static StepMemory of(Map<String, float[]> arrays, Map<String, Double> numbers) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    arrays.forEach(
        (name, values) -> tensors.put(name, new Tensor(List.of(values.length), values.clone())));
    return new StepMemory(tensors, numbers);
  }

  /// One of such arrays.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public static float[] array(Map<String, float[]> arrays, String name) {
    float[] array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no array is named " + name);
    }
    return array;
  }

  /// Puts what [#of] was given back into arrays of the same names.
  ///
  /// @param arrays written to
  /// @throws IllegalArgumentException if an array is missing or has another length; then none was
  ///     written to
  public void into(Map<String, float[]> arrays) {
    if (!arrays.keySet().equals(tensors.keySet())) {
      throw new IllegalArgumentException(
          "remembered are %s, not %s".formatted(tensors.keySet(), arrays.keySet()));
    }
    arrays.forEach(
        (name, values) -> {
          if (tensor(name).size() != values.length) {
            throw new IllegalArgumentException(name + " has another length");
          }
        });
    arrays.forEach(
        (name, values) -> System.arraycopy(tensor(name).values(), 0, values, 0, values.length));
  }

  @Override
  public String toString() {
    return tensors.keySet() + Arrays.toString(numbers.keySet().toArray());
  }
}
