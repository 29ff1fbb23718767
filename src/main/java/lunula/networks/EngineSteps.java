package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import lunula.model.loss.ElboTerms;
import lunula.model.network.StepMemory;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// Training steps by the engine.
final class EngineSteps implements Backend.Steps {
  private static final List<String> HEADS = List.of("mean.weight", "log_variance.weight");

  private final EngineBackend network;
  private final ResidentImages images;
  private final Objective objective;
  private final NDManager manager;
  private final UpdateRule rule;

  EngineSteps(EngineBackend network, ResidentImages images, TrainingPlan plan) {
    this.network = network;
    this.images = images;
    objective = plan.objective();
    images.load();
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

  @Override
  public ElboTerms step(
      Backend.Batch batch,
      double learningRate,
      double beta,
      boolean measured,
      DoublePredicate taken) {
    int count = batch.indices().length;
    return network.inScope(
        scope -> {
          Forward forward = learn(batch, learningRate, beta, taken, scope);
          if (!measured) {
            forward.z().toFloatArray();
            return new ElboTerms(0, 0);
          }
          double reconstruction =
              ElboObjective.reconstruction(network, forward.decoded(), forward.x(), forward.scale())
                  .sum()
                  .getFloat();
          NDArray kl = forward.kl();
          return new ElboTerms(
              reconstruction / count, kl == null ? 0 : kl.sum().getFloat() / count);
        });
  }

  /// @param scale the likelihood's before the update
  private record Forward(
      NDArray x, NDArray z, NDArray decoded, @Nullable NDArray kl, double scale) {}

  private Forward learn(
      Backend.Batch batch,
      double learningRate,
      double beta,
      DoublePredicate taken,
      NDManager scope) {
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
      forward = new Forward(x, z, decoded, ElboObjective.kl(posterior), network.currentScale());
      NDArray loss = loss(forward, beta, count);
      network.giveWay();
      collector.backward(loss);
    }
    network.giveWay();
    if (taken.test(gradientAtHeads(scope))) {
      rule.step(learningRate, scope);
    }
    forgetGradients(scope);
    return forward;
  }

  /// PyTorch adds a gradient to the one before it, MXNet puts it in its place.
  private void forgetGradients(NDManager scope) {
    if (NativeEngine.engine().getEngineName().equals("PyTorch")) {
      for (NDArray parameter : network.parameters().values()) {
        NDArray gradient = parameter.getGradient();
        gradient.attach(scope);
        gradient.set(new NDIndex("..."), 0);
      }
    }
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

  /// Length of the newest gradient at the posterior's two heads; 0 of a plain autoencoder.
  ///
  /// @param scope owns the gradients
  private double gradientAtHeads(NDManager scope) {
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

  @Override
  public StepMemory memory() {
    return network.inScope(scope -> rule.memory(names()));
  }

  @Override
  public void recall(StepMemory memory) {
    network.inScope(
        scope -> {
          rule.recall(names(), memory);
          return memory;
        });
  }

  private List<String> names() {
    return List.copyOf(network.parameters().keySet());
  }

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

    @Override
    public StepMemory memory(List<String> names) {
      return StepMemory.of(UpdateRule.read(names, velocities(), FIRST), Map.of());
    }

    @Override
    public void recall(List<String> names, StepMemory memory) {
      Map<String, float[]> arrays = UpdateRule.read(names, velocities(), FIRST);
      memory.into(arrays);
      UpdateRule.write(names, velocities(), FIRST, arrays);
    }

    private List<NDArray> velocities() {
      return slots.stream().map(Slot::velocity).toList();
    }
  }

  /// Turns gradients into new parameters. One thread uses it, under the engine's lock; whoever
  /// makes it closes it.
  interface UpdateRule extends AutoCloseable {
    /// What names of first moments and velocities begin with.
    String FIRST = "first.";

    /// One update of every parameter from its current gradient.
    ///
    /// @param learningRate step size
    /// @param scope owns what is needed only for this update
    void step(double learningRate, NDManager scope);

    /// What is remembered of the gradients.
    ///
    /// @param names of the parameters, in their order
    StepMemory memory(List<String> names);

    /// Goes on from what was remembered of the same network's gradients.
    ///
    /// @throws IllegalArgumentException if it is of another network or rule
    void recall(List<String> names, StepMemory memory);

    /// The engine's arrays, one a parameter, by the parameter's name after a prefix.
    static Map<String, float[]> read(List<String> names, List<NDArray> arrays, String prefix) {
      Map<String, float[]> read = new LinkedHashMap<>();
      for (int i = 0; i < arrays.size(); i++) {
        read.put(prefix + names.get(i), arrays.get(i).toFloatArray());
      }
      return read;
    }

    /// Writes what [#read] has read.
    static void write(
        List<String> names, List<NDArray> arrays, String prefix, Map<String, float[]> values) {
      for (int i = 0; i < arrays.size(); i++) {
        arrays.get(i).set(values.get(prefix + names.get(i)));
      }
    }

    @Override
    default void close() {}
  }
}
