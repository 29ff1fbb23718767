package lunula.networks.dense;

import static lunula.networks.dense.MatrixProduct.KERNEL;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lunula.model.TextCodes;
import lunula.networks.dense.MatrixProduct.Matrix;
import org.jspecify.annotations.Nullable;

/// The way of some texts through a [TextNetwork] and back, with all the space it needs. One thread
/// at a time.
final class TextPass {
  private static final double EPSILON = 1e-5;

  /// Places whose characters' probabilities are at work at once: they stay in the processor's
  /// caches from the product on to the gradients.
  private static final int TOGETHER = 64;

  private final TextNetwork network;
  private final int places;
  private final int width;
  private final int characters;
  private final int latents;
  private final boolean variational;
  private final float[] embedding;
  private final Affine meanHead;
  private final Affine logVarianceHead;
  private final Affine dense;
  private final Affine output;
  private final List<GatedConvolution.Flow> encoder;
  private final List<GatedConvolution.Flow> decoder;
  private final int[] targets;
  private final float[] embedded;
  private final float[] codes;
  private final float[] means;
  private final float[] logVariances;
  private final float[] z;
  private final float[] unfolded;
  private final float[] probabilities;
  private final float[] atPlaces;
  private final float[] atZ;
  private final float[] atLogVariances;
  private final float[] atFeatures;
  private final float[] atMore;
  private final float[][] atCharacters;
  private float[] features = {};
  private float[] described = {};
  private int texts;

  /// @param rows most texts at a time
  /// @param learning whether there is a way back
  TextPass(TextNetwork network, int rows, boolean learning) {
    this.network = network;
    places = network.places();
    width = network.width();
    characters = network.characters();
    latents = network.latents();
    variational = network.architecture().variational();
    int row = places * width;
    embedding = network.parameter("encoder.0.weight");
    String code = variational ? "mean" : "encoder." + (network.encoder().size() + 2);
    meanHead = network.linear(code, row, latents);
    logVarianceHead = variational ? network.linear("log_variance", row, latents) : meanHead;
    dense = network.linear("decoder.0", latents, row);
    output = network.output();
    encoder = flows(network.encoder(), rows, learning);
    decoder = flows(network.decoder(), rows, learning);
    targets = new int[rows * places];
    embedded = new float[rows * row];
    codes = new float[rows * latents];
    means = new float[rows * latents];
    logVariances = new float[rows * latents];
    z = new float[rows * latents];
    unfolded = new float[rows * row];
    probabilities = new float[(learning ? TOGETHER : places) * characters];
    atPlaces = new float[learning ? rows * row : 0];
    atZ = new float[learning ? rows * latents : 0];
    atLogVariances = new float[atZ.length];
    atFeatures = new float[atPlaces.length];
    atMore = new float[atPlaces.length];
    int stretches = (characters + Sigmoid.STRETCH - 1) / Sigmoid.STRETCH;
    atCharacters = new float[learning ? stretches : 0][Sigmoid.STRETCH];
  }

  private static List<GatedConvolution.Flow> flows(
      List<GatedConvolution> layers, int rows, boolean learning) {
    return layers.stream().map(layer -> layer.new Flow(rows, learning)).toList();
  }

  /// The numbers of a text's characters.
  static void targets(byte[] codes, int from, int places, int[] into, int at) {
    for (int place = 0; place < places; place++) {
      into[at + place] = TextCodes.number(codes, from, places, place);
    }
  }

  /// Encodes some texts; where means are normalised, by what they were over the batches before.
  ///
  /// @param all as [TextCodes]
  /// @param indices which of them, from number `from` on
  void encode(byte[] all, int[] indices, int from, int rows) {
    encodeRaw(all, indices, from, rows);
    if (network.meanScale() == 0) {
      System.arraycopy(codes, 0, means, 0, rows * latents);
    } else {
      float[] mean = network.parameter("mean_norm.running_mean");
      float[] variance = network.parameter("mean_norm.running_var");
      normalise(mean, variance);
    }
  }

  /// The same, with the means as the head gives them: [#normalise] or [#keep] comes next.
  void encodeRaw(byte[] all, int[] indices, int from, int rows) {
    texts = rows;
    for (int i = 0; i < rows; i++) {
      targets(all, indices[from + i] * 2 * places, places, targets, i * places);
    }
    for (int i = 0; i < rows * places; i++) {
      System.arraycopy(embedding, targets[i] * width, embedded, i * width, width);
    }
    float[] x = embedded;
    for (GatedConvolution.Flow layer : encoder) {
      x = layer.forward(x, rows);
    }
    features = x;
    forward(meanHead, features, codes, rows);
    if (variational) {
      forward(logVarianceHead, features, logVariances, rows);
    }
  }

