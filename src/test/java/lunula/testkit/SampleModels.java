package lunula.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.Tensor;
import lunula.model.card.EpochResult;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;

/// Small whole models for tests of whatever stores them.
public final class SampleModels {
  private SampleModels() {}

  /// A model of 3 × 2 pixels whose numbers include the awkward ones.
  public static SavedModel tiny(String name) {
    Architecture architecture = Architecture.vae(new ImageSize(3, 2), 2, 4, 3);
    TrainingPlan plan =
        new TrainingPlan(
            architecture,
            Objective.betaElbo(1.25),
            7,
            32,
            1e-3,
            TrainingPlan.Schedule.ONE_CYCLE,
            Long.MIN_VALUE + 1);
    return new SavedModel(card(name, plan), weights(architecture), encodings(5), encodings(3));
  }

  private static ModelCard card(String name, TrainingPlan plan) {
    Losses unmeasured = new ElboTerms(Double.NaN, Double.NaN).losses();
    Losses measured = new ElboTerms(256.1 + 1e-13, 6.5).losses();
    return new ModelCard(
        name,
        "Says “hello” & <good-bye>\nin two lines",
        "Fashion-MNIST",
        "ca3ab2a3",
        plan,
        List.of(
            new EpochResult(1, unmeasured, measured, 1.5),
            new EpochResult(2, measured, measured, 1.4)),
        new ModelCard.TestResult(measured, unmeasured),
        2.9,
        Instant.parse("2026-11-21T05:20:20.123456Z"),
        Map.of("lunula", "0.1.0", "java", "25"),
        Measurements.NONE);
  }

  private static Weights weights(Architecture architecture) {
    SplittableRandom random = new SplittableRandom(1);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    architecture
        .parameters()
        .forEach(
            (name, shape) -> {
              float[] values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-1, 1);
              }
              values[0] = -0.0f;
              values[values.length - 1] = Float.MIN_VALUE;
              tensors.put(name, new Tensor(shape, values));
            });
    return new Weights(tensors);
  }

  private static Encodings encodings(int count) {
    float[] mean = new float[2 * count];
    float[] logVariance = new float[2 * count];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = i - count;
      logVariance[i] = -i / 3f;
    }
    mean[1] = Float.MAX_VALUE;
    return new Encodings(2, mean, logVariance);
  }
}
