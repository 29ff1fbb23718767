package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import lunula.data.LabelledImages;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.loss.ElboTerms;
import org.jspecify.annotations.Nullable;

/// Mean losses of a network over a set of images.
public final class Evaluation {
  /// Few, because the exponentials of the exact loss take longest of all that holds the lock.
  private static final int CHUNK = 125;

  private Evaluation() {}

  /// The one-sample estimate of the ELBO's terms, in nats per image: z is drawn once per image.
  /// Blocking; holds the network for a chunk at a time.
  ///
  /// @param without class whose images do not count; of all images, if there is no such class
  public static ElboTerms sampled(
      int without, Autoencoder network, ResidentImages images, RandomGenerator random) {
    return mean(without, images, perImage(network, images, random));
  }

  /// Both the one-sample estimate and the losses at the posterior means. Blocking.
  ///
  /// @param without as in [#sampled]
  public static TestResult full(
      int without, Autoencoder network, ResidentImages images, RandomGenerator random) {
    return new TestResult(
        sampled(without, network, images, random).losses(),
        mean(without, images, perImage(network, images, null)).losses());
  }

  /// The ELBO's terms of each image, in nats, with one z per image. Blocking; holds the network for
  /// a chunk at a time.
  ///
  /// @param random draws z; null takes the posterior means
  private static ElboTerms[] perImage(
      Autoencoder network, ResidentImages images, @Nullable RandomGenerator random) {
    ElboTerms[] losses = new ElboTerms[images.count()];
    for (int from = 0; from < images.count(); from += CHUNK) {
      int first = from;
      int end = Math.min(images.count(), from + CHUNK);
      float[] noise = noise(network, end - from, random);
      network.inScope(
          scope -> {
            measure(network, images, first, end, noise, losses, scope);
            return end;
          });
    }
    return losses;
  }

  private static void measure(
      Autoencoder network,
      ResidentImages images,
      int from,
      int end,
      float[] noise,
      ElboTerms[] into,
      NDManager scope) {
    NDArray x = images.range(from, end, scope);
    NDArray condition = network.forward().condition(images.labelsBetween(from, end), scope);
    NDArray epsilon = scope.create(noise, new Shape(end - from, latents(network)));
    ForwardPass.PosteriorBatch posterior = network.forward().posterior(x, condition);
    NDArray decoded = network.forward().decoded(posterior.draw(epsilon), condition);
    float[] reconstruction =
        ElboObjective.reconstruction(network, decoded, x, network.scale()).toFloatArray();
    NDArray kls = ElboObjective.kl(posterior);
    float[] kl = kls == null ? new float[end - from] : kls.sum(new int[] {1}).toFloatArray();
    for (int i = from; i < end; i++) {
      into[i] = new ElboTerms(reconstruction[i - from], kl[i - from]);
    }
  }

  private static ElboTerms mean(int without, ResidentImages images, ElboTerms... losses) {
    int[] counted = images.notOfClass(without);
    double reconstruction = 0;
    double kl = 0;
    for (int image : counted) {
      reconstruction += losses[image].reconstruction();
      kl += losses[image].kl();
    }
    return new ElboTerms(reconstruction / counted.length, kl / counted.length);
  }

  private static float[] noise(Autoencoder network, int count, @Nullable RandomGenerator random) {
    float[] noise = new float[count * latents(network)];
    if (random != null) {
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) random.nextGaussian();
      }
    }
    return noise;
  }

  /// −log p(x|z) of images at given places, in nats with the likelihood's constants. Blocking;
  /// holds the network for the whole call: ask for a few hundred rows at a time.
  ///
  /// @param images with their classes, which a conditional network is told
  /// @param z row-major, shape (images, draws, latent dimensions), the same number of draws for
  ///     each image
  /// @return row-major, shape (images, draws)
  public static float[] misfits(Autoencoder network, LabelledImages images, float[] z) {
    int rows = z.length / latents(network);
    int draws = rows / images.count();
    float[] pixels = ResidentImages.unit(images.allPixels(), 0, images.allPixels().length);
    return network.inScope(
        scope -> {
          NDArray x =
              scope.create(pixels, new Shape(images.count(), pixels.length / images.count()));
          NDArray decoded = decoded(network, z, repeated(images.allLabels(), draws), scope);
          NDArray targets = draws == 1 ? x : x.repeat(0, draws);
          return ElboObjective.reconstruction(network, decoded, targets, network.scale())
              .toFloatArray();
        });
  }

  /// Expected grey values in 0..1 at given places. Blocking; holds the network for the whole call.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @param labels class of each place, unsigned bytes; ignored by an unconditional network
  /// @return row-major, shape (places, pixels)
  public static float[] pictures(Autoencoder network, float[] z, byte[] labels) {
    return network.inScope(
        scope -> network.forward().pixels(decoded(network, z, labels, scope)).toFloatArray());
  }

  /// What an unconditional decoder ends in before it becomes grey values, such as logits. Blocking;
  /// holds the network for the whole call.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @return row-major, shape (places, pixels)
  public static float[] logits(Autoencoder network, float... z) {
    return network.inScope(scope -> decoded(network, z, new byte[0], scope).toFloatArray());
  }

  private static NDArray decoded(Autoencoder network, float[] z, byte[] labels, NDManager scope) {
    int latents = latents(network);
    NDArray places = scope.create(z, new Shape(z.length / latents, latents));
    return network.forward().decoded(places, network.forward().condition(labels, scope));
  }

  private static byte[] repeated(byte[] labels, int times) {
    byte[] repeated = new byte[labels.length * times];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = labels[i / times];
    }
    return repeated;
  }

  private static int latents(Autoencoder network) {
    return network.architecture().latentDimensions();
  }
}