  private static void forward(Affine layer, float[] x, float[] y, int rows) {
    layer.forward(x, y, rows, new float[0][]);
  }

  /// Takes the codes for the means.
  void keep() {
    System.arraycopy(codes, 0, means, 0, texts * latents);
  }

  /// Brings the codes to means of a deviation.
  void normalise(float[] mean, float[] variance) {
    for (int d = 0; d < latents; d++) {
      float scale = (float) (network.meanScale() / Math.sqrt(variance[d] + EPSILON));
      for (int i = d; i < texts * latents; i += latents) {
        means[i] = scale * (codes[i] - mean[d]);
      }
    }
  }

  /// Sums of the codes and of their squares, for each dimension.
  void addMoments(double[] sums, double[] squares) {
    for (int i = 0; i < texts * latents; i++) {
      sums[i % latents] += codes[i];
      squares[i % latents] += (double) codes[i] * codes[i];
    }
  }

  float[] means() {
    return means;
  }

  float[] logVariances() {
    return logVariances;
  }

  /// KL divergence of the posteriors from the prior, summed over the texts, for each dimension.
  void addKl(double[] kl) {
    for (int i = 0; i < texts * latents; i++) {
      double mean = means[i];
      kl[i % latents] += 0.5 * (mean * mean + Math.exp(logVariances[i]) - logVariances[i] - 1);
    }
  }

  /// The places drawn from the posteriors.
  ///
  /// @param noise standard normal, from number `at` on; null for the means
  private void draw(float @Nullable [] noise, int at) {
    for (int i = 0; i < texts * latents; i++) {
      z[i] =
          noise == null
              ? means[i]
              : (float) (means[i] + Math.exp(0.5 * logVariances[i]) * noise[at + i]);
    }
  }

  /// Decodes up to what stands before the output layer.
  void decode(float[] latent, int rows) {
    texts = rows;
    forward(dense, latent, unfolded, rows);
    float[] x = unfolded;
    for (GatedConvolution.Flow layer : decoder) {
      x = layer.forward(x, rows);
    }
    described = x;
  }

  /// After [#decode] of a pass without a way back: probabilities of the characters of one text,
  /// shape (places, characters), valid until the next call.
  float[] probabilities(int text) {
    logits(text * places, places);
    for (int row = 0; row < places; row++) {
      int from = row * characters;
      float scale = (float) (1 / exponentials(from));
      for (int i = from; i < from + characters; i++) {
        probabilities[i] *= scale;
      }
    }
    return probabilities;
  }

