package lunula.ui.train;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import lunula.model.network.Architecture;
import lunula.model.plan.Corruption;
import lunula.model.plan.TrainingPlan;

/// How long runs take on this computer: as long an epoch as the newest run of the same network,
/// images and batch size. JavaFX thread only.
final class RunDurations {
  private final Map<Kind, Double> secondsPerEpoch = new HashMap<>();

  /// What the time of an epoch depends on.
  private record Kind(
      Architecture network,
      Corruption.Kind corruption,
      int batchSize,
      int withoutClass,
      String data) {
    static Kind of(TrainingPlan plan, String data) {
      return new Kind(
          plan.architecture(),
          plan.corruption().kind(),
          plan.batchSize(),
          plan.withoutClass(),
          data);
    }
  }

  /// Takes down how long a run took.
  ///
  /// @param data id of its images
  /// @param epochs that it had; 0 tells nothing
  void measured(TrainingPlan plan, String data, int epochs, double seconds) {
    if (epochs > 0) {
      secondsPerEpoch.put(Kind.of(plan, data), seconds / epochs);
    }
  }

  /// Seconds that a run will take; empty if none like it was measured.
  OptionalDouble of(TrainingPlan plan, String data) {
    Double seconds = secondsPerEpoch.get(Kind.of(plan, data));
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds * plan.epochs());
  }
}
