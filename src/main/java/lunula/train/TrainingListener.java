package lunula.train;

import lunula.model.Encodings;
import lunula.model.card.EpochResult;

/// Hears what a training run does. Called on the training thread; must return quickly and never
/// throw.
public interface TrainingListener {
  /// Several times a second.
  default void progressed(TrainingProgress progress) {}

  /// The weights have moved on: where the test images lie now. Several times in the first epochs,
  /// then once an epoch; never of a model without an encoder.
  default void encoded(Encodings testEncodings) {}

  /// After every epoch, with its test pass done.
  default void epochEnded(EpochResult result) {}
}
