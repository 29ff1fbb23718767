package lunula.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.geometry.LeadingDirections;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.network.Anchors;
import lunula.model.network.Architecture;
import lunula.model.network.Mlp;
import lunula.model.network.Weights;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;

/// Reads an encoder off a trained decoder, by Bayes' rule over places of the map.
///
/// The logarithm of a Bernoulli likelihood is linear in the image: log p(x|z) = x · l(z) − Σ log(1
/// + exp l(z)), with the decoder's logits l(z). So linear layers tell log p(x|z) + log p(z) for
/// every place at once, and a softmax makes them the posterior's weights. Over the map the logits
/// vary in few directions, so the scores are sums of a few features ([LeadingDirections]). A normal
/// that is fitted by the bound seeks one mode instead of spreading over two (Bishop 2006, section
/// 10.1.2); hence the logarithms count [#SHARPNESS] times.
///
/// It loses less than a learned encoder on images that nobody has shown it, because it learns
/// nothing of its own (the amortisation gap: Cremer, Li & Duvenaud 2018).
final class BayesEncoder {
  /// How many times the logarithms count: from 2 to 10 the bundled model's bound is the same to 0.1
  /// nat (with 1,536 places); at 1, Bayes' rule itself, it is 0.24 nats worse.
  private static final float SHARPNESS = 2;

  /// How many features; with 64 the bundled model's bound is 0.7 nats worse.
  private static final int RANK = 128;

  private static final int CHUNK = 256;
  private static final long SEED = 1;

  private BayesEncoder() {}

  /// The same network with such an encoder before its decoder.
  ///
  /// @throws IllegalArgumentException with a sentence, if its likelihood is not linear in the
  ///     image, or its decoder not fully connected
  static Architecture architecture(Architecture trained, int anchors) {
    if (!trained.variational() || trained.likelihood().kind() != Likelihood.Kind.BERNOULLI) {
      throw new InvalidValueException(UserMessage.of("train.anchors.likelihood"));
    }
    if (trained.conditional()) {
      throw new InvalidValueException(UserMessage.of("train.anchors.class"));
    }
    if (!(trained.body() instanceof Mlp decoder)) {
      throw new InvalidValueException(UserMessage.of("train.anchors.body"));
    }
    int rank = Math.min(RANK, Math.min(anchors, trained.pixels()));
    return trained.with(new Anchors(anchors, rank, decoder.decoderWidths(), decoder.activation()));
  }

  /// Weights of that network. Blocking; holds the engine for a few hundred places at a time.
  ///
  /// @param architecture from [#architecture]
  /// @param trained its decoder stays as it is
  /// @param places row-major, shape (anchors, latent dimensions)
  /// @param logVariances of the posteriors around the places, same shape
  static Weights weights(
      Architecture architecture, Autoencoder trained, float[] places, float[] logVariances) {
    int latents = trained.architecture().latentDimensions();
    float[][] logits = logits(trained, places);
    float[] constants = new float[logits.length];
    for (int anchor = 0; anchor < constants.length; anchor++) {
      double constant = logBlack(logits[anchor]) + logPrior(places, anchor * latents, latents);
      constants[anchor] = (float) (SHARPNESS * constant);
    }
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.putAll(scores(logits, constants, ((Anchors) architecture.body()).rank()));
    tensors.putAll(head("mean", places, latents));
    tensors.putAll(head("log_variance", logVariances, latents));
    trained.weights().tensors().entrySet().stream()
        .filter(tensor -> tensor.getKey().startsWith("decoder."))
        .forEach(tensor -> tensors.put(tensor.getKey(), tensor.getValue()));
    return new Weights(tensors);
  }

  /// The decoder's logits at each place.
  private static float[][] logits(Autoencoder network, float... places) {
    int latents = network.architecture().latentDimensions();
    int pixels = network.architecture().pixels();
    float[][] logits = new float[places.length / latents][];
    for (int from = 0; from < logits.length; from += CHUNK) {
      int to = Math.min(logits.length, from + CHUNK);
      float[] some =
          Evaluation.logits(network, Arrays.copyOfRange(places, from * latents, to * latents));
      for (int i = from; i < to; i++) {
        logits[i] = Arrays.copyOfRange(some, (i - from) * pixels, (i - from + 1) * pixels);
      }
    }
    return logits;
  }

  /// The two layers from the image to the scores.
  private static Map<String, Tensor> scores(float[][] logits, float[] constants, int rank) {
    centre(logits);
    LeadingDirections few = LeadingDirections.of(logits, rank, new Random(SEED));
    Map<String, Tensor> layers = new LinkedHashMap<>();
    layers.put("encoder.0.weight", tensor(few.directions(), 1));
    layers.put("encoder.0.bias", new Tensor(List.of(rank), new float[rank]));
    layers.put("encoder.1.weight", tensor(few.shares(), SHARPNESS));
    layers.put("encoder.1.bias", new Tensor(List.of(constants.length), constants));
    return layers;
  }

  /// What all places have in common tells nothing about them: the softmax does not see it.
  private static void centre(float[][] logits) {
    for (int pixel = 0; pixel < logits[0].length; pixel++) {
      double sum = 0;
      for (float[] place : logits) {
        sum += place[pixel];
      }
      for (float[] place : logits) {
        place[pixel] -= (float) (sum / logits.length);
      }
    }
  }

  private static Tensor tensor(float[][] rows, float times) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = times * rows[i / rows[0].length][i % rows[0].length];
    }
    return new Tensor(List.of(rows.length, rows[0].length), values);
  }

  /// Log-likelihood of an image without a bright pixel: the sum of log(1 − p).
  private static double logBlack(float... logits) {
    double sum = 0;
    for (float logit : logits) {
      sum -= Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
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
