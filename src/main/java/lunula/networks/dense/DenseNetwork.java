package lunula.networks.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.Weights;
import org.jspecify.annotations.Nullable;

/// An autoencoder of fully connected layers, variational or not, conditional or not.
///
/// Safe to use from several threads: each use sees the parameters of one moment and waits for at
/// most a part of a training step.
public final class DenseNetwork {
  /// Rows of one product: enough for full speed, few enough to stay in the processor's cache.
  static final int CHUNK = 256;

  private final Architecture architecture;
  private final SequencedMap<String, float[]> parameters = new LinkedHashMap<>();
  private final Stack encoder;
  private final @Nullable Stack mean;
  private final @Nullable Stack logVariance;
  private final Stack decoder;
  private final ReentrantLock lock = new ReentrantLock(true);
  private @Nullable PlaceDecoder placeDecoder;

  /// What the encoder says of some images.
  ///
  /// @param mean row-major, shape (images, latent dimensions); the code of a plain autoencoder
  /// @param logVariance same shape; empty of a plain autoencoder
  public record Posteriors(float[] mean, float[] logVariance) {}

  /// Whether an architecture is of fully connected layers alone.
  public static boolean takes(Architecture architecture) {
    return Stack.takes(architecture.encoder())
        && Stack.takes(architecture.decoder())
        && (!architecture.conditional() || architecture.body().classAtInput());
  }

  /// A network with the given weights, which are copied.
  ///
  /// @throws IllegalArgumentException if it is not of fully connected layers
  public DenseNetwork(Architecture architecture, Weights weights) {
    if (!takes(architecture)) {
      throw new IllegalArgumentException("not of fully connected layers: " + architecture);
    }
    this.architecture = architecture;
    weights.tensors().forEach((name, tensor) -> parameters.put(name, tensor.values()));
    encoder = new Stack("encoder.", architecture.encoder(), this::parameter);
    decoder = new Stack("decoder.", architecture.decoder(), this::parameter);
    mean = architecture.variational() ? head("mean") : null;
    logVariance = architecture.variational() ? head("log_variance") : null;
  }

  private Stack head(String name) {
    return new Stack(
        new Layer.Linear(architecture.headInputs(), architecture.latentDimensions()),
        parameter(name + ".weight"),
        parameter(name + ".bias"));
  }

  private float[] parameter(String name) {
    float[] values = parameters.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return values;
  }

  /// Shape of this network.
  public Architecture architecture() {
    return architecture;
  }

  Map<String, float[]> parameters() {
    return parameters;
  }

  Stack encoder() {
    return encoder;
  }

  @Nullable Stack mean() {
    return mean;
  }

  @Nullable Stack logVariance() {
    return logVariance;
  }

  Stack decoder() {
    return decoder;
  }

  /// Runs work alone, with the parameters of one moment.
  <T> T exclusively(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// In the middle of [#exclusively]: lets those who wait go first.
  void giveWay() {
    if (lock.hasQueuedThreads() && lock.getHoldCount() == 1) {
      lock.unlock();
      lock.lock();
    }
  }

  /// The parameters have changed; called in the middle of [#exclusively].
  void changed() {
    placeDecoder = null;
  }

  /// A copy of all parameters.
  public Weights weights() {
    return exclusively(
        () -> {
          var tensors = new LinkedHashMap<String, Tensor>();
          architecture
              .parameters()
              .forEach(
                  (name, shape) -> tensors.put(name, new Tensor(shape, parameter(name).clone())));
          return new Weights(tensors);
        });
  }

  /// Replaces all parameters by those of a network of the same architecture.
  public void restore(Weights weights) {
    exclusively(
        () -> {
          weights
              .tensors()
              .forEach(
                  (name, tensor) ->
                      System.arraycopy(tensor.values(), 0, parameter(name), 0, tensor.size()));
          changed();
          return weights;
        });
  }

  /// The likelihood's scale as it stands, learned or not.
  public double scale() {
    float[] logScale = parameters.get(Architecture.LOG_SCALE);
    return logScale == null ? architecture.likelihood().scale() : Math.exp(logScale[0]);
  }

  /// What the decoder ends in, such as logits.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @param labels class of each place, unsigned bytes; empty for an unconditional network
  /// @return row-major, shape (places, pixels)
  public float[] decoded(float[] z, byte[] labels) {
    int places = z.length / architecture.latentDimensions();
    if (places == 1 && PlaceDecoder.takes(decoder)) {
      return exclusively(this::placeDecoder).decoded(withClass(z, 1, labels, 0));
    }
    float[] all = new float[places * architecture.pixels()];
    chunks(
        places,
        (from, count) -> {
          float[] input =
              withClass(
                  Arrays.copyOfRange(z, from * latents(), (from + count) * latents()),
                  count,
                  labels,
                  from);
          float[] out = decoder.new Flow(count, false).forward(input, count);
          System.arraycopy(out, 0, all, from * architecture.pixels(), count * architecture.pixels());
        });
    return all;
  }

  private PlaceDecoder placeDecoder() {
    PlaceDecoder current = placeDecoder;
    if (current == null) {
      current = new PlaceDecoder(decoder);
      placeDecoder = current;
    }
    return current;
  }

  /// −log p(x|z) of all rows together, in nats with the likelihood's constants.
  ///
  /// @param decoded what the decoder ends in, shape (rows, pixels)
  /// @param x target pixels in 0..1, same shape
  double reconstruction(float[] decoded, float[] x, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += reconstructionOf(decoded, x, row * architecture.pixels());
    }
    return sum;
  }

