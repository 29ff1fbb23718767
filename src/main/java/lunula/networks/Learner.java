package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import lunula.model.ImageSize;
import lunula.model.loss.ElboTerms;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// Takes training steps on an [Autoencoder]. One thread uses it from making to closing, because the
/// engine records gradients per thread. Whoever makes it closes it; the network stays open.
public final class Learner implements AutoCloseable {
  private static final List<String> HEADS = List.of("mean.weight", "log_variance.weight");

  private final Autoencoder network;
  private final ResidentImages images;
  private final Objective objective;
  private final Corruption corruption;
  private final RandomGenerator chance;
  private final NDManager manager;
  private final UpdateRule rule;
  private final GradientSpikeDetector surge = new GradientSpikeDetector();
  private boolean leftOut;

  /// @param network the network to train
  /// @param images training images, of the network's size
  /// @param plan what to minimise, how, and from what
  /// @param chance draws the noise
  public Learner(
      Autoencoder network, ResidentImages images, TrainingPlan plan, RandomGenerator chance) {
    this.network = network;
    this.images = images;
    this.chance = chance;
    objective = plan.objective();
    corruption = plan.corruption();
    manager = network.manager().newSubManager();
    rule = NativeEngine.exclusively(() -> prepare(plan));
  }

  private UpdateRule prepare(TrainingPlan plan) {
    Collection<NDArray> parameters = network.parameters().values();
    parameters.forEach(parameter -> parameter.setRequiresGradient(true));
    return switch (plan.optimiser().method()) {
      case ADAM -> Adam.of(parameters, manager);
      case MOMENTUM -> new Momentum(parameters, manager);
    };
  }

  /// One step: the gradient of the objective on a batch, then the update.
  ///
  /// @param indices numbers of the batch's images
  /// @param learningRate step size
  /// @param beta weight of the KL term
  public void step(int[] indices, double learningRate, double beta) {
    Batch batch = draw(indices);
    network.inScope(
        scope -> {
          learn(batch, learningRate, beta, scope).z().toFloatArray();
          return indices;
        });
  }

  /// The same step, and the batch's mean losses in nats per image before it; slower than [#step] by
  /// the likelihood's logarithms.
  public ElboTerms measuredStep(int[] indices, double learningRate, double beta) {
    Batch batch = draw(indices);
    return network.inScope(
        scope -> {
          Forward forward = learn(batch, learningRate, beta, scope);
          double reconstruction =
              ElboObjective.reconstruction(network, forward.decoded(), forward.x(), forward.scale())
                  .sum()
                  .getFloat();
          NDArray kl = forward.kl();
          return new ElboTerms(
              reconstruction / indices.length,
              kl == null ? 0 : kl.sum().getFloat() / indices.length);
        });
  }

  /// Whether the newest step was left out, as its gradient would have thrown the network off its
  /// course.
  public boolean leftOut() {
    return leftOut;
  }

  /// What a step takes, drawn before the engine is asked.
  ///
  /// @param noise standard normal, shape (batch, latent dimensions); empty for a plain autoencoder
  /// @param damaged pixels that the encoder sees; null if they are the clean ones
  private record Batch(int[] indices, float[] noise, float @Nullable [] damaged) {}

