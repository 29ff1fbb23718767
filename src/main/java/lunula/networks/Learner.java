package lunula.networks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import lunula.model.LossParts;
import lunula.model.Objective;

/// Takes training steps on a [Vae]. One thread uses it from making to closing, because the engine
/// records gradients per thread. Whoever makes it closes it; the network stays open.
public final class Learner implements AutoCloseable {
  private final Vae vae;
  private final ResidentImages images;
  private final Objective objective;
  private final NDManager manager;
  private final Adam adam;

  /// @param vae the network to train
  /// @param images training images, of the network's size
  /// @param objective what to minimise
  public Learner(Vae vae, ResidentImages images, Objective objective) {
    this.vae = vae;
    this.images = images;
    this.objective = objective;
    manager = vae.manager().newSubManager();
    adam = NativeEngine.exclusively(this::prepare);
  }

  private Adam prepare() {
    vae.parameters().values().forEach(parameter -> parameter.setRequiresGradient(true));
    return Adam.of(vae.parameters().values(), manager);
  }

  /// One step: the gradient of the objective on a batch, then Adam.
  ///
  /// @param indices numbers of the batch's images
  /// @param noise standard normal, shape (batch, latent dimensions): z = mean + exp(log-variance /
  ///     2) · ε, Kingma & Welling 2014, section 2.4
  /// @param learningRate step size
  public void step(int[] indices, float[] noise, double learningRate) {
    vae.inScope(
        scope -> {
          learn(indices, noise, learningRate, scope).kl().toFloatArray();
          return indices;
        });
  }

  /// The same step, and the batch's mean losses in nats per image before it; slower than [#step] by
  /// the cross-entropy's exponentials.
  public LossParts measuredStep(int[] indices, float[] noise, double learningRate) {
    return vae.inScope(
        scope -> {
          Batch batch = learn(indices, noise, learningRate, scope);
          double reconstruction = Losses.crossEntropy(batch.logits(), batch.x()).getFloat();
          return new LossParts(
              reconstruction / indices.length, batch.kl().getFloat() / indices.length);
        });
  }

  private record Batch(NDArray x, NDArray logits, NDArray kl) {}

  private Batch learn(int[] indices, float[] noise, double learningRate, NDManager scope) {
    NDArray x = images.batch(indices, scope);
    NDArray epsilon =
        scope.create(noise, new Shape(indices.length, vae.architecture().latentDimensions()));
    Batch batch;
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      Vae.Posterior posterior = vae.posterior(x);
      vae.giveWay();
      NDArray kl = Losses.kl(posterior.mean(), posterior.logVariance());
      batch = new Batch(x, vae.logits(Sampling.draw(posterior, epsilon)), kl);
      NDArray loss =
          Losses.crossEntropyGradient(batch.logits(), x)
              .add(kl.mul((float) objective.beta()))
              .div(indices.length);
      vae.giveWay();
      collector.backward(loss);
    }
    vae.giveWay();
    adam.step(learningRate, scope);
    return batch;
  }

  /// Frees the optimiser's memory and the gradients.
  @Override
  public void close() {
    adam.close();
    vae.release(manager);
  }
}
