package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import lunula.files.Progress;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import org.jspecify.annotations.Nullable;

/// An autoencoder, variational or not, in native memory, and the one owner of that memory.
///
/// Every use holds the engine's fair lock for at most one batch, and a training step gives way
/// between its parts, so a decoded point never waits for a whole step, and never sees half an
/// update of the weights. Whoever makes an `Autoencoder` closes it.
public final class Autoencoder implements LiveModel, Encoder {
  /// Images a native call handles at most, so that nobody holds the lock for long.
  private static final int CHUNK = 256;

  private final Architecture architecture;
  private final NDManager manager;
  private final SequencedMap<String, NDArray> parameters = new LinkedHashMap<>();
  private final ForwardPass forward;
  private boolean closed;

  private Autoencoder(Architecture architecture, Weights weights) {
    this.architecture = architecture;
    forward = new ForwardPass(architecture, parameters);
    manager = NativeEngine.newManager();
    NativeEngine.exclusively(
        () -> weights.tensors().forEach((name, tensor) -> parameters.put(name, create(tensor))));
  }

  /// A network with the given weights.
  ///
  /// @throws IllegalArgumentException if names or shapes are not those of the architecture
  public static Autoencoder of(Architecture architecture, Weights weights) {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    if (!shapes.equals(architecture.parameters())) {
      throw new IllegalArgumentException("weights " + shapes + " do not fit " + architecture);
    }
    return new Autoencoder(architecture, weights);
  }

  /// An untrained network: weights and biases uniform in ±1/√inputs, PyTorch's default for its
  /// layers.
  ///
  /// @param random the only source of chance
  public static Autoencoder untrained(Architecture architecture, RandomGenerator random) {
    return new Autoencoder(architecture, Initialisation.uniform(architecture, random));
  }

  private NDArray create(Tensor tensor) {
    return manager.create(tensor.values(), shape(tensor.shape()));
  }

  private static Shape shape(List<Integer> sizes) {
    return new Shape(sizes.stream().mapToLong(Integer::longValue).toArray());
  }

  @Override
  public Optional<Encoder> encoder() {
    return Optional.of(this);
  }

  /// Shape of this network.
  public Architecture architecture() {
    return architecture;
  }

  /// What the network computes; only in the middle of [#inScope].
  ForwardPass forward() {
    return forward;
  }

  /// A copy of all parameters. Blocking.
  public Weights weights() {
    return exclusively(
        () -> {
          var tensors = new LinkedHashMap<String, Tensor>();
          architecture
              .parameters()
              .forEach(
                  (name, shape) ->
                      tensors.put(name, new Tensor(shape, forward.parameter(name).toFloatArray())));
          return new Weights(tensors);
        });
  }

  /// Replaces all parameters by those of a network of the same architecture. Blocking.
  public void restore(Weights weights) {
    exclusively(
        () -> {
          weights.tensors().forEach((name, tensor) -> forward.parameter(name).set(tensor.values()));
          return weights;
        });
  }

  @Override
  public List<GrayImage> decode(float[] latents) {
    return decode(latents, 0);
  }

  @Override
  public int dimensions() {
    return architecture.latentDimensions();
  }

  @Override
  public int classes() {
    return architecture.classes();
  }

  @Override
  public Likelihood likelihood() {
    Likelihood stated = architecture.likelihood();
    return stated.learned()
        ? exclusively(() -> new Likelihood(stated.kind(), scale(), true))
        : stated;
  }

  @Override
  public Decoder ofClass(int label) {
    return architecture.conditional() ? latents -> decode(latents, label) : this;
  }

  private List<GrayImage> decode(float[] latents, int label) {
    int dimensions = architecture.latentDimensions();
    List<GrayImage> images = new ArrayList<>(latents.length / dimensions);
    for (int from = 0; from < latents.length; from += CHUNK * dimensions) {
      int to = Math.min(latents.length, from + CHUNK * dimensions);
      cut(decodeChunk(Arrays.copyOfRange(latents, from, to), label), images);
    }
    return images;
  }

  private float[] decodeChunk(float[] latents, int label) {
    int dimensions = architecture.latentDimensions();
    int count = latents.length / dimensions;
    byte[] labels = new byte[count];
    Arrays.fill(labels, (byte) label);
    return inScope(
        scope -> {
          NDArray z = scope.create(latents, new Shape(count, dimensions));
          return forward
              .pixels(forward.decoded(z, forward.condition(labels, scope)))
              .toFloatArray();
        });
  }

  private void cut(float[] pixels, List<GrayImage> into) {
    int size = architecture.pixels();
    for (int from = 0; from < pixels.length; from += size) {
      float[] image =
          pixels.length == size ? pixels : Arrays.copyOfRange(pixels, from, from + size);
      into.add(new GrayImage(architecture.image().width(), architecture.image().height(), image));
    }
  }

  @Override
  public Encodings encode(byte[] pixels, byte[] labels) {
    int size = architecture.pixels();
    int count = pixels.length / size;
    if (architecture.conditional() && labels.length != count) {
      throw new IllegalArgumentException(
          labels.length + " classes do not go with " + count + " pictures");
    }
    return encodeAll(
        count,
        (from, end, scope) -> {
          float[] inputs = ResidentImages.unit(pixels, from * size, (end - from) * size);
          byte[] classes =
              architecture.conditional() ? Arrays.copyOfRange(labels, from, end) : labels;
          return forward.posterior(
              scope.create(inputs, new Shape(end - from, size)), forward.condition(classes, scope));
        });
  }

