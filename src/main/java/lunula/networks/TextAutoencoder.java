package lunula.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lunula.model.Alphabet;
import lunula.model.EncodedText;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.Tensor;
import lunula.model.TextCodes;
import lunula.model.TextSample;
import lunula.model.TextSample.Candidate;
import lunula.model.TextSample.Place;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import lunula.networks.dense.TextNetwork;
import org.jspecify.annotations.Nullable;

/// An autoencoder of texts at work, variational or not. Any thread. After [#close] every call is
/// refused with [ModelClosedException].
public final class TextAutoencoder implements LiveModel, Encoder {
  /// How many characters a decoded place tells of.
  private static final int CANDIDATES = 3;

  private final TextNetwork network;
  private final Alphabet alphabet;
  private volatile boolean closed;

  private TextAutoencoder(Architecture architecture, Weights weights) {
    network = new TextNetwork(architecture, weights);
    alphabet = ((TextConvolutional) architecture.body()).letters();
  }

  /// A network with the given weights, which are copied.
  ///
  /// @throws IllegalArgumentException if names or shapes are not those of the architecture
  public static TextAutoencoder of(Architecture architecture, Weights weights) {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    if (!shapes.equals(architecture.parameters())) {
      throw new IllegalArgumentException("weights " + shapes + " do not fit " + architecture);
    }
    return new TextAutoencoder(architecture, weights);
  }

  /// An untrained network with PyTorch's defaults: weights and biases uniform in ±1/√inputs, rows
  /// of the embedding standard normal, running moments those of a standard normal.
  ///
  /// @param random the only source of chance
  public static TextAutoencoder untrained(Architecture architecture, RandomGenerator random) {
    var tensors = new LinkedHashMap<String, Tensor>();
    architecture
        .named()
        .forEach(
            (name, layer) ->
                layer
                    .parameters()
                    .forEach(
                        (part, shape) ->
                            tensors.put(name + "." + part, first(layer, part, shape, random))));
    return of(architecture, new Weights(tensors));
  }

  private static Tensor first(
      Layer layer, String part, List<Integer> shape, RandomGenerator random) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    double bound = 1 / Math.sqrt(Math.max(1, layer.fanIn()));
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (part) {
            case "running_mean" -> 0;
            case "running_var" -> 1;
            default ->
                (float)
                    (layer instanceof Layer.Embedding
                        ? random.nextGaussian()
                        : random.nextDouble(-bound, bound));
          };
    }
    return new Tensor(shape, values);
  }

  /// Loads what computes it, if it is not there yet. Blocking.
  ///
  /// @return name and version of it, for models' cards
  public static String start() {
    return TextNetwork.library();
  }

  private TextNetwork open() {
    if (closed) {
      throw new ModelClosedException();
    }
    return network;
  }

  /// Takes its training steps; one thread uses it.
  ///
  /// @param codes of the training texts, as [lunula.model.TextCodes]
  /// @param chance draws the noise
  public TextSteps steps(byte[] codes, TrainingPlan plan, RandomGenerator chance) {
    return new TextSteps(open(), codes, plan, chance);
  }

  /// A copy of all parameters. Blocking.
  public Weights weights() {
    return open().weights();
  }

  /// Replaces all parameters by those of a network of the same architecture. Blocking.
  public void restore(Weights weights) {
    open().restore(weights);
  }

  /// Its characters.
  public Alphabet alphabet() {
    return alphabet;
  }

  @Override
  public int dimensions() {
    return network.architecture().latentDimensions();
  }

  @Override
  public Optional<Encoder> encoder() {
    return Optional.of(this);
  }

  @Override
  public Encodings encode(byte[] codes, byte[] labels) {
    return open().encode(codes);
  }

  @Override
  public Optional<EncodedText> encodeText(String text) {
    return TextCodes.of(text, alphabet, network.architecture().image().width())
        .map(
            codes -> {
              float[] code = encode(codes, new byte[0]).means();
              double nats = judge(codes, null).terms().reconstruction();
              return new EncodedText(code, decode(code).getFirst(), nats);
            });
  }

  @Override
  public List<TextSample> decode(float[] latents) {
    int places = network.architecture().image().width();
    List<TextSample> texts = new ArrayList<>();
    open()
        .decode(
            latents,
            (text, probabilities, from) -> {
              List<Place> each = new ArrayList<>(places);
              for (int place = 0; place < places; place++) {
                each.add(place(probabilities, from + place * alphabet.size()));
              }
              texts.add(new TextSample(each, ""));
            });
    return texts;
  }

  private Place place(float[] probabilities, int from) {
    int count = Math.min(CANDIDATES, alphabet.size());
    int[] best = new int[count];
    int found = 0;
    for (int i = 0; i < alphabet.size(); i++) {
      float probability = probabilities[from + i];
      if (found == count && probability <= probabilities[from + best[count - 1]]) {
        continue;
      }
      int at = found < count ? found++ : count - 1;
      while (at > 0 && probability > probabilities[from + best[at - 1]]) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = i;
    }
    List<Candidate> candidates = new ArrayList<>(count);
    for (int number : best) {
      candidates.add(new Candidate(alphabet.character(number), probabilities[from + number]));
    }
    return new Place(candidates);
  }

  /// What a network makes of some texts.
  ///
  /// @param terms mean losses, in nats a text
  /// @param accuracy share of the characters that are the likeliest at their places
  public record Judgement(ElboTerms terms, double accuracy) {}

  /// Judges texts by the network; blocking.
  ///
  /// @param codes as [lunula.model.TextCodes]
  /// @param noise draws a place from each posterior; null to take the means
  public Judgement judge(byte[] codes, @Nullable RandomGenerator noise) {
    Encodings encodings = open().encode(codes);
    float[] z = encodings.means();
    double kl = 0;
    if (network.architecture().variational()) {
      float[] means = z.clone();
      float[] logVariances = encodings.logVariances();
      for (int i = 0; i < z.length; i++) {
        double variance = Math.exp(logVariances[i]);
        kl += 0.5 * ((double) means[i] * means[i] + variance - logVariances[i] - 1);
        if (noise != null) {
          z[i] += (float) (Math.sqrt(variance) * noise.nextGaussian());
        }
      }
    }
    int[] right = new int[encodings.count()];
    double misfit = 0;
    for (double each : open().misfits(codes, z, right)) {
      misfit += each;
    }
    double characters = 0;
    for (int each : right) {
      characters += each;
    }
    int count = Math.max(1, right.length);
    return new Judgement(
        new ElboTerms(misfit / count, kl / count),
        characters / count / network.architecture().image().width());
  }

  @Override
  public void close() {
    closed = true;
  }
}
