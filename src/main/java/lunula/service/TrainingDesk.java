package lunula.service;

import lunula.model.TrainingListener;
import lunula.model.TrainingPlan;

/// Starts training runs in the background.
public interface TrainingDesk {
  /// Starts a run and returns at once.
  ///
  /// @param listener called on the training thread
  TrainingRun start(TrainingPlan plan, TrainingListener listener);
}
