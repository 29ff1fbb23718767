package lunula.train;

import java.util.Optional;
import lunula.files.UserMessage;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.Sample;
import lunula.model.card.EpochResult;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;

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

  /// After an epoch whose losses show that the training goes wrong, and after the first that no
  /// longer shows it.
  ///
  /// @param warning a sentence for the person; empty once all is well again
  default void warned(Optional<UserMessage> warning) {}

  /// Before the first epoch and after every finished one. What is told is immutable, but for the
  /// decoder, which is the model's own.
  default void reached(EpochState state) {}

  /// Number of the test image whose picture is to be told of by [#stepped]; asked on the training
  /// thread.
  default int watchedImage() {
    return 0;
  }

  /// After a batch that was asked for by itself, while the run is held.
  default void stepped(BatchStep step) {}

  /// What one batch did.
  ///
  /// @param epoch the running one, from 1
  /// @param batch its number in the epoch, from 1
  /// @param batches batches an epoch
  /// @param images how many it had
  /// @param losses on the batch, before the step
  /// @param before the step
  /// @param after the step
  record BatchStep(
      int epoch, int batch, int batches, int images, Losses losses, Look before, Look after) {}

  /// A look at a model, which changes nothing of it.
  ///
  /// @param test the losses on the test images, with the same noise each time
  /// @param codes where they lie; empty of a model without an encoder
  /// @param image number of the test image that is watched
  /// @param picture its reconstruction; empty likewise
  record Look(Losses test, Optional<Encodings> codes, int image, Optional<Sample> picture) {}

  /// A model between two epochs.
  ///
  /// @param epoch epochs done, 0 before the first
  /// @param architecture the model's shape, fitted to the images
  /// @param weights a copy of all parameters
  /// @param codes where the test images lie; empty of a model without an encoder
  /// @param decoder decodes with these weights as long as the listener is being told
  record EpochState(
      int epoch,
      Architecture architecture,
      Weights weights,
      Optional<Encodings> codes,
      Decoder decoder) {}

  /// Where a training run stands.
  ///
  /// @param epoch the running epoch, counted from 1
  /// @param epochs epochs planned
  /// @param batch batches done in this epoch
  /// @param batches batches an epoch
  /// @param secondsElapsed wall time since the start, pauses left out
  /// @param secondsLeft estimated wall time to the end, or NaN while unknown
  /// @param recent exponential mean of the train losses of the newest measured batches
  public record TrainingProgress(
      int epoch,
      int epochs,
      int batch,
      int batches,
      double secondsElapsed,
      double secondsLeft,
      Losses recent) {
    /// Share of the run that is done, 0 to 1.
    public double fraction() {
      return (epoch - 1 + batch / (double) batches) / epochs;
    }
  }
}
