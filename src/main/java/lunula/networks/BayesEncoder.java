package lunula.networks;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lunula.model.Anchors;
import lunula.model.Architecture;
import lunula.model.Likelihood;
import lunula.model.Mlp;
import lunula.model.Tensor;
import lunula.model.Weights;

/// Reads an encoder off a trained decoder, by Bayes' rule over places of the map.
///
/// The logarithm of a Bernoulli likelihood is linear in the image: log p(x|z) = x · l(z) − Σ log(1
/// + exp l(z)), with the decoder's logits l(z). So one linear layer tells log p(x|z) + log p(z) for
/// every place at once, and a softmax makes them the posterior's weights. A normal that is fitted
/// by the bound seeks one mode instead of spreading over two (Bishop 2006, section 10.1.2); hence
/// the logarithms count [#SHARPNESS] times.
///
/// It loses less than a learned encoder on images that nobody has shown it, because it learns
/// nothing of its own (the amortisation gap: Cremer, Li & Duvenaud 2018).
public final class BayesEncoder {
  /// How many times the logarithms count: from 2 to 10 the bundled model's bound is the same to 0.1
  /// nat; at 1, Bayes' rule itself, it is 0.24 nats worse.
  private static final float SHARPNESS = 2;

  private static final int CHUNK = 256;

  private BayesEncoder() {}

  /// The same network with such an encoder before its decoder.
  ///
  /// @throws IllegalArgumentException with a sentence, if its likelihood is not linear in the
  ///     image, or its decoder not fully connected
  public static Architecture architecture(Architecture trained, int anchors) {
    if (!trained.variational() || trained.likelihood().kind() != Likelihood.Kind.BERNOULLI) {
      throw new IllegalArgumentException(
          "only a variational autoencoder that reads grey values as probabilities says how likely"
              + " an image is in a way that a linear layer can tell");
    }
    if (trained.conditional()) {
      throw new IllegalArgumentException(
          "a network that is told the class has a map for each class, and anchors stand on one");
    }
    if (!(trained.body() instanceof Mlp decoder)) {
      throw new IllegalArgumentException(
          "anchors go with fully connected networks that were trained as such");
    }
    return trained.with(new Anchors(anchors, decoder.decoderWidths(), decoder.activation()));
  }

  /// Weights of that network. Blocking; holds the engine for a few hundred places at a time.
  ///
  /// @param trained its decoder stays as it is
  /// @param places row-major, shape (anchors, latent dimensions)
  /// @param logVariances of the posteriors around the places, same shape
  public static Weights weights(Autoencoder trained, float[] places, float[] logVariances) {
    int latents = trained.architecture().latentDimensions();
    int anchors = places.length / latents;
    int pixels = trained.architecture().pixels();
    float[] scores = new float[anchors * pixels];
    float[] biases = new float[anchors];
    for (int from = 0; from < anchors; from += CHUNK) {
      int to = Math.min(anchors, from + CHUNK);
      float[] logits = logits(trained, Arrays.copyOfRange(places, from * latents, to * latents));
      for (int i = 0; i < logits.length; i++) {
        scores[from * pixels + i] = SHARPNESS * logits[i];
      }
      for (int anchor = from; anchor < to; anchor++) {
        double constant =
            logBlack(logits, (anchor - from) * pixels, pixels)
                + logPrior(places, anchor * latents, latents);
        biases[anchor] = (float) (SHARPNESS * constant);
      }
    }
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("encoder.0.weight", new Tensor(List.of(anchors, pixels), scores));
    tensors.put("encoder.0.bias", new Tensor(List.of(anchors), biases));
    tensors.putAll(head("mean", places, latents));
    tensors.putAll(head("log_variance", logVariances, latents));
    trained
        .weights()
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith("decoder.")) {
                tensors.put(name, tensor);
              }
            });
    return new Weights(tensors);
  }

  private static float[] logits(Autoencoder network, float... places) {
    int latents = network.architecture().latentDimensions();
    Shape shape = new Shape(places.length / latents, latents);
    return network.inScope(
        scope -> network.forward().decoded(scope.create(places, shape), null).toFloatArray());
  }

  /// Log-likelihood of an image without a bright pixel: the sum of log(1 − p).
  private static double logBlack(float[] logits, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum -= Math.max(logits[i], 0) + Math.log1p(Math.exp(-Math.abs(logits[i])));
    }
    return sum;
  }

  /// Up to a constant.
  private static double logPrior(float[] places, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum -= 0.5 * places[i] * places[i];
    }
    return sum;
  }

  /// A linear layer whose output is the weighted mean of the rows.
  private static Map<String, Tensor> head(String name, float[] rows, int latents) {
    int count = rows.length / latents;
    float[] turned = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      turned[i % latents * count + i / latents] = rows[i];
    }
    Map<String, Tensor> layer = new LinkedHashMap<>();
    layer.put(name + ".weight", new Tensor(List.of(latents, count), turned));
    layer.put(name + ".bias", new Tensor(List.of(latents), new float[latents]));
    return layer;
  }
}