  /// Encodes images that already lie in native memory, chunk by chunk.
  public Encodings encode(ResidentImages images) {
    return encode(images, Progress.NONE);
  }

  /// The same, told how many images are done.
  ///
  /// @throws CancellationException if the listener ends it
  public Encodings encode(ResidentImages images, Progress progress) {
    return encodeAll(
        images.count(),
        (from, end, scope) -> {
          if (!progress.goesOn(from, images.count())) {
            throw new CancellationException();
          }
          return forward.posterior(
              images.range(from, end, scope),
              forward.condition(images.labelsBetween(from, end), scope));
        });
  }

  private interface Chunk {
    ForwardPass.PosteriorBatch posterior(int from, int end, NDManager scope);
  }

  private Encodings encodeAll(int count, Chunk chunk) {
    int dimensions = architecture.latentDimensions();
    float[] mean = new float[count * dimensions];
    float[] logVariance = new float[architecture.variational() ? count * dimensions : 0];
    for (int from = 0; from < count; from += CHUNK) {
      int first = from;
      int end = Math.min(count, from + CHUNK);
      inScope(
          scope -> {
            copy(chunk.posterior(first, end, scope), mean, logVariance, first * dimensions);
            return end;
          });
    }
    return architecture.variational()
        ? new Encodings(dimensions, mean, logVariance)
        : Encodings.points(dimensions, mean);
  }

  private static void copy(
      ForwardPass.PosteriorBatch posterior, float[] mean, float[] logVariance, int at) {
    float[] means = posterior.mean().toFloatArray();
    System.arraycopy(means, 0, mean, at, means.length);
    if (posterior.logVariance() != null) {
      float[] logVariances = posterior.logVariance().toFloatArray();
      System.arraycopy(logVariances, 0, logVariance, at, logVariances.length);
    }
  }

  /// Logarithm of the likelihood's learned scale, shape (1); null where it is not learned.
  @Nullable NDArray logScale() {
    return parameters.get(Architecture.LOG_SCALE);
  }

  /// The likelihood's scale as it stands, learned or not.
  double scale() {
    NDArray logScale = logScale();
    return logScale == null
        ? architecture.likelihood().scale()
        : Math.exp(logScale.toFloatArray()[0]);
  }

  Map<String, NDArray> parameters() {
    return parameters;
  }

  NDManager manager() {
    return manager;
  }

  /// Work on native arrays that all end with it.
  interface Scoped<T> {
    T in(NDManager scope);
  }

  /// Runs native work alone, in a scope whose arrays are freed with it.
  <T> T inScope(Scoped<T> work) {
    return exclusively(
        () -> {
          try (NDManager scope = manager.newSubManager()) {
            return work.in(scope);
          }
        });
  }

  /// In the middle of [#inScope], where the parameters are those of one moment: lets a place be
  /// decoded, so that a hand that drags waits for a part of a training step only.
  ///
  /// @throws ModelClosedException if the network was closed meanwhile, and the scope with it
  void giveWay() {
    NativeEngine.giveWay();
    refuseIfClosed();
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new ModelClosedException();
    }
  }

  private <T> T exclusively(Supplier<T> work) {
    return NativeEngine.exclusively(
        () -> {
          refuseIfClosed();
          return work.get();
        });
  }

  /// Ends a training on this network: frees what `training` owns and the gradients.
  void release(NDManager training) {
    NativeEngine.exclusively(
        () -> {
          if (!closed) {
            parameters.values().forEach(parameter -> parameter.setRequiresGradient(false));
            training.close();
          }
        });
  }

  /// How many native arrays this network holds between two calls; for tests of leaks.
  int liveArrays() {
    return manager.getManagedArrays().size();
  }

  /// Frees the native memory once whoever is using it is done. Later calls are refused with
  /// [ModelClosedException]; closing twice does nothing.
  @Override
  public void close() {
    NativeEngine.exclusively(
        () -> {
          closed = true;
          manager.close();
        });
  }

  /// The parameters that a network begins with.
  static final class Initialisation {
    /// Weights and biases uniform in ±1/√inputs, PyTorch's default for its layers.
    ///
    /// @param random the only source of chance
    static Weights uniform(Architecture architecture, RandomGenerator random) {
      var tensors = new LinkedHashMap<String, Tensor>();
      architecture
          .named()
          .forEach(
              (name, layer) -> {
                double bound = 1 / Math.sqrt(layer.fanIn());
                layer
                    .parameters()
                    .forEach(
                        (part, shape) ->
                            tensors.put(name + "." + part, uniform(shape, bound, random)));
              });
      Likelihood likelihood = architecture.likelihood();
      if (likelihood.learned()) {
        float logScale = (float) Math.log(likelihood.scale());
        tensors.put(Architecture.LOG_SCALE, new Tensor(List.of(1), new float[] {logScale}));
      }
      return new Weights(tensors);
    }

    private static Tensor uniform(List<Integer> shape, double bound, RandomGenerator random) {
      float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-bound, bound);
      }
      return new Tensor(shape, values);
    }
  }
}
