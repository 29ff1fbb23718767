package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.card.EpochResult;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Architecture;
import lunula.model.network.Body;
import lunula.model.network.Convolutional;
import lunula.model.network.Mlp;
import lunula.model.network.Multimodal;
import lunula.model.network.Weights;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run that goes on from any of its states ends with the weights and the curve of one that was
/// never cut off.
class ResumedRunTest {
  private static final DataSet DATA = new DataSet("Noise", images(70, 1), images(20, 2), "00");

  private static LabelledImages images(int count, long seed) {
    byte[] pixels = new byte[count * 64];
    byte[] labels = new byte[count];
    Random random = new Random(seed);
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(3);
    }
    return new LabelledImages(8, 8, pixels, labels, List.of("a", "b", "c"));
  }

  private static TrainingPlan plan(
      Body body, int classes, Corruption corruption, Optimiser.Method method, int patience) {
    Architecture network =
        new Architecture(
            new ImageSize(8, 8),
            body,
            2,
            Architecture.Code.NORMAL,
            classes,
            Architecture.Output.LOGITS,
            Likelihood.BERNOULLI);
    return new TrainingPlan(
        network,
        new Objective(1, 1, 2, 0.1),
        corruption,
        new Optimiser(method, method == Optimiser.Method.ADAM ? 5e-3 : 1e-4, Schedule.ONE_CYCLE),
        4,
        16,
        patience,
        3,
        TrainingPlan.EVERY_CLASS);
  }

  static Stream<Named<TrainingPlan>> plans() {
    Body dense = Mlp.mirrored(Activation.SILU, 24, 12);
    Body convolutional = new Convolutional(List.of(3, 5), List.of(7), Activation.RELU);
    Corruption noise = new Corruption(Corruption.Kind.GAUSSIAN, 0.3);
    return Stream.of(
        Named.of("dense", plan(dense, 0, Corruption.NONE, Optimiser.Method.ADAM, 0)),
        Named.of(
            "denoising, conditional, patient", plan(dense, 3, noise, Optimiser.Method.ADAM, 1)),
        Named.of("momentum", plan(dense, 0, Corruption.NONE, Optimiser.Method.MOMENTUM, 0)),
        Named.of(
            "convolutional", plan(convolutional, 0, Corruption.NONE, Optimiser.Method.ADAM, 0)),
        Named.of(
            "convolutional, momentum", plan(convolutional, 0, noise, Optimiser.Method.MOMENTUM, 0)),
        Named.of("picture and words", multimodal()),
        Named.of("generator and critic", game(0, 0, Adversarial.Penalty.TWO_SIDED)),
        Named.of("conditional generator", game(3, 1, Adversarial.Penalty.NONE)));
  }

  private static TrainingPlan multimodal() {
    Body body =
        new Multimodal(
            List.of(12),
            List.of(12),
            Activation.SILU,
            Multimodal.Kind.WORDS,
            List.of(9),
            3,
            5,
            40,
            150,
            Multimodal.Bounds.ALL);
    TrainingPlan usual = plan(body, 0, Corruption.NONE, Optimiser.Method.ADAM, 0);
    return new TrainingPlan(
        usual.architecture(),
        Objective.ELBO,
        usual.corruption(),
        usual.optimiser(),
        usual.epochs(),
        usual.batchSize(),
        usual.patience(),
        usual.seed(),
        usual.withoutClass());
  }

  private static TrainingPlan game(int classes, int patience, Adversarial.Penalty penalty) {
    Body body =
        new Adversarial(
            List.of(12),
            List.of(14),
            Activation.RELU,
            Activation.LEAKY_RELU,
            new Adversarial.Game(
                Adversarial.Prior.NORMAL, Adversarial.Loss.WASSERSTEIN, 3, penalty, 10));
    Architecture network =
        new Architecture(
            new ImageSize(8, 8),
            body,
            2,
            Architecture.Code.NONE,
            classes,
            Architecture.Output.SIGMOID,
            Likelihood.SQUARED_ERROR);
    return new TrainingPlan(
        network,
        Objective.ELBO,
        Corruption.NONE,
        Optimiser.adam(1e-3, Schedule.CONSTANT),
        4,
        16,
        patience,
        3,
        TrainingPlan.EVERY_CLASS);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void endsAsIfItHadNotBeenCutOff(TrainingPlan plan) throws DataException {
    List<RunState> states = new ArrayList<>();
    Ended whole = run(plan, new RunStart(always(states), null));
    assertEquals(whole.curve.size() * 5 + 1, states.size(), "after each of five batches, and last");

    // In the middle of an epoch, between two, and after the last.
    for (int cut : new int[] {0, 7, 9, states.size() - 1}) {
      Ended resumed = run(plan, new RunStart(Checkpoints.NONE, states.get(cut)));
      assertEquals(whole.weights, resumed.weights, "weights after state " + cut);
      assertEquals(whole.curve, resumed.curve, "curve after state " + cut);
    }
  }

  private record Ended(Weights weights, List<EpochResult> curve) {}

  private static Ended run(TrainingPlan plan, RunStart start) throws DataException {
    try (Trainer trainer = Families.of(plan.architecture().body()).trainer().get()) {
      trainer.start(plan);
      try (TrainableModel model = trainer.prepare(plan, DATA)) {
        TrainingOutcome outcome =
            new EpochLoop(model, new TrainingListener() {}, new RunControls(), start).run();
        assertInstanceOf(TrainingOutcome.Completed.class, outcome);
        return new Ended(
            model.weights(),
            outcome.curve().stream()
                .map(each -> new EpochResult(each.epoch(), each.train(), each.test(), 0))
                .toList());
      }
    }
  }

  private static Checkpoints always(List<RunState> states) {
    return new Checkpoints() {
      @Override
      public boolean isDue() {
        return true;
      }

      @Override
      public void keep(RunState state) {
        states.add(state);
      }

      @Override
      public void forget() {
        states.clear();
      }
    };
  }
}
