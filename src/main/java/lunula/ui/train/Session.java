package lunula.ui.train;

import lunula.data.DataSet;
import lunula.model.Encodings;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingRun;
import org.jspecify.annotations.Nullable;

/// A run from its start until the next one's. JavaFX thread only, but for what never changes.
final class Session {
  final TrainingPlan plan;
  final String dataSet;

  /// Null until it is loaded.
  @Nullable DataSet data;

  /// Null until it is started.
  @Nullable TrainingRun run;

  /// The newest encodings of the test images; null before the first.
  @Nullable Encodings newest;

  /// @param dataSet its id
  Session(TrainingPlan plan, String dataSet) {
    this.plan = plan;
    this.dataSet = dataSet;
  }
}
