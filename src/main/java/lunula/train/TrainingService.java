package lunula.train;

import java.util.concurrent.Callable;
import lunula.data.DataSet;
import lunula.model.plan.TrainingPlan;

/// Starts training runs in the background.
public interface TrainingService {
  /// Starts a run from the first step, of which nothing is kept meanwhile.
  default TrainingRun start(Callable<DataSet> data, TrainingPlan plan, TrainingListener listener) {
    return start(data, plan, listener, RunStart.FRESH);
  }

  /// Starts a run and returns at once.
  ///
  /// The network takes the data set's image size, whatever size the plan says. A conditional one
  /// must be told as many classes as the data set has.
  ///
  /// @param data gives the images; called once, on the training thread; what it throws ends the run
  /// @param listener called on the training thread
  /// @param start where the run begins
  TrainingRun start(
      Callable<DataSet> data, TrainingPlan plan, TrainingListener listener, RunStart start);
}
