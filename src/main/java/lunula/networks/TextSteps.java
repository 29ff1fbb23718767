package lunula.networks;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import lunula.model.loss.ElboTerms;
import lunula.model.network.StepMemory;
import lunula.model.network.TextConvolutional;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Learner.GradientSpikeDetector;
import lunula.networks.dense.TextLearner;
import lunula.networks.dense.TextNetwork;
import org.jspecify.annotations.Nullable;

/// Training steps of a [TextAutoencoder] by a plan. One thread uses it.
public final class TextSteps {
  private final TextLearner learner;
  private final byte[] codes;
  private final Objective objective;
  private final RandomGenerator chance;
  private final int latents;
  private final boolean variational;
  private final int pretraining;
  private final GradientSpikeDetector surge = new GradientSpikeDetector();
  private boolean leftOut;

  TextSteps(TextNetwork network, byte[] codes, TrainingPlan plan, RandomGenerator chance) {
    learner =
        new TextLearner(network, plan.objective(), plan.optimiser().method(), plan.batchSize());
    this.codes = codes;
    this.chance = chance;
    objective = plan.objective();
    latents = network.architecture().latentDimensions();
    variational = network.architecture().variational();
    pretraining = ((TextConvolutional) network.architecture().body()).pretraining();
  }

  /// One step; the KL term counts from the end of the pretraining on, and its warm-up begins there.
  ///
  /// @param indices numbers of the batch's texts
  /// @param epochs passes done by now, in part
  /// @return mean losses of the batch before it, in nats a text
  public ElboTerms step(int[] indices, double learningRate, double epochs) {
    boolean alone = epochs < pretraining;
    double beta = alone ? 0 : objective.betaAt(epochs - pretraining);
    float[] noise = drawn(indices.length);
    var batch = new TextLearner.Batch(codes, indices, alone ? null : noise);
    return learner.step(batch, learningRate, beta, this::isTaken);
  }

  private float @Nullable [] drawn(int count) {
    if (!variational) {
      return null;
    }
    float[] noise = new float[count * latents];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) chance.nextGaussian();
    }
    return noise;
  }

  private boolean isTaken(double gradientAtHeads) {
    leftOut = surge.is(gradientAtHeads);
    return !leftOut;
  }

  /// Whether the newest step was left out, as its gradient would have thrown the network off its
  /// course.
  public boolean leftOut() {
    return leftOut;
  }

  /// What the steps remember beside the weights. Between two steps.
  public StepMemory memory() {
    return learner.memory().with(surge.memory());
  }

  /// Goes on from what the steps of another run of the same plan remembered. Before the first step.
  ///
  /// @throws IllegalArgumentException if it is of another plan
  public void recall(StepMemory memory) {
    Map<String, Double> numbers = new HashMap<>(memory.numbers());
    surge.memory().keySet().forEach(numbers::remove);
    learner.recall(new StepMemory(memory.tensors(), numbers));
    surge.recall(memory);
  }
}
