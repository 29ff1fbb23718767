package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.LabelledImages;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Body;
import lunula.model.network.Convolutional;
import lunula.model.network.Mlp;
import lunula.model.network.Weights;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine that the build asked for is the one that computes, and it learns what Java's arrays
/// learn. With `-Dlunula.engine=pytorch` that is PyTorch, which macOS on ARM and Linux on ARM have.
class SecondEngineTest {
  private static final String ASKED =
      System.getProperty(
          "lunula.test.engine",
          List.of("amd64", "x86_64").contains(System.getProperty("os.arch")) ? "MXNet" : "PyTorch");

  private static final int EPOCHS = 3;
  private static final int BATCH = 16;
  private static final LabelledImages IMAGES = images();

  private static LabelledImages images() {
    Random random = new Random(1);
    byte[] pixels = new byte[160 * 64];
    byte[] labels = new byte[160];
    for (int i = 0; i < labels.length; i++) {
      int blob = random.nextInt(64);
      labels[i] = (byte) (blob / 32);
      for (int p = 0; p < 64; p++) {
        int away = Math.abs(blob % 8 - p % 8) + Math.abs(blob / 8 - p / 8);
        pixels[i * 64 + p] = (byte) Math.max(0, 255 - 60 * away);
      }
    }
    return new LabelledImages(8, 8, pixels, labels, List.of("a", "b"));
  }

  @Test
  void isTheOneThatTheBuildAskedFor() {
    String name = NativeEngine.start();
    assertTrue(name.startsWith(ASKED + " "), name);
    if (System.getProperty("lunula.backend") != null) {
      Architecture network = plan(Mlp.mirrored(Activation.RELU, 8), 0, Corruption.NONE).network();
      assertEquals(name, Autoencoder.start(network), "also what usual networks are computed with");
    }
  }

  record Case(TrainingPlan plan) {
    Architecture network() {
      return plan.architecture();
    }
  }

  private static Case plan(Body body, int classes, Corruption corruption) {
    return plan(body, classes, corruption, Optimiser.Method.ADAM);
  }

  private static Case plan(Body body, int classes, Corruption corruption, Optimiser.Method method) {
    Architecture network =
        new Architecture(
            new ImageSize(8, 8),
            body,
            2,
            Architecture.Code.NORMAL,
            classes,
            Architecture.Output.LOGITS,
            Likelihood.BERNOULLI);
    return new Case(
        new TrainingPlan(
            network,
            new Objective(1, 1, 0, 0.1),
            corruption,
            new Optimiser(
                method,
                method == Optimiser.Method.ADAM ? 2e-3 : 2e-4,
                TrainingPlan.Schedule.CONSTANT),
            EPOCHS,
            BATCH,
            0,
            3,
            TrainingPlan.EVERY_CLASS));
  }

  static Stream<Named<Case>> cases() {
    Body dense = Mlp.mirrored(Activation.RELU, 32);
    Body convolutional = new Convolutional(List.of(4, 6), List.of(12), Activation.RELU);
    Corruption noise = new Corruption(Corruption.Kind.GAUSSIAN, 0.2);
    return Stream.of(
        Named.of("dense", plan(dense, 0, Corruption.NONE)),
        Named.of("denoising, conditional", plan(dense, 2, noise)),
        Named.of("momentum", plan(dense, 0, Corruption.NONE, Optimiser.Method.MOMENTUM)),
        Named.of("convolutional", plan(convolutional, 0, Corruption.NONE)));
  }

  /// Sums in another order round differently; within 1e-4 of the losses after an epoch.
  @ParameterizedTest
  @MethodSource("cases")
  void lossesAfterAnEpochAreThoseOfJavaArrays(Case each) {
    List<ElboTerms> arrays = learned(Backend.Kind.DENSE, each.plan()).losses;
    List<ElboTerms> engine = learned(Backend.Kind.ENGINE, each.plan()).losses;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      ElboTerms expected = arrays.get(epoch);
      ElboTerms found = engine.get(epoch);
      assertEquals(
          expected.reconstruction(), found.reconstruction(), 1e-4 * expected.reconstruction());
      assertEquals(expected.kl(), found.kl(), 1e-4 * expected.reconstruction());
    }
    assertTrue(arrays.getLast().reconstruction() < arrays.getFirst().reconstruction(), "it learns");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameSeedLeadsToTheSameBits(Case each) {
    for (Backend.Kind kind : Backend.Kind.values()) {
      Weights first = learned(kind, each.plan()).weights;
      assertEquals(first, learned(kind, each.plan()).weights, kind.toString());
    }
  }

  private record Learned(List<ElboTerms> losses, Weights weights) {}

  private static Learned learned(Backend.Kind kind, TrainingPlan plan) {
    List<ElboTerms> losses = new ArrayList<>();
    try (Autoencoder network =
            Autoencoder.untrained(kind, plan.architecture(), new Random(plan.seed()));
        ResidentImages images = new ResidentImages(IMAGES);
        Learner learner = new Learner(network, images, plan, new Random(plan.seed()))) {
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        for (int first = 0; first < IMAGES.count(); first += BATCH) {
          int from = first;
          int[] batch = IntStream.range(from, from + BATCH).toArray();
          learner.step(batch, plan.optimiser().learningRate(), 1);
        }
        losses.add(Evaluation.sampled(TrainingPlan.EVERY_CLASS, network, images, new Random(7)));
      }
      return new Learned(losses, network.weights());
    }
  }
}
