package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import lunula.model.LossParts;
import lunula.model.ModelCard.TestResult;

/// Mean losses of a network over a set of images.
public final class Evaluation {
  /// Few, because the exponentials of the exact loss take longest of all that holds the lock.
  private static final int CHUNK = 125;

  private Evaluation() {}

  /// The one-sample estimate of the ELBO's terms, in nats per image: z is drawn once per image.
  /// Blocking; holds the network for a chunk at a time.
  public static LossParts sampled(Vae vae, ResidentImages images, RandomGenerator random) {
    return mean(
        images, (from, end) -> chunk(vae, images, from, end, noise(vae, end - from, random)));
  }

  /// Both the one-sample estimate and the losses at the posterior means, in nats per image.
  /// Blocking.
  public static TestResult full(Vae vae, ResidentImages images, RandomGenerator random) {
    LossParts atMean =
        mean(
            images,
            (from, end) -> chunk(vae, images, from, end, new float[(end - from) * latents(vae)]));
    return new TestResult(sampled(vae, images, random), atMean);
  }

  private interface Chunk {
    /// Sums over the images `from` to `end` - 1.
    LossParts sums(int from, int end);
  }

  private static LossParts mean(ResidentImages images, Chunk chunk) {
    double reconstruction = 0;
    double kl = 0;
    for (int from = 0; from < images.count(); from += CHUNK) {
      LossParts sums = chunk.sums(from, Math.min(images.count(), from + CHUNK));
      reconstruction += sums.reconstruction();
      kl += sums.kl();
    }
    return new LossParts(reconstruction / images.count(), kl / images.count());
  }

  private static LossParts chunk(Vae vae, ResidentImages images, int from, int end, float[] noise) {
    return vae.inScope(scope -> losses(vae, images.range(from, end, scope), noise, scope));
  }

  private static LossParts losses(Vae vae, NDArray x, float[] noise, NDManager scope) {
    NDArray epsilon = scope.create(noise, new Shape(x.getShape().get(0), latents(vae)));
    Vae.Posterior posterior = vae.posterior(x);
    NDArray logits = vae.logits(Sampling.draw(posterior, epsilon));
    return new LossParts(
        Losses.crossEntropy(logits, x).getFloat(),
        Losses.kl(posterior.mean(), posterior.logVariance()).getFloat());
  }

  private static float[] noise(Vae vae, int count, RandomGenerator random) {
    float[] noise = new float[count * latents(vae)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private static int latents(Vae vae) {
    return vae.architecture().latentDimensions();
  }
}
