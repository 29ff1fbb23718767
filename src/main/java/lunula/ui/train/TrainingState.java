package lunula.ui.train;

import lunula.train.TrainingOutcome;
import org.jspecify.annotations.Nullable;

/// Where the training panel stands.
public sealed interface TrainingState {
  /// Nothing was trained yet.
  record Idle() implements TrainingState {}

  /// A run goes.
  ///
  /// @param stopping whether it has been asked to end and is finishing its batch
  record Running(boolean stopping) implements TrainingState {}

  /// A run is held.
  record Paused() implements TrainingState {}

  /// A run came to its planned end.
  record Finished(TrainingOutcome.Completed outcome) implements TrainingState {}

  /// A run was ended early; what it learned is there.
  record Stopped(TrainingOutcome.Stopped outcome) implements TrainingState {}

  /// A run broke off.
  ///
  /// @param explanation a sentence for the person
  /// @param outcome what the run still learned; null if nothing is left of it
  record Failed(String explanation, TrainingOutcome.@Nullable Diverged outcome)
      implements TrainingState {}

  /// Whether a run is under way.
  default boolean active() {
    return this instanceof Running || this instanceof Paused;
  }

  /// Whether there is a result that can be kept.
  default boolean hasResult() {
    return switch (this) {
      case Finished finished -> true;
      case Stopped stopped -> true;
      case Failed failed -> failed.outcome() != null;
      case Idle idle -> false;
      case Running running -> false;
      case Paused paused -> false;
    };
  }
}
