package lunula.train;

import java.util.concurrent.CompletionStage;
import lunula.files.Progress;
import lunula.model.Decoder;
import lunula.model.card.SavedModel;
import org.jspecify.annotations.Nullable;

/// One training run. All methods may be called from any thread; all but [#result] return at once.
public interface TrainingRun extends AutoCloseable {
  /// Asks the run to hold after the batch at hand.
  void pause();

  /// Lets a held run go on.
  void resume();

  /// Has a held run take one batch more and hold again; the listener is told what it did.
  void step();

  /// Asks the run to end after the batch at hand, also while it is held; what was learned is kept.
  void stop();

  /// Tells the run that the cursor moves: for the next tenth of a second it leaves the pictures
  /// that follow the hand a core to be drawn on. Changes nothing of what is learned.
  void cursorMoved();

  /// Which of two networks that are trained against each other learns from the next batch on; of no
  /// effect on other models.
  void learn(Opponents which);

  /// Whether the run is asked to hold.
  boolean paused();

  /// Decodes with the newest weights, or with those that are [looked at][#lookAt], while the run
  /// goes and after it; valid until [#close]. The same object at each call.
  Decoder decoder();

  /// Has the decoder decode as the model did at another moment; null for the newest weights.
  /// Changes nothing of the run. Blocking, for a few milliseconds: on the exploring thread.
  void lookAt(@Nullable Snapshot snapshot);

  /// How the run ended; completes exceptionally only for defects.
  CompletionStage<TrainingOutcome> outcome();

  /// The trained model with all its encodings and measures. Blocks while every image is encoded:
  /// call it in the background, after the outcome.
  ///
  /// @param name not blank
  default SavedModel result(String name) {
    return result(name, Progress.NONE);
  }

  /// The trained model likewise; without measures if the measuring is cancelled.
  ///
  /// @param measuring hears of the measuring and may cancel it
  SavedModel result(String name, Progress measuring);

  /// Ends the run if it still goes and frees its memory once it has ended. Closing twice does
  /// nothing.
  @Override
  void close();
}
