package lunula.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import lunula.files.UserMessage;
import lunula.model.Encodings;
import lunula.model.Sample;
import lunula.model.card.EpochResult;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.LossSchema;
import lunula.model.loss.Losses;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// One training run, from the first batch to its outcome, on the thread that calls [#run].
///
/// All chance comes from the plan's seed through two streams: one orders the images and draws the
/// noise of training, the other draws the noise of the test passes, so that looking does not change
/// what is learned.
public final class EpochLoop {
  /// The losses are measured in one batch of so many: measuring costs a tenth of a step.
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

  /// The same of a loss that is so much worse than before training, as a share of that.
  private static final double WORSE = 0.5;

  /// A loss that is so much worse than before training, or than the best, is told.
  private static final double TOLD = 0.1;

  /// Codes that tell less of an image than this, in nats, after some epochs are told, too.
  private static final double COLLAPSED = 0.01;

  private static final int SOME_EPOCHS = 3;

  private static final boolean FEW_CORES = Runtime.getRuntime().availableProcessors() < 4;

  /// About a step of the article's network.
  private static final long REST_NANOS = 10_000_000;

  private final TrainableModel model;
  private final TrainingPlan plan;
  private final LossSchema losses;
  private final TrainingListener listener;
  private final RunControls controls;
  private final ResumableRandom chance;
  private final Checkpoints checkpoints;
  private final @Nullable RunState from;
  private final int[] known;
  private final LearningRate rate;
  private final int batches;
  private final int measureEvery;
  private final TrainingPace pace;
  private final List<EpochResult> curve = new ArrayList<>();
  private Stopwatch watch = new Stopwatch(0);
  private Losses recent;
  private final EarlyStopping patience;
  private Weights lastGood;
  private int lastGoodEpoch;
  private int brokenInARow;

  /// What training makes small, of the first batch before its step; NaN if unknown.
  private double untrained = Double.NaN;

  /// A loss that is a number and ended the run; NaN if none did.
  private double exploded = Double.NaN;
  private boolean warned;
  private StepMemory memory = StepMemory.NONE;

  /// The look after a single step, until the next step.
  private TrainingListener.@Nullable Look newestLook;

  /// @param model what to train, on what and by what plan; stays open. The listener hears of the
  ///     codes of all test images, whatever class the plan leaves out
  /// @param listener is told on the calling thread
  /// @param controls pause and stop
  public EpochLoop(TrainableModel model, TrainingListener listener, RunControls controls) {
    this(model, listener, controls, RunStart.FRESH);
  }

  /// @param start where the run begins, and where its states are kept
  EpochLoop(TrainableModel model, TrainingListener listener, RunControls controls, RunStart start) {
    this.model = model;
    this.listener = listener;
    this.controls = controls;
    checkpoints = start.checkpoints();
    from = start.from();
    plan = model.plan();
    losses = plan.losses();
    recent = losses.unknown();
    chance = new ResumableRandom(plan.seed());
    known = model.data().train().notOfClass(plan.withoutClass());
    batches = (known.length + plan.batchSize() - 1) / plan.batchSize();
    measureEvery = Math.clamp(batches / LEAST_MEASURED, 1, MEASURE_EVERY);
    pace = new TrainingPace(plan.epochs(), batches);
    rate = new LearningRate(plan.optimiser(), (long) plan.epochs() * batches);
    lastGood = model.weights();
    patience = new EarlyStopping(plan.patience(), lastGood);
    if (from != null) {
      lastGood = from.good().weights();
      lastGoodEpoch = from.good().epoch();
      brokenInARow = from.good().broken();
      untrained = from.good().untrained();
      patience.resume(from.best());
      curve.addAll(from.curve());
      recent = from.recent();
    }
  }

