package lunula.train;

import java.util.List;
import lunula.model.card.EpochResult;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;

/// A training run between two steps: all that it takes to go on and reach the same numbers as if
/// it had not been cut off. Immutable.
///
/// @param plan what it is trained by, fitted to the data
/// @param dataSet the data set's name
/// @param dataChecksum the data set's checksum
/// @param epoch the epoch at hand, from 1; one more than the plan has after the last
/// @param batch the batch that comes next in it, from 0
/// @param order where the chance stood when the epoch's images were put in order
/// @param chance where it stands now
/// @param weights the parameters as they are
/// @param memory what the steps remember beside them
/// @param measured losses of this epoch's measured batches, in order
/// @param recent the losses' exponential mean
/// @param curve the finished epochs
/// @param seconds wall time so far, pauses left out
/// @param best the best epoch so far
/// @param good the newest epoch to go back to, should the run diverge
public record RunState(
    TrainingPlan plan,
    String dataSet,
    String dataChecksum,
    int epoch,
    int batch,
    Chance order,
    Chance chance,
    Weights weights,
    StepMemory memory,
    List<Losses> measured,
    Losses recent,
    List<EpochResult> curve,
    double seconds,
    Best best,
    Good good) {
  public RunState {
    measured = List.copyOf(measured);
    curve = List.copyOf(curve);
  }

  /// A saved model, to be trained on: at the end of the epochs that it has, with other chance than
  /// they had.
  ///
  /// @param plan of all epochs, those that it has among them
  public static RunState of(SavedModel model, TrainingPlan plan) {
    ModelCard card = model.card();
    int done = card.curve().size();
    Chance chance = new ResumableRandom(plan.seed() + done).state();
    return new RunState(
        plan,
        card.dataSet(),
        card.dataChecksum(),
        done + 1,
        0,
        chance,
        chance,
        model.weights(),
        model.memory(),
        List.of(),
        done == 0 ? plan.losses().unknown() : card.curve().getLast().train(),
        card.curve(),
        card.trainingSeconds(),
        new Best(model.weights(), Double.POSITIVE_INFINITY, 0),
        new Good(model.weights(), done, 0, Double.NaN));
  }

  /// Where the source of chance stands.
  ///
  /// @param bits its 48 bits
  /// @param spare a normal number that is left over, NaN if none is
  public record Chance(long bits, double spare) {}

  /// The epoch with the least test loss.
  ///
  /// @param weights the parameters after it
  /// @param loss what training makes small, on the test images; infinite before the first epoch
  /// @param since epochs since then
  public record Best(Weights weights, double loss, int since) {}

  /// The newest epoch whose losses were in order.
  ///
  /// @param weights the parameters after it
  /// @param epoch its number, 0 before the first
  /// @param broken epochs since then, in a row, whose losses were not
  /// @param untrained what training makes small, before the first step; NaN if unknown
  public record Good(Weights weights, int epoch, int broken, double untrained) {}
}