  private Batch draw(int... indices) {
    int latents = network.architecture().latentDimensions();
    float[] noise = new float[network.architecture().variational() ? indices.length * latents : 0];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) chance.nextGaussian();
    }
    if (corruption.none()) {
      return new Batch(indices, noise, null);
    }
    ImageSize size = network.architecture().image();
    float[] damaged =
        corruption.applyTo(
            images.unitPixels(indices), size.width(), size.height(), chance.nextLong());
    return new Batch(indices, noise, damaged);
  }

  /// @param scale the likelihood's before the update
  private record Forward(
      NDArray x, NDArray z, NDArray decoded, @Nullable NDArray kl, double scale) {}

  private Forward learn(Batch batch, double learningRate, double beta, NDManager scope) {
    int count = batch.indices().length;
    NDArray x = images.batch(batch.indices(), scope);
    float[] damaged = batch.damaged();
    NDArray seen = damaged == null ? x : scope.create(damaged, x.getShape());
    NDArray condition = network.forward().condition(images.labels(batch.indices()), scope);
    NDArray epsilon = scope.create(batch.noise(), new Shape(count, batch.noise().length / count));
    Forward forward;
    try (GradientCollector collector = NativeEngine.engine().newGradientCollector()) {
      ForwardPass.PosteriorBatch posterior = network.forward().posterior(seen, condition);
      network.giveWay();
      NDArray z = posterior.draw(epsilon);
      NDArray decoded = network.forward().decoded(z, condition);
      forward = new Forward(x, z, decoded, ElboObjective.kl(posterior), network.scale());
      NDArray loss = loss(forward, beta, count);
      network.giveWay();
      collector.backward(loss);
    }
    network.giveWay();
    leftOut = surge.is(pull(scope));
    if (!leftOut) {
      rule.step(learningRate, scope);
    }
    return forward;
  }

  private NDArray loss(Forward forward, double beta, int count) {
    NDArray reconstruction =
        ElboObjective.reconstructionGradient(network, forward.decoded(), forward.x())
            .mul((float) (objective.weight() / count));
    NDArray kl = forward.kl();
    return kl == null
        ? reconstruction
        : reconstruction.add(ElboObjective.paid(kl, objective.freeBits()).mul((float) beta));
  }

  /// How strongly the newest gradient pulls at the posterior's two heads. Whatever explodes, in the
  /// encoder, the decoder or the KL term, passes through them.
  ///
  /// @param scope owns the gradients
  /// @return the length of that part of the gradient; 0 of a plain autoencoder
  private double pull(NDManager scope) {
    double squares = 0;
    for (String head : HEADS) {
      NDArray weights = network.parameters().get(head);
      if (weights != null) {
        NDArray gradient = weights.getGradient();
        gradient.attach(scope);
        for (float value : gradient.toFloatArray()) {
          squares += (double) value * value;
        }
      }
    }
    return Math.sqrt(squares);
  }

  /// Frees the optimiser's memory and the gradients.
  @Override
  public void close() {
    rule.close();
    network.release(manager);
  }

  /// Gradient descent with momentum, as PyTorch's `SGD`: v ← μ v + g, w ← w − η v with μ = 0.9.
  /// Sutskever et al. 2013.
  static final class Momentum implements UpdateRule {
    private static final float MOMENTUM = 0.9f;

    private final List<Slot> slots = new ArrayList<>();

    private record Slot(NDArray parameter, NDArray velocity) {}

    /// @param parameters arrays to optimise; their gradients are read at each step
    /// @param owner closes the velocities
    Momentum(Collection<NDArray> parameters, NDManager owner) {
      for (NDArray parameter : parameters) {
        slots.add(new Slot(parameter, owner.zeros(parameter.getShape())));
      }
    }

    @Override
    public void step(double learningRate, NDManager scope) {
      for (Slot slot : slots) {
        NDArray gradient = slot.parameter.getGradient();
        gradient.attach(scope);
        slot.velocity.muli(MOMENTUM).addi(gradient);
        NDArray step = slot.velocity.mul((float) learningRate);
        step.attach(scope);
        slot.parameter.subi(step);
      }
    }
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

    private double usual;
    private int seen;
    private int inARow;

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

  /// Turns gradients into new parameters. One thread uses it, under the engine's lock; whoever
  /// makes it closes it.
  interface UpdateRule extends AutoCloseable {
    /// One update of every parameter from its current gradient.
    ///
    /// @param learningRate step size
    /// @param scope owns what is needed only for this update
    void step(double learningRate, NDManager scope);

    @Override
    default void close() {}
  }
}