  /// Runs the plan to its end, to a stop, or to a loss that is no number. Blocking.
  public TrainingOutcome run() {
    try (TrainableModel.Steps steps = model.steps(chance)) {
      if (from == null) {
        reach(0, lastGood);
      } else {
        model.restore(from.weights());
        recall(steps, from.memory());
        chance.set(from.order());
        if (from.batch() == 0) {
          reach(from.epoch() - 1, from.weights());
        } else {
          showCodes();
        }
      }
      watch = new Stopwatch(from == null ? 0 : from.seconds());
      int first = from == null ? 1 : from.epoch();
      for (int epoch = first; epoch <= plan.epochs() && !patience.isOver(); epoch++) {
        End end = epoch(steps, epoch);
        if (end != End.PLANNED) {
          TrainingOutcome outcome = outcome(end, epoch);
          memory = outcome instanceof TrainingOutcome.Stopped ? steps.memory() : StepMemory.NONE;
          keepTheEnd(steps, epoch + 1);
          return outcome;
        }
        if (checkpoints.isDue()) {
          checkpoints.keep(state(steps, epoch + 1, 0, chance.state(), List.of()));
        }
      }
      if (patience.isOver()) {
        model.restore(patience.best());
        showCodes();
      } else {
        memory = steps.memory();
      }
      keepTheEnd(steps, plan.epochs() + 1);
      return new TrainingOutcome.Completed(List.copyOf(curve), watch.seconds());
    }
  }

  /// Where nothing is known of the optimiser, or it was of another engine or rule, it begins anew.
  private void recall(TrainableModel.Steps steps, StepMemory remembered) {
    if (remembered.isEmpty()) {
      listener.warned(Optional.of(UserMessage.of("train.optimiser.unknown")));
      return;
    }
    try {
      steps.recall(remembered);
    } catch (IllegalArgumentException other) {
      listener.warned(Optional.of(UserMessage.of("train.optimiser.other")));
    }
  }

  /// What the steps remembered at the end of the run; nothing if the weights are those of an
  /// earlier
  /// moment. After [#run].
  StepMemory memory() {
    return memory;
  }

  private Optional<Encodings> showCodes() {
    Optional<Encodings> codes = model.encodeTest();
    codes.ifPresent(listener::encoded);
    return codes;
  }

  private void reach(int epoch, Weights weights) {
    listener.reached(
        new TrainingListener.EpochState(
            epoch, plan.architecture(), weights, showCodes(), model.decoder()));
  }

  private enum End {
    PLANNED,
    STOPPED,
    DIVERGED
  }

  private End epoch(TrainableModel.Steps steps, int epoch) {
    RunState.Chance ordered = chance.state();
    int[] order = shuffled(known);
    List<Losses> measured = new ArrayList<>();
    int first = 0;
    if (from != null && epoch == from.epoch() && from.batch() > 0) {
      chance.set(from.chance());
      measured.addAll(from.measured());
      first = from.batch();
    }
    double began = watch.seconds();
    double looking = 0;
    double paced = began;
    int pacedBatch = first;
    for (int batch = first; batch < batches; batch++) {
      if (!watch.leavingOut(controls::goOn)) {
        return End.STOPPED;
      }
      steps.learn(controls.learning());
      boolean alone = controls.stepping();
      TrainingListener.Look earlier = alone ? lookBefore() : null;
      Losses batchLosses = losses.unknown();
      int[] images = slice(order, batch);
      double step = rate.at((long) (epoch - 1) * batches + batch);
      double epochs = epoch - 1 + batch / (double) batches;
      if (batch % measureEvery == 0) {
        Losses now = steps.measuredStep(images, step, epochs);
        batchLosses = now;
        if (!now.isFinite() && !steps.leftOut()) {
          return End.DIVERGED;
        }
        if (epoch == 1 && batch == 0 && plan.architecture().encodes()) {
          untrained = model.objective(now);
        }
        if (now.isFinite()) {
          measured.add(now);
          // Single batches differ by tens of nats; their exponential mean shows the course.
          recent = recent.towards(now, SMOOTHING);
        }
        pace.stepped(batch + 1 - pacedBatch, watch.seconds() - paced);
        pacedBatch = batch + 1;
        paced = watch.seconds();
        listener.progressed(progress(epoch, batch + 1));
      } else if (alone) {
        batchLosses = steps.measuredStep(images, step, epochs);
      } else {
        steps.step(images, step, epochs);
      }
      makeRoomIfFollowed();
      newestLook = null;
      if (earlier != null) {
        tell(epoch, batch + 1, images.length, batchLosses, earlier);
      }
      if (checkpoints.isDue() && batch + 1 < batches) {
        checkpoints.keep(state(steps, epoch, batch + 1, ordered, measured));
      }
      if (TrainingPace.MapUpdateSchedule.shows(epoch, batch + 1, batches)) {
        double before = watch.seconds();
        Optional<Encodings> seen = model.encodeTest();
        if (seen.isPresent() && !seen.get().isFinite()) {
          return End.DIVERGED;
        }
        seen.ifPresent(listener::encoded);
        double look = watch.seconds() - before;
        pace.looked(look);
        looking += look;
        paced += look;
      }
    }
    return finish(epoch, Losses.mean(losses.stored(), measured), watch.seconds() - began - looking);
  }

