package lunula.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import lunula.model.Encodings;
import lunula.model.LossParts;
import lunula.model.card.EpochResult;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;
import lunula.networks.Learner;
import lunula.networks.ResidentImages;

/// One training run, from the first batch to its outcome, on the thread that calls [#run].
///
/// All chance comes from the plan's seed through two streams: one orders the images and draws the
/// noise of training, the other draws the noise of the test passes, so that looking does not change
/// what is learned.
public final class EpochLoop {
  /// The losses are measured in every so-manieth batch: measuring costs a tenth of a step.
  private static final int MEASURE_EVERY = 10;

  /// An epoch is measured at least so often, if it has so many batches.
  private static final int LEAST_MEASURED = 10;

  /// Weight of the newest measured batch in what is told of the recent losses.
  private static final double SMOOTHING = 0.1;

  /// Before this the first steps, which are slow, would make a wrong promise of the time left.
  private static final double SETTLED_SECONDS = 2;

  /// A test loss so many times as bad as the best is no good state to go back to. It need not be
  /// the end: a single image far outside can have a variance of exp(70) for an epoch.
  private static final double BROKEN = 1000;

  private static final int MOST_BROKEN = 3;

  private static final boolean FEW_CORES = Runtime.getRuntime().availableProcessors() < 4;

  /// About a step of the article's network.
  private static final long REST_NANOS = 10_000_000;

  private final Autoencoder network;
  private final ResidentImages train;
  private final ResidentImages test;
  private final TrainingPlan plan;
  private final TrainingListener listener;
  private final RunControls controls;
  private final Random chance;
  private final int[] known;
  private final LearningRate rate;
  private final int batches;
  private final int measureEvery;
  private final TrainingPace pace;
  private final List<EpochResult> curve = new ArrayList<>();
  private Stopwatch watch = new Stopwatch();
  private LossParts recent = new LossParts(Double.NaN, Double.NaN);
  private final EarlyStopping patience;
  private Weights lastGood;
  private int lastGoodEpoch;
  private int brokenInARow;

  /// @param network the network to train, of the plan's architecture; stays open
  /// @param train training images; stay open
  /// @param test test images; stay open; the listener hears of the codes of them all, whatever
  ///     class the plan leaves out
  /// @param plan what to do
  /// @param listener is told on the calling thread
  /// @param controls pause and stop
  public EpochLoop(
      Autoencoder network,
      ResidentImages train,
      ResidentImages test,
      TrainingPlan plan,
      TrainingListener listener,
      RunControls controls) {
    this.network = network;
    this.train = train;
    this.test = test;
    this.plan = plan;
    this.listener = listener;
    this.controls = controls;
    chance = new Random(plan.seed());
    known = train.notOfClass(plan.withoutClass());
    batches = (known.length + plan.batchSize() - 1) / plan.batchSize();
    measureEvery = Math.clamp(batches / LEAST_MEASURED, 1, MEASURE_EVERY);
    pace = new TrainingPace(plan.epochs(), batches);
    rate = new LearningRate(plan.optimiser(), (long) plan.epochs() * batches);
    lastGood = network.weights();
    patience = new EarlyStopping(plan, lastGood);
  }

  /// An untrained network for a plan; its weights depend on the plan's seed alone.
  public static Autoencoder untrained(TrainingPlan plan) {
    return Autoencoder.untrained(plan.architecture(), new Random(~plan.seed()));
  }

