package lunula.networks.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lunula.model.network.Multimodal;
import lunula.networks.dense.MatrixProduct.Matrix;
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
  private float[] seen = {};
  private float[] features = {};
  private float[] means = {};
  private float[] logVariances = {};
  private float[] noise = {};
  private final float[] atFeatures;
  private final float[] more;
  private float[] atMean = {};
  private float[] atLogVariance = {};
  private int noiseAt;
  private int count;

  /// For the way to the posteriors alone.
  ///
  /// @param rows most images at a time
  Encoding(DenseNetwork network, int rows) {
    this(network, rows, 0, stack -> stack.new Flow(rows));
  }

  /// For the way back, too.
  ///
  /// @param flow makes what flows through the encoder and the heads
  Encoding(DenseNetwork network, int rows, Function<Stack, Stack.Flow> flow) {
    this(network, rows, rows * network.architecture().headInputs(), flow);
  }

  private Encoding(
      DenseNetwork network, int rows, int gradients, Function<Stack, Stack.Flow> flow) {
    this.network = network;
    latents = network.architecture().latentDimensions();
    Stack mean = network.mean();
    Stack logVariance = network.logVariance();
    encoder = flow.apply(network.encoder());
    meanHead = mean == null ? null : flow.apply(mean);
    logVarianceHead = logVariance == null ? null : flow.apply(logVariance);
    drawn = new float[rows * latents];
    atFeatures = new float[gradients];
    more = new float[gradients];
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
      if (network.architecture().body() instanceof Multimodal) {
        ProductOfExperts.withPrior(means, logVariances, rows * latents);
      }
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
    deriveHeads(atZ, klWeight);
    if (meanHead == null || logVarianceHead == null) {
      encoder.backward(seen, count, atMean, into, null);
      return;
    }
    int heads = network.encoder().parameters();
    meanHead.backward(features, count, atMean, into.subList(heads, heads + 2), atFeatures);
    logVarianceHead.backward(
        features, count, atLogVariance, into.subList(heads + 2, heads + 4), more);
    encoder.backward(seen, count, atEncoder(), into, null);
  }

  /// As [#backward], by two threads.
  ///
  /// @return computes the parameters' gradients and makes the updates
  List<Runnable> backwardShared(float[] atZ, double[] klWeight) {
    deriveHeads(atZ, klWeight);
    if (meanHead == null || logVarianceHead == null) {
      return encoder.backwardShared(seen, count, atMean, null);
    }
    List<Runnable> learning = new ArrayList<>();
    learning.addAll(meanHead.backwardShared(features, count, atMean, atFeatures));
    learning.addAll(logVarianceHead.backwardShared(features, count, atLogVariance, more));
    learning.addAll(encoder.backwardShared(seen, count, atEncoder(), null));
    return learning;
  }

  private void deriveHeads(float[] atZ, double[] klWeight) {
    int width = atZ.length / count;
    atMean = new float[count * latents];
    for (int row = 0; row < count; row++) {
      System.arraycopy(atZ, row * width, atMean, row * latents, latents);
    }
    if (logVarianceHead == null) {
      return;
    }
    atLogVariance = new float[atMean.length];
    for (int i = 0; i < atMean.length; i++) {
      double deviation = Math.exp(0.5 * logVariances[i]);
      double weight = klWeight[i % latents];
      atLogVariance[i] =
          (float)
              (0.5 * atMean[i] * deviation * noise[noiseAt + i]
                  + 0.5 * weight * (deviation * deviation - 1));
      atMean[i] += (float) (weight * means[i]);
    }
  }

  /// The gradients of both heads together. What stands behind an image's features, its class,
  /// learns nothing.
  private float[] atEncoder() {
    int told = network.architecture().headInputs();
    int own = network.encoder().out();
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < own; i++) {
        atFeatures[row * own + i] = atFeatures[row * told + i] + more[row * told + i];
      }
    }
    return atFeatures;
  }

  /// Length of the gradient of the heads' weights, after the way back; 0 of a plain autoencoder.
  double lengthAtHeads() {
    if (meanHead == null) {
      return 0;
    }
    int width = network.architecture().headInputs();
    float[] gradient = new float[latents * width];
    double squares = 0;
    for (float[] atHead : List.of(atMean, atLogVariance)) {
      MatrixProduct.KERNEL.transposedTimes(
          latents,
          width,
          count,
          Matrix.of(atHead, latents),
          Matrix.of(features, width),
          false,
          Matrix.of(gradient, width));
      for (float each : gradient) {
        squares += (double) each * each;
      }
    }
    return Math.sqrt(squares);
  }
}
