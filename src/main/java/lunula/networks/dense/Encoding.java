package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from images to their posteriors and to places drawn from them, and back, with buffers
/// for some rows. One thread at a time.
final class Encoding {
  private final DenseNetwork network;
  private final int latents;
  private final Stack.Flow encoder;
  private final Stack.@Nullable Flow meanHead;
  private final Stack.@Nullable Flow logVarianceHead;
  private final float[] drawn;
  private final float[] atFeatures;
  private float[] seen = {};
  private float[] features = {};
  private float[] means = {};
  private float[] logVariances = {};
  private float[] noise = {};
  private int noiseAt;
  private int count;

  /// @param rows most images at a time
  /// @param learning whether gradients go back
  Encoding(DenseNetwork network, int rows, boolean learning) {
    this.network = network;
    latents = network.architecture().latentDimensions();
    Stack mean = network.mean();
    Stack logVariance = network.logVariance();
    encoder = network.encoder().new Flow(rows, learning);
    meanHead = mean == null ? null : mean.new Flow(rows, learning);
    logVarianceHead = logVariance == null ? null : logVariance.new Flow(rows, learning);
    drawn = new float[rows * latents];
    atFeatures = new float[learning ? rows * network.architecture().headInputs() : 0];
  }

  /// Encodes images.
  ///
  /// @param images as the encoder takes them, row by row; kept until the way back
  /// @param labels class of each image, from number `from` on
  void of(float[] images, int rows, byte[] labels, int from) {
    seen = images;
    count = rows;
    features = network.features(encoder.forward(images, rows), rows, labels, from);
    if (meanHead != null && logVarianceHead != null) {
      means = meanHead.forward(features, rows);
      logVariances = logVarianceHead.forward(features, rows);
    } else {
      means = features;
    }
  }

  /// Codes, shape (rows, latent dimensions), valid until the next images; there may be more behind
  /// them.
  float[] means() {
    return means;
  }

  /// Likewise; empty of a plain autoencoder.
  float[] logVariances() {
    return logVariances;
  }

  /// The reparameterisation, z = mean + exp(log-variance / 2) · ε; the codes themselves where there
  /// is no variance. Kingma & Welling 2014, section 2.4.
  ///
  /// @param epsilon standard normal, kept until the way back
  /// @param at where these rows' numbers begin in it
  /// @return shape (rows, latent dimensions), of this length
  float[] drawn(float[] epsilon, int at) {
    noise = epsilon;
    noiseAt = at;
    float[] z = drawn.length == count * latents ? drawn : new float[count * latents];
    for (int i = 0; i < z.length; i++) {
      z[i] =
          logVarianceHead == null
              ? means[i]
              : (float) (means[i] + Math.exp(0.5 * logVariances[i]) * epsilon[at + i]);
    }
    return z;
  }

  /// KL divergence of a row's posterior from the standard normal prior in nats, closed form; 0 of a
  /// plain autoencoder. Kingma & Welling 2014, appendix B.
  double kl(int row) {
    double kl = 0;
    for (int d = 0; d < latents; d++) {
      kl += kl(row, d);
    }
    return kl;
  }

  /// The share of one number of z.
  double kl(int row, int dimension) {
    if (logVarianceHead == null) {
      return 0;
    }
    int i = row * latents + dimension;
    double mean = means[i];
    return 0.5 * (mean * mean + Math.exp(logVariances[i]) - logVariances[i] - 1);
  }

  /// How many arrays of gradients [#backward] writes.
  int parameters() {
    return network.encoder().parameters() + (meanHead == null ? 0 : 4);
  }

  /// Back through the reparameterisation, the heads and the encoder.
  ///
  /// @param atZ gradient at z and what follows it in a row, which is passed over
  /// @param klWeight weight of the KL term of each image, for each number of z
  /// @param into gradients of the encoder's parameters and the heads'; overwritten
  void backward(float[] atZ, double[] klWeight, List<float[]> into) {
    int width = atZ.length / count;
    float[] atMean = new float[count * latents];
    for (int row = 0; row < count; row++) {
      System.arraycopy(atZ, row * width, atMean, row * latents, latents);
    }
    if (meanHead == null || logVarianceHead == null) {
      encoder.backward(seen, count, atMean, into, null);
      return;
    }
    float[] atLogVariance = new float[atMean.length];
    for (int i = 0; i < atMean.length; i++) {
      double deviation = Math.exp(0.5 * logVariances[i]);
      double weight = klWeight[i % latents];
      atLogVariance[i] =
          (float)
              (0.5 * atMean[i] * deviation * noise[noiseAt + i]
                  + 0.5 * weight * (deviation * deviation - 1));
      atMean[i] += (float) (weight * means[i]);
    }
    int heads = network.encoder().parameters();
    meanHead.backward(features, count, atMean, into.subList(heads, heads + 2), atFeatures);
    float[] more = new float[atFeatures.length];
    logVarianceHead.backward(
        features, count, atLogVariance, into.subList(heads + 2, heads + 4), more);
    // What stands behind an image's features, its class, learns nothing.
    int told = network.architecture().headInputs();
    int own = network.encoder().out();
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < own; i++) {
        atFeatures[row * own + i] = atFeatures[row * told + i] + more[row * told + i];
      }
    }
    encoder.backward(seen, count, atFeatures, into, null);
  }
}