  /// Runs the plan to its end, to a stop, or to a loss that is no number. Blocking.
  public TrainingOutcome run() {
    try (Learner learner = new Learner(network, train, plan, chance)) {
      listener.encoded(network.encode(test));
      watch = new Stopwatch();
      for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
        End end = epoch(learner, epoch);
        if (end != End.PLANNED) {
          return outcome(end, epoch);
        }
        if (patience.isOver()) {
          endAtBest();
          break;
        }
      }
      return new TrainingOutcome.Completed(List.copyOf(curve), watch.seconds());
    }
  }

  private void endAtBest() {
    network.restore(patience.best());
    listener.encoded(network.encode(test));
  }

  private enum End {
    PLANNED,
    STOPPED,
    DIVERGED
  }

  private End epoch(Learner learner, int epoch) {
    int[] order = shuffled(known);
    Mean measured = new Mean();
    double began = watch.seconds();
    double looking = 0;
    double paced = began;
    int pacedBatch = 0;
    for (int batch = 0; batch < batches; batch++) {
      if (!watch.leavingOut(controls::goOn)) {
        return End.STOPPED;
      }
      int[] indices = slice(order, batch);
      double step = rate.at((long) (epoch - 1) * batches + batch);
      double beta = plan.objective().betaAt(epoch - 1 + batch / (double) batches);
      if (batch % measureEvery == 0) {
        LossParts now = learner.measuredStep(indices, step, beta);
        boolean number = Double.isFinite(now.negativeElbo());
        if (!number && !learner.leftOut()) {
          return End.DIVERGED;
        }
        if (number) {
          measured.add(now);
          recent = smoothed(now);
        }
        pace.stepped(batch + 1 - pacedBatch, watch.seconds() - paced);
        pacedBatch = batch + 1;
        paced = watch.seconds();
        listener.progressed(progress(epoch, batch + 1));
      } else {
        learner.step(indices, step, beta);
      }
      restIfFollowed();
      if (MapUpdateSchedule.shows(epoch, batch + 1, batches)) {
        double before = watch.seconds();
        Encodings seen = network.encode(test);
        if (!seen.isFinite()) {
          return End.DIVERGED;
        }
        listener.encoded(seen);
        double look = watch.seconds() - before;
        pace.looked(look);
        looking += look;
        paced += look;
      }
    }
    return finish(epoch, measured.value(), watch.seconds() - began - looking);
  }

  /// The pictures that follow a dragging hand need a core to be drawn on. Where training would
  /// leave none, it rests between two steps as long as the cursor moves.
  private void restIfFollowed() {
    if (FEW_CORES && controls.followed()) {
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  /// Single batches differ by tens of nats; their exponential mean shows the course.
  private LossParts smoothed(LossParts now) {
    if (Double.isNaN(recent.negativeElbo())) {
      return now;
    }
    return new LossParts(
        recent.reconstruction() + SMOOTHING * (now.reconstruction() - recent.reconstruction()),
        recent.kl() + SMOOTHING * (now.kl() - recent.kl()));
  }

  private End finish(int epoch, LossParts measured, double seconds) {
    Weights weights = network.weights();
    // A test pass of its own stream: the same noise after every epoch makes the curve smooth.
    LossParts tested =
        Evaluation.sampledWithout(plan.withoutClass(), network, test, new Random(plan.seed() + 1));
    boolean broken = isBroken(tested.negativeElbo());
    brokenInARow = broken ? brokenInARow + 1 : 0;
    if (!weights.isFinite()
        || !Double.isFinite(tested.negativeElbo())
        || brokenInARow == MOST_BROKEN
        || (broken && epoch == plan.epochs())) {
      return End.DIVERGED;
    }
    if (!broken) {
      lastGood = weights;
      lastGoodEpoch = epoch;
    }
    EpochResult result = new EpochResult(epoch, measured, tested, seconds);
    curve.add(result);
    patience.watch(tested, weights);
    listener.progressed(progress(epoch, batches));
    listener.epochEnded(result);
    listener.encoded(network.encode(test));
    return End.PLANNED;
  }

  private boolean isBroken(double loss) {
    double best = curve.stream().mapToDouble(each -> each.test().negativeElbo()).min().orElse(loss);
    return !Double.isFinite(loss) || loss > BROKEN * (Math.abs(best) + BROKEN);
  }

  private TrainingOutcome outcome(End end, int epoch) {
    boolean broken = end == End.DIVERGED || !network.weights().isFinite();
    if (broken) {
      network.restore(lastGood);
    }
    // The map shows the weights that the run ends with, not those of its last look.
    listener.encoded(network.encode(test));
    if (!broken) {
      return new TrainingOutcome.Stopped(List.copyOf(curve), watch.seconds());
    }
    return new TrainingOutcome.Diverged(
        List.copyOf(curve),
        watch.seconds(),
        "In epoch %d the loss stopped being a number, so training ended; the model is back at its last good state%s. Try a smaller learning rate than %s."
            .formatted(
                epoch,
                lastGoodEpoch == 0 ? ", untrained" : ", after epoch " + lastGoodEpoch,
                plan.optimiser().learningRate()));
  }

  private TrainingProgress progress(int epoch, int batch) {
    double elapsed = watch.seconds();
    double left = elapsed < SETTLED_SECONDS ? Double.NaN : pace.secondsLeft(epoch, batch);
    return new TrainingProgress(epoch, plan.epochs(), batch, batches, elapsed, left, recent);
  }

  private int[] slice(int[] order, int batch) {
    int from = batch * plan.batchSize();
    return java.util.Arrays.copyOfRange(
        order, from, Math.min(order.length, from + plan.batchSize()));
  }

  /// Fisher and Yates.
  private int[] shuffled(int... images) {
    int[] order = new int[images.length];
    for (int i = 0; i < order.length; i++) {
      int j = chance.nextInt(i + 1);
      order[i] = order[j];
      order[j] = images[i];
    }
    return order;
  }

  /// Running mean of measured losses.
  private static final class Mean {
    private double reconstruction;
    private double kl;
    private int count;

    void add(LossParts parts) {
      reconstruction += parts.reconstruction();
      kl += parts.kl();
      count++;
    }

    LossParts value() {
      return new LossParts(reconstruction / count, kl / count);
    }
  }
}