  /// The look after the single step before, if this is the next batch.
  private TrainingListener.Look lookBefore() {
    TrainingListener.Look known = newestLook;
    return known != null && known.image() == listener.watchedImage() ? known : look();
  }

  /// Looks change nothing of what is learned, and their time does not count.
  private TrainingListener.Look look() {
    AtomicReference<TrainingListener.@Nullable Look> seen = new AtomicReference<>();
    watch.leavingOut(
        () -> {
          Optional<Encodings> codes = model.encodeTest();
          int image = listener.watchedImage();
          Optional<Sample> picture = codes.flatMap(each -> reconstruction(each, image));
          seen.set(new TrainingListener.Look(model.test(), codes, image, picture));
          return true;
        });
    return Objects.requireNonNull(seen.get());
  }

  private Optional<Sample> reconstruction(Encodings codes, int image) {
    if (image >= codes.count()) {
      return Optional.empty();
    }
    int label = Byte.toUnsignedInt(model.data().test().allLabels()[image]);
    return Optional.of(model.decoder().ofNearestClass(label).decodeOne(codes.pick(image).means()));
  }

  private void tell(
      int epoch, int batch, int images, Losses batchLosses, TrainingListener.Look before) {
    TrainingListener.Look after = look();
    newestLook = after;
    after.codes().ifPresent(listener::encoded);
    listener.progressed(progress(epoch, batch));
    listener.stepped(
        new TrainingListener.BatchStep(epoch, batch, batches, images, batchLosses, before, after));
  }

