package lunula.train;

import java.util.Optional;
import lunula.model.Decoder;
import lunula.model.Encodings;
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

  /// Before the first epoch and after every finished one. What is told is immutable, but for the
  /// decoder, which is the model's own.
  default void reached(EpochState state) {}

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
