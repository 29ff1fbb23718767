package lunula.ui.train;

import java.util.List;
import lunula.model.card.ComparisonGroup;
import lunula.model.card.EpochResult;
import lunula.model.loss.LossSchema;
import lunula.model.loss.Losses;
import lunula.model.plan.TrainingPlan;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;

/// A run of this sitting that has ended.
///
/// @param number from 1, in order
/// @param data name of its data set
/// @param checksum of its images
/// @param curve its epochs
/// @param seconds that it took, pauses left out
/// @param kept the name under which its result is in the library; null if it is not
/// @param map where its test images lay at the end; null of a run of long before, and of a model
///     without an encoder
public record FinishedRun(
    int number,
    String data,
    String checksum,
    TrainingPlan plan,
    List<EpochResult> curve,
    double seconds,
    @Nullable String kept,
    @Nullable MapData map) {
  public FinishedRun {
    curve = List.copyOf(curve);
  }

  /// The losses that it has.
  public LossSchema losses() {
    return plan.losses();
  }

  /// What its headline loss compares with.
  public ComparisonGroup group() {
    return ComparisonGroup.of(checksum, plan.architecture());
  }

  /// The headline loss on the test images at its end; NaN before the first epoch was over.
  public double test() {
    return curve.isEmpty() ? Double.NaN : value(curve.getLast().test());
  }

  /// The headline loss on the training images in its last epoch; NaN likewise.
  public double train() {
    return curve.isEmpty() ? Double.NaN : value(curve.getLast().train());
  }

  private double value(Losses measured) {
    return losses().value(losses().headline(), measured);
  }

  FinishedRun keptAs(String name) {
    return new FinishedRun(number, data, checksum, plan, curve, seconds, name, map);
  }

  FinishedRun withoutMap() {
    return new FinishedRun(number, data, checksum, plan, curve, seconds, kept, null);
  }
}