  /// The output layer of some places, to the front of the working space.
  private void logits(int first, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(output.bias(), 0, probabilities, row * characters, characters);
    }
    KERNEL.timesTransposed(
        rows,
        characters,
        width,
        new Matrix(described, first * width, width),
        Matrix.of(output.weight(), width),
        true,
        Matrix.of(probabilities, characters));
  }

  /// Replaces a place's logits by their exponentials, less the largest.
  ///
  /// @return the sum
  private double exponentials(int from) {
    return Sigmoid.exponentials(
        probabilities, from, characters, Functions.largest(probabilities, from, characters));
  }

  /// From the posteriors to the decoded texts and back to z, with the gradients of all behind.
  ///
  /// @param noise standard normal, from number `at` on; null for the means
  /// @param weight of a text's loss
  /// @param gradients by the parameters' names, overwritten
  /// @return −log p(x|z) of all texts together
  double decodeAndBack(
      float @Nullable [] noise, int at, float weight, Map<String, float[]> gradients) {
    draw(noise, at);
    decode(z, texts);
    double loss = outputs(weight, gradients);
    for (int layer = decoder.size() - 1; layer >= 0; layer--) {
      String name = "decoder." + (layer + 2);
      decoder
          .get(layer)
          .backward(
              atPlaces, texts, of(gradients, name + ".weight"), of(gradients, name + ".bias"));
    }
    dense.backward(z, unfolded, atPlaces, texts, pair(gradients, "decoder.0"), atZ, new float[0][]);
    return loss;
  }

  private static float[] of(Map<String, float[]> gradients, String name) {
    float[] values = gradients.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no gradient is named " + name);
    }
    return values;
  }

  private static List<float[]> pair(Map<String, float[]> gradients, String name) {
    return List.of(of(gradients, name + ".weight"), of(gradients, name + ".bias"));
  }

  /// The cross-entropy and its gradients at the output layer and at what goes into it: softmax less
  /// one at the right character.
  private double outputs(float weight, Map<String, float[]> gradients) {
    String name = "decoder." + (decoder.size() + 2);
    float[] atWeight = of(gradients, name + ".weight");
    float[] atBias = of(gradients, name + ".bias");
    Arrays.fill(atBias, 0);
    for (float[] some : atCharacters) {
      Arrays.fill(some, 0);
    }
    double loss = 0;
    int rows = texts * places;
    for (int first = 0; first < rows; first += TOGETHER) {
      int some = Math.min(TOGETHER, rows - first);
      logits(first, some);
      for (int row = 0; row < some; row++) {
        int from = row * characters;
        int target = from + targets[first + row];
        float right = probabilities[target];
        float largest = Functions.largest(probabilities, from, characters);
        double sum = Sigmoid.exponentials(probabilities, from, characters, largest);
        loss += Math.log(sum) + largest - right;
        Functions.scaleAndAdd(
            probabilities, from, characters, (float) (weight / sum), atCharacters);
        probabilities[target] -= weight;
        atBias[targets[first + row]] -= weight;
      }
      Matrix at = Matrix.of(probabilities, characters);
      KERNEL.times(
          some,
          width,
          characters,
          at,
          Matrix.of(output.weight(), width),
          false,
          new Matrix(atPlaces, first * width, width));
      KERNEL.transposedTimes(
          characters,
          width,
          some,
          at,
          new Matrix(described, first * width, width),
          first > 0,
          Matrix.of(atWeight, width));
    }
    for (int i = 0; i < characters; i++) {
      atBias[i] += atCharacters[i / Sigmoid.STRETCH][i % Sigmoid.STRETCH];
    }
    return loss;
  }

  /// Goes on to the gradients at the posteriors' means, and at their log-variances.
  ///
  /// @param noise that z was drawn with, from number `at` on; null if it was the means
  /// @param klWeight weight of a text's KL term, for each dimension
  void atPosteriors(float @Nullable [] noise, int at, double[] klWeight) {
    for (int i = 0; i < texts * latents; i++) {
      double weight = klWeight[i % latents];
      double deviation = Math.exp(0.5 * logVariances[i]);
      double drawn = noise == null ? 0 : 0.5 * atZ[i] * deviation * noise[at + i];
      atLogVariances[i] = (float) (drawn + 0.5 * weight * (deviation * deviation - 1));
      atZ[i] += (float) (weight * means[i]);
    }
  }

  /// Sums of the gradients at the means, and of their products with the normalised codes, for each
  /// dimension.
  void addNormGradients(double[] sums, double[] products) {
    for (int i = 0; i < texts * latents; i++) {
      sums[i % latents] += atZ[i];
      products[i % latents] += atZ[i] * means[i] / network.meanScale();
    }
  }

  /// From the gradients at normalised means to those at the codes. Ioffe & Szegedy 2015.
  ///
  /// @param sums over the whole batch, from [#addNormGradients]
  /// @param products likewise
  /// @param count texts of the whole batch
  void throughNorm(float[] variance, double[] sums, double[] products, int count) {
    for (int i = 0; i < texts * latents; i++) {
      int d = i % latents;
      double scale = network.meanScale() / Math.sqrt(variance[d] + EPSILON);
      double code = means[i] / network.meanScale();
      atZ[i] = (float) (scale * (atZ[i] - sums[d] / count - code * products[d] / count));
    }
  }

  /// Back from the heads to the embedding.
  ///
  /// @param gradients by the parameters' names, overwritten
  void encoderBack(Map<String, float[]> gradients) {
    if (variational) {
      meanHead.backward(
          features, codes, atZ, texts, pair(gradients, "mean"), atFeatures, new float[0][]);
      logVarianceHead.backward(
          features,
          logVariances,
          atLogVariances,
          texts,
          pair(gradients, "log_variance"),
          atMore,
          new float[0][]);
      for (int i = 0; i < texts * places * width; i++) {
        atFeatures[i] += atMore[i];
      }
    } else {
      String name = "encoder." + (encoder.size() + 2);
      meanHead.backward(
          features, codes, atZ, texts, pair(gradients, name), atFeatures, new float[0][]);
    }
    for (int layer = encoder.size() - 1; layer >= 0; layer--) {
      String name = "encoder." + (layer + 1);
      encoder
          .get(layer)
          .backward(
              atFeatures, texts, of(gradients, name + ".weight"), of(gradients, name + ".bias"));
    }
    float[] atEmbedding = of(gradients, "encoder.0.weight");
    Arrays.fill(atEmbedding, 0);
    for (int i = 0; i < texts * places; i++) {
      Functions.addRow(atFeatures, i * width, atEmbedding, targets[i] * width, width);
    }
  }
}
