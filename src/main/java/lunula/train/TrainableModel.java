package lunula.train;

import java.util.Optional;
import java.util.random.RandomGenerator;
import lunula.data.DataSet;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;

/// A model while it is trained: all that the epoch loop and the keeping of its result know of its
/// family. [#decoder] may be used by any one thread at a time; everything else, until the run has
/// ended, by the training thread alone. Whoever has it prepared closes it.
public interface TrainableModel extends AutoCloseable {
  /// What it is trained by, fitted to the data.
  TrainingPlan plan();

  /// What it is trained on.
  DataSet data();

  /// What kind of model it is, in a few words for its card: “A variational autoencoder”.
  String kind();

  /// Decodes with the weights as they are when asked.
  Decoder decoder();

  /// Begins to learn. Blocking while the images are brought where they are needed.
  ///
  /// @param chance draws the noise
  /// @return closed by the caller
  Steps steps(RandomGenerator chance);

  /// Leaves a core to those who draw, for about half a second. May do nothing.
  default void leaveOneCore() {}

  /// The losses over the test images, without the class that the plan leaves out. The same noise
  /// each time, so that the curve is smooth. Blocking.
  Losses test();

  /// The losses for the model's card. Blocking.
  TestResult testResult();

  /// What training makes small; a run that is to end early goes by it.
  ///
  /// @param test from [#test]
  default double objective(Losses test) {
    return plan().losses().toMinimise(test);
  }

  /// What a person should know of how the training goes, if its losses show that it goes wrong.
  ///
  /// @param test from [#test]
  default Optional<UserMessage> warning(Losses test) {
    return Optional.empty();
  }

  /// A copy of all parameters. Blocking.
  Weights weights();

  /// Replaces all parameters by those of another moment. Blocking.
  void restore(Weights weights);

  /// Where all test images lie; empty of a model without an encoder. Blocking.
  Optional<Encodings> encodeTest();

  /// Where all training images lie; empty of a model without an encoder. Blocking.
  Optional<Encodings> encodeTrain();

  /// What is quickly measured of the result; nothing if cancelled. Blocking.
  default Measurements measure(SavedModel result, Progress progress) {
    return Measurements.NONE;
  }

  /// Frees the model's memory. Later questions are refused with
  /// [lunula.model.ModelClosedException].
  @Override
  void close();

  /// Takes training steps. Used by one thread, from making to closing.
  interface Steps extends AutoCloseable {
    /// One step on a batch.
    ///
    /// @param images numbers of the batch's training images
    /// @param learningRate step size
    /// @param epochs passes done by now, in part
    void step(int[] images, double learningRate, double epochs);

    /// The same step, and the batch's mean losses before it; may be slower.
    Losses measuredStep(int[] images, double learningRate, double epochs);

    /// Which of two opponents learns at the next steps; of no effect where there is one network.
    default void learn(Opponents which) {}

    /// Whether the newest step was left out, as it would have thrown the model off its course.
    default boolean leftOut() {
      return false;
    }

    /// What the steps remember from one to the next beside the weights. Between two steps.
    default StepMemory memory() {
      return StepMemory.NONE;
    }

    /// Goes on from what the steps of another run of the same plan remembered. Before the first
    /// step.
    ///
    /// @throws IllegalArgumentException if it is of another plan
    default void recall(StepMemory memory) {}

    @Override
    void close();
  }
}