  /// The pictures that follow a dragging hand need a core to be drawn on. Where training would
  /// leave none, it takes one core and rests between two steps as long as the cursor moves.
  private void makeRoomIfFollowed() {
    if (FEW_CORES && controls.followed()) {
      model.leaveOneCore();
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  private End finish(int epoch, Losses measured, double seconds) {
    Weights weights = model.weights();
    Losses tested = model.test();
    boolean broken = isBroken(epoch, tested);
    brokenInARow = broken ? brokenInARow + 1 : 0;
    if (!weights.isFinite()
        || !tested.isFinite()
        || brokenInARow == MOST_BROKEN
        || (broken && epoch == plan.epochs())) {
      exploded = weights.isFinite() ? losses.toMinimise(tested) : Double.NaN;
      return End.DIVERGED;
    }
    if (!broken) {
      lastGood = weights;
      lastGoodEpoch = epoch;
    }
    EpochResult result = new EpochResult(epoch, measured, tested, seconds);
    Optional<UserMessage> warning = model.warning(tested).or(() -> course(epoch, tested));
    curve.add(result);
    patience.watch(model.objective(tested), weights);
    listener.progressed(progress(epoch, batches));
    listener.epochEnded(result);
    warn(warning);
    reach(epoch, weights);
    return End.PLANNED;
  }

  private void warn(Optional<UserMessage> warning) {
    if (warned || warning.isPresent()) {
      listener.warned(warning);
    }
    warned = warning.isPresent();
  }

  /// Also what has been learned to the end is lost, should the process be killed before a person
  /// has kept it.
  private void keepTheEnd(TrainableModel.Steps steps, int epoch) {
    if (!curve.isEmpty()) {
      checkpoints.keep(state(steps, epoch, 0, chance.state(), List.of()));
    }
  }

  private RunState state(
      TrainableModel.Steps steps,
      int epoch,
      int batch,
      RunState.Chance order,
      List<Losses> measured) {
    return new RunState(
        plan,
        model.data().name(),
        model.data().checksum(),
        epoch,
        batch,
        order,
        chance.state(),
        model.weights(),
        steps.memory(),
        measured,
        recent,
        curve,
        watch.seconds(),
        patience.state(),
        new RunState.Good(lastGood, lastGoodEpoch, brokenInARow, untrained));
  }

  private boolean isBroken(int epoch, Losses tested) {
    double loss = losses.toMinimise(tested);
    double best =
        curve.stream().mapToDouble(each -> losses.toMinimise(each.test())).min().orElse(loss);
    return !Double.isFinite(loss)
        || loss > BROKEN * (Math.abs(best) + BROKEN)
        || isWorse(epoch, model.objective(tested), untrained, WORSE);
  }

  /// Whether a loss is worse than another by a share of it. While the weight of the KL term still
  /// grows, losses do not compare.
  private boolean isWorse(int epoch, double loss, double than, double share) {
    return epoch > plan.objective().warmUpEpochs() && loss > than + share * Math.abs(than);
  }

  /// What the losses say of a run that learns nothing, or forgets again.
  ///
  /// @param tested of an epoch that is not in the curve yet
  private Optional<UserMessage> course(int epoch, Losses tested) {
    if (!plan.architecture().encodes()) {
      return Optional.empty();
    }
    double loss = model.objective(tested);
    String rate = String.valueOf(plan.optimiser().learningRate());
    if (isWorse(epoch, loss, untrained, TOLD)) {
      return Optional.of(UserMessage.of("train.worse", epoch, loss, untrained, rate));
    }
    if (plan.architecture().variational()
        && epoch >= SOME_EPOCHS
        && ElboTerms.of(tested).kl() < COLLAPSED) {
      double kl = ElboTerms.of(tested).kl();
      String beta = String.valueOf(plan.objective().beta());
      return Optional.of(UserMessage.of("train.collapsed", kl, rate, beta));
    }
    Optional<EpochResult> best =
        curve.stream()
            .filter(each -> each.epoch() > plan.objective().warmUpEpochs())
            .min(Comparator.comparingDouble(each -> model.objective(each.test())));
    return best.filter(each -> isWorse(epoch, loss, model.objective(each.test()), TOLD))
        .map(
            each ->
                UserMessage.of(
                    "train.rising", model.objective(each.test()), each.epoch(), loss, rate));
  }

  private TrainingOutcome outcome(End end, int epoch) {
    boolean broken = end == End.DIVERGED || !model.weights().isFinite();
    if (broken) {
      model.restore(lastGood);
    }
    // The map shows the weights that the run ends with, not those of its last look.
    showCodes();
    if (!broken) {
      return new TrainingOutcome.Stopped(List.copyOf(curve), watch.seconds());
    }
    return new TrainingOutcome.Diverged(
        List.copyOf(curve),
        watch.seconds(),
        UserMessage.of(
            Double.isFinite(exploded) ? "train.exploded" : "train.diverged",
            epoch,
            lastGoodEpoch == 0
                ? UserMessage.of("train.diverged.untrained")
                : UserMessage.of("train.diverged.after", lastGoodEpoch),
            String.valueOf(plan.optimiser().learningRate()),
            exploded));
  }

  private TrainingListener.TrainingProgress progress(int epoch, int batch) {
    double elapsed = watch.seconds();
    double left = elapsed < SETTLED_SECONDS ? Double.NaN : pace.secondsLeft(epoch, batch);
    return new TrainingListener.TrainingProgress(
        epoch, plan.epochs(), batch, batches, elapsed, left, recent);
  }

  private int[] slice(int[] order, int batch) {
    int from = batch * plan.batchSize();
    return Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batchSize()));
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

  /// Ends a run that no longer gets better on the test images, if the plan asks for it. Prechelt
  /// 1998, "Early stopping".
  static final class EarlyStopping {
    private final int patience;
    private double least = Double.POSITIVE_INFINITY;
    private Weights best;
    private int since;

    /// @param patience epochs without a better one after which a run ends, 0 for never
    /// @param untrained the weights to fall back to before the first epoch
    EarlyStopping(int patience, Weights untrained) {
      this.patience = patience;
      best = untrained;
    }

    /// Goes on from a state of another run of the same plan.
    void resume(RunState.Best from) {
      least = from.loss();
      best = from.weights();
      since = from.since();
    }

    RunState.Best state() {
      return new RunState.Best(best, least, since);
    }

    /// Takes note of an epoch.
    ///
    /// @param loss what training makes small, on the test images
    /// @param weights the weights after it
    void watch(double loss, Weights weights) {
      since++;
      if (loss < least) {
        least = loss;
        best = weights;
        since = 0;
      }
    }

    /// Whether as many epochs as the plan allows have passed without a better one.
    boolean isOver() {
      return patience > 0 && since >= patience;
    }

    /// The weights of the best epoch so far.
    Weights best() {
      return best;
    }
  }

  /// Wall time without the pauses.
  static final class Stopwatch {
    private final long started = System.nanoTime();
    private final double before;
    private long pausedNanos;

    /// @param before seconds that count already
    Stopwatch(double before) {
      this.before = before;
    }

    /// Seconds since the start, pauses left out.
    double seconds() {
      return before + (System.nanoTime() - started - pausedNanos) / 1e9;
    }

    /// Runs a wait whose time does not count.
    boolean leavingOut(BooleanSupplier wait) {
      long before = System.nanoTime();
      try {
        return wait.getAsBoolean();
      } finally {
        pausedNanos += System.nanoTime() - before;
      }
    }
  }

  /// The learning rate at each step of a run.
  ///
  /// @param optimiser its highest value and its course
  /// @param steps steps in the whole run, at least 1
  record LearningRate(Optimiser optimiser, long steps) {
    private static final double WARM_UP_SHARE = 0.3;
    private static final double START_DIVISOR = 25;
    private static final double END_DIVISOR = 1e4;

    /// The rate of a step, counted from 0.
    double at(long step) {
      return switch (optimiser.schedule()) {
        case CONSTANT -> optimiser.learningRate();
        case ONE_CYCLE -> oneCycle(step);
      };
    }

    /// PyTorch's `OneCycleLR` with its defaults, for the rate alone: two cosine halves.
    private double oneCycle(long step) {
      double peak = optimiser.learningRate();
      double start = peak / START_DIVISOR;
      double turn = Math.max(1, WARM_UP_SHARE * steps - 1);
      if (step <= turn) {
        return cosine(start, peak, step / turn);
      }
      return cosine(peak, start / END_DIVISOR, Math.min(1, (step - turn) / (steps - 1 - turn)));
    }

    private static double cosine(double from, double to, double t) {
      return to + (from - to) * (1 + Math.cos(Math.PI * t)) / 2;
    }
  }
}