  private double reconstructionOf(float[] decoded, float[] x, int from) {
    int count = architecture.pixels();
    Likelihood likelihood = architecture.likelihood();
    if (likelihood.kind() == Likelihood.Kind.BERNOULLI) {
      return Functions.crossEntropy(decoded, x, from, count);
    }
    boolean squared = likelihood.kind() == Likelihood.Kind.GAUSSIAN;
    boolean signed = architecture.output().signed();
    double misfit = 0;
    for (int i = from; i < from + count; i++) {
      double pixel = signed ? 0.5 * decoded[i] + 0.5 : decoded[i];
      misfit += squared ? (pixel - x[i]) * (pixel - x[i]) : Math.abs(pixel - x[i]);
    }
    double scale = scale();
    return misfit / (squared ? 2 * scale : scale) + count * likelihood.constant(scale);
  }

  /// Expected grey values in 0..1 from what [#decoded] gave, in place.
  public float[] pixels(float[] decoded) {
    switch (architecture.output()) {
      case LOGITS -> Functions.sigmoid(decoded, decoded, decoded.length);
      case TANH -> {
        for (int i = 0; i < decoded.length; i++) {
          decoded[i] = 0.5f * decoded[i] + 0.5f;
        }
      }
      case SIGMOID, LINEAR -> {}
    }
    return decoded;
  }

  /// Encodes images.
  ///
  /// @param pixels row-major, shape (images, pixels), in 0..1
  /// @param labels class of each image; empty for an unconditional network
  public Posteriors encode(float[] pixels, byte[] labels) {
    int images = pixels.length / architecture.pixels();
    Posteriors all =
        new Posteriors(
            new float[images * latents()],
            new float[architecture.variational() ? images * latents() : 0]);
    chunks(
        images,
        (from, count) -> {
          int size = architecture.pixels();
          float[] x = Arrays.copyOfRange(pixels, from * size, (from + count) * size);
          encodeChunk(seen(x, count, labels, from), count, all, from);
        });
    return all;
  }

  private void encodeChunk(float[] seen, int count, Posteriors into, int from) {
    float[] features = encoder.new Flow(count, false).forward(seen, count);
    if (mean == null || logVariance == null) {
      System.arraycopy(features, 0, into.mean(), from * latents(), count * latents());
    } else {
      float[] means = mean.new Flow(count, false).forward(features, count);
      float[] logVariances = logVariance.new Flow(count, false).forward(features, count);
      System.arraycopy(means, 0, into.mean(), from * latents(), means.length);
      System.arraycopy(logVariances, 0, into.logVariance(), from * latents(), means.length);
    }
  }

  /// What the encoder takes: pixels in the network's range, and the class.
  ///
  /// @param x shape (count, pixels), in 0..1; may be overwritten
  /// @param from number of the first image among the labels
  float[] seen(float[] x, int count, byte[] labels, int from) {
    if (architecture.output().signed()) {
      for (int i = 0; i < x.length; i++) {
        x[i] = 2 * x[i] - 1;
      }
    }
    return withClass(x, count, labels, from);
  }

  /// Rows followed by their class, as a row with a single 1; the rows themselves where the network
  /// is not conditional.
  float[] withClass(float[] rows, int count, byte[] labels, int from) {
    int classes = architecture.classes();
    if (classes == 0) {
      return rows;
    }
    int width = rows.length / count;
    float[] joined = new float[count * (width + classes)];
    for (int i = 0; i < count; i++) {
      int label = Byte.toUnsignedInt(labels[from + i]);
      if (label >= classes) {
        throw new IllegalArgumentException(
            "class " + label + " is unknown to a network of " + classes + " classes");
      }
      System.arraycopy(rows, i * width, joined, i * (width + classes), width);
      joined[i * (width + classes) + width + label] = 1;
    }
    return joined;
  }

  private int latents() {
    return architecture.latentDimensions();
  }

  private interface Chunk {
    void take(int from, int count);
  }

  /// Chunks are shared by two threads where there is more than one.
  private void chunks(int count, Chunk chunk) {
    int chunks = (count + CHUNK - 1) / CHUNK;
    List<Runnable> pieces = new ArrayList<>(chunks);
    for (int from = 0; from < count; from += CHUNK) {
      int first = from;
      pieces.add(() -> chunk.take(first, Math.min(CHUNK, count - first)));
    }
    exclusively(
        () -> {
          TwoThreads.share(pieces);
          return count;
        });
  }
}
