package lunula.model;

import java.util.Arrays;
import java.util.List;

/// A named block of 32-bit floats, row-major, as it lies in a safetensors file. Immutable.
public final class Tensor {
  private final List<Integer> shape;
  private final float[] values;

  /// @param shape sizes of the axes, each at least 0
  /// @param values as many as the product of `shape`; kept, not copied: the caller must not write
  ///     to it again
  public Tensor(List<Integer> shape, float[] values) {
    this.shape = List.copyOf(shape);
    this.values = values;
    long expected =
        this.shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (expected != values.length) {
      throw new IllegalArgumentException(
          "shape " + shape + " does not hold " + values.length + " values");
    }
  }

  /// Sizes of the axes, outermost first.
  public List<Integer> shape() {
    return shape;
  }

  /// How many values.
  public int size() {
    return values.length;
  }

  /// A copy of the values, row-major.
  public float[] values() {
    return values.clone();
  }

  /// Whether no value is NaN or infinite.
  public boolean isFinite() {
    return isFinite(values);
  }

  static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }
}
