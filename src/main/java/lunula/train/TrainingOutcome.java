package lunula.train;

import java.util.List;
import lunula.files.UserMessage;
import lunula.model.card.EpochResult;

/// How a training run ended. Whatever the end, the model holds the last good weights.
public sealed interface TrainingOutcome {
  /// The epochs that were finished, in order.
  List<EpochResult> curve();

  /// Wall seconds of the run, pauses left out.
  double seconds();

  /// Every planned epoch was run.
  record Completed(List<EpochResult> curve, double seconds) implements TrainingOutcome {}

  /// Stopped on request; what was learned so far is kept.
  record Stopped(List<EpochResult> curve, double seconds) implements TrainingOutcome {}

  /// The loss stopped being a number; the weights are those of the last good moment.
  ///
  /// @param explanation one sentence for the person: what happened and what to do
  record Diverged(List<EpochResult> curve, double seconds, UserMessage explanation)
      implements TrainingOutcome {}
}
