package lunula.model.loss;

import java.util.Arrays;
import java.util.List;

/// Values of some losses by their ids, such as the means over an epoch; NaN where one was not
/// measured. [LossSchema] says what they mean. Immutable.
public final class Losses {
  /// No values.
  public static final Losses NONE = new Losses(List.of());

  private final List<String> ids;
  private final double[] values;

  /// @param ids no two alike, in the order in which they are written
  /// @param values one each
  public Losses(List<String> ids, double... values) {
    if (ids.size() != values.length) {
      throw new IllegalArgumentException(values.length + " values do not go with " + ids);
    }
    this.ids = List.copyOf(ids);
    this.values = values.clone();
  }

  /// Values that were not measured.
  public static Losses unknown(List<String> ids) {
    double[] values = new double[ids.size()];
    Arrays.fill(values, Double.NaN);
    return new Losses(ids, values);
  }

  /// The ids, in order.
  public List<String> ids() {
    return ids;
  }

  /// A value; NaN if there is none.
  public double value(String id) {
    int index = ids.indexOf(id);
    return index < 0 ? Double.NaN : values[index];
  }

  /// Whether every value is a finite number.
  public boolean isFinite() {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /// A share of the way to newer values of the same losses: exponential smoothing. The newer values
  /// themselves, if these are not finite.
  ///
  /// @param share 0 to 1
  public Losses towards(Losses newer, double share) {
    if (!isFinite()) {
      return newer;
    }
    double[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += share * (newer.value(ids.get(i)) - moved[i]);
    }
    return new Losses(ids, moved);
  }

  /// The means of the values of the same losses; NaN of none.
  ///
  /// @param ids which losses
  public static Losses mean(List<String> ids, List<Losses> several) {
    double[] means = new double[ids.size()];
    for (int i = 0; i < means.length; i++) {
      String id = ids.get(i);
      double sum = 0;
      for (Losses one : several) {
        sum += one.value(id);
      }
      means[i] = sum / several.size();
    }
    return new Losses(ids, means);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Losses that
        && ids.equals(that.ids)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * ids.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return ids + " = " + Arrays.toString(values);
  }
}
