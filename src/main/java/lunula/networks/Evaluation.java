package lunula.networks;

import java.util.random.RandomGenerator;
import lunula.data.LabelledImages;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.loss.ElboTerms;

/// Mean losses of a network over a set of images.
public final class Evaluation {
  private Evaluation() {}

  /// The one-sample estimate of the ELBO's terms, in nats per image: z is drawn once per image.
  /// Blocking; holds the network for a chunk at a time.
  ///
  /// @param without class whose images do not count; of all images, if there is no such class
  public static ElboTerms sampled(
      int without, Autoencoder network, ResidentImages images, RandomGenerator random) {
    return mean(without, images, network.backend().terms(images, random));
  }

  /// Both the one-sample estimate and the losses at the posterior means. Blocking.
  ///
  /// @param without as in [#sampled]
  public static TestResult full(
      int without, Autoencoder network, ResidentImages images, RandomGenerator random) {
    return new TestResult(
        sampled(without, network, images, random).losses(),
        mean(without, images, network.backend().terms(images, null)).losses());
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

  /// −log p(x|z) of images at given places, in nats with the likelihood's constants. Blocking;
  /// holds the network for the whole call: ask for a few hundred rows at a time.
  ///
  /// @param images with their classes, which a conditional network is told
  /// @param z row-major, shape (images, draws, latent dimensions), the same number of draws for
  ///     each image
  /// @return row-major, shape (images, draws)
  public static float[] misfits(Autoencoder network, LabelledImages images, float[] z) {
    return network.backend().misfits(images.allPixels(), images.allLabels(), z);
  }

  /// Expected grey values in 0..1 at given places. Blocking.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @param labels class of each place, unsigned bytes; ignored by an unconditional network
  /// @return row-major, shape (places, pixels)
  public static float[] pictures(Autoencoder network, float[] z, byte[] labels) {
    int size = network.architecture().pixels();
    float[][] places = network.backend().pixels(z, labels);
    float[] all = new float[places.length * size];
    for (int place = 0; place < places.length; place++) {
      System.arraycopy(places[place], 0, all, place * size, size);
    }
    return all;
  }

  /// What an unconditional decoder ends in before it becomes grey values, such as logits. Blocking.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @return row-major, shape (places, pixels)
  public static float[] logits(Autoencoder network, float... z) {
    return network.backend().decoded(z, new byte[0]);
  }
}
