package lunula.networks;

import java.util.Map;
import java.util.random.RandomGenerator;
import lunula.model.ImageSize;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.StepMemory;
import lunula.model.plan.Corruption;
import lunula.model.plan.TrainingPlan;

/// Takes training steps on an [Autoencoder]. One thread uses it from making to closing, because an
/// engine may record gradients per thread. Whoever makes it closes it; the network stays open.
public final class Learner implements AutoCloseable {
  private final Architecture architecture;
  private final ResidentImages images;
  private final Corruption corruption;
  private final RandomGenerator chance;
  private final Backend.Steps steps;
  private final GradientSpikeDetector surge = new GradientSpikeDetector();
  private boolean leftOut;

  /// @param network the network to train
  /// @param images training images, of the network's size
  /// @param plan what to minimise, how, and from what
  /// @param chance draws the noise
  public Learner(
      Autoencoder network, ResidentImages images, TrainingPlan plan, RandomGenerator chance) {
    this.images = images;
    this.chance = chance;
    architecture = network.architecture();
    corruption = plan.corruption();
    steps = network.backend().steps(images, plan);
  }

  /// One step: the gradient of the objective on a batch, then the update.
  ///
  /// @param indices numbers of the batch's images
  /// @param learningRate step size
  /// @param beta weight of the KL term
  public void step(int[] indices, double learningRate, double beta) {
    steps.step(draw(indices), learningRate, beta, false, this::isTaken);
  }

  /// The same step, and the batch's mean losses in nats per image before it; slower than [#step] by
  /// the likelihood's logarithms.
  public ElboTerms measuredStep(int[] indices, double learningRate, double beta) {
    return steps.step(draw(indices), learningRate, beta, true, this::isTaken);
  }

  /// Whatever explodes, in the encoder, the decoder or the KL term, passes through the posterior's
  /// heads.
  private boolean isTaken(double gradientAtHeads) {
    leftOut = surge.is(gradientAtHeads);
    return !leftOut;
  }

  /// Whether the newest step was left out, as its gradient would have thrown the network off its
  /// course.
  public boolean leftOut() {
    return leftOut;
  }

  private Backend.Batch draw(int... indices) {
    int latents = architecture.latentDimensions();
    float[] noise = new float[architecture.variational() ? indices.length * latents : 0];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) chance.nextGaussian();
    }
    if (corruption.none()) {
      return new Backend.Batch(indices, noise, null);
    }
    ImageSize size = architecture.image();
    float[] damaged =
        corruption.applyTo(
            images.unitPixels(indices), size.width(), size.height(), chance.nextLong());
    return new Backend.Batch(indices, noise, damaged);
  }

  /// What the steps remember beside the weights. Between two steps.
  public StepMemory memory() {
    return steps.memory().with(surge.memory());
  }

  /// Goes on from what the steps of another learner of the same network and plan remembered. Before
  /// the first step.
  ///
  /// @throws IllegalArgumentException if it is of another network or plan
  public void recall(StepMemory memory) {
    steps.recall(memory);
    surge.recall(memory);
  }

  /// Frees the optimiser's memory and the gradients.
  @Override
  public void close() {
    steps.close();
  }

  /// Tells the rare gradient that would throw a network off its course: one so much longer than
  /// usual that its step is better left out, as in Child 2021, "Very Deep VAEs", section 4. A
  /// variance that is decoded as exp(log σ²) makes such gradients: one image far outside is enough.
  ///
  /// Deterministic. One thread.
  static final class GradientSpikeDetector {
    private static final double TIMES_USUAL = 20;
    private static final int LEARNING_THE_USUAL = 100;
    private static final double SMOOTHING = 0.02;

    /// After so many in a row it is the course itself that diverges, and that must be seen.
    private static final int MOST_IN_A_ROW = 10;

    private static final String USUAL = "gradient.usual";
    private static final String SEEN = "gradient.seen";
    private static final String LEFT_OUT = "gradient.left_out";

    private double usual;
    private int seen;
    private int inARow;

    Map<String, Double> memory() {
      return Map.of(USUAL, usual, SEEN, (double) seen, LEFT_OUT, (double) inARow);
    }

    void recall(StepMemory memory) {
      usual = memory.number(USUAL);
      seen = (int) memory.number(SEEN);
      inARow = (int) memory.number(LEFT_OUT);
    }

    /// Takes note of a gradient.
    ///
    /// @param length of the gradient, or of a part of it that always grows with the whole
    /// @return whether its step is better left out
    boolean is(double length) {
      boolean surge = seen >= LEARNING_THE_USUAL && !(length <= TIMES_USUAL * usual);
      if (surge && inARow < MOST_IN_A_ROW) {
        inARow++;
        return true;
      }
      inARow = 0;
      usual = seen == 0 ? length : usual + SMOOTHING * (length - usual);
      seen++;
      return false;
    }
  }
}
