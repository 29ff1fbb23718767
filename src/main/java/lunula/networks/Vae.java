package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import lunula.model.Architecture;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ModelClosedException;
import lunula.model.Tensor;
import lunula.model.Weights;

/// A fully connected variational autoencoder in native memory, and the one owner of that memory.
///
/// Every use holds the engine's fair lock for at most one batch, and a training step gives way
/// between its parts, so a decoded point never waits for a whole step, and never sees half an
/// update of the weights. Whoever makes a `Vae` closes it.
public final class Vae implements Encoder, Decoder, AutoCloseable {
  /// Images a native call handles at most, so that nobody holds the lock for long.
  private static final int CHUNK = 256;

  private final Architecture architecture;
  private final NDManager manager;
  private final SequencedMap<String, NDArray> parameters = new LinkedHashMap<>();
  private boolean closed;

  private Vae(Architecture architecture, Weights weights) {
    this.architecture = architecture;
    manager = NativeEngine.newManager();
    NativeEngine.exclusively(
        () -> weights.tensors().forEach((name, tensor) -> parameters.put(name, create(tensor))));
  }

  /// A network with the given weights.
  ///
  /// @throws IllegalArgumentException if names or shapes are not those of the architecture
  public static Vae of(Architecture architecture, Weights weights) {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    if (!shapes.equals(Weights.shapesOf(architecture))) {
      throw new IllegalArgumentException("weights " + shapes + " do not fit " + architecture);
    }
    return new Vae(architecture, weights);
  }

  /// An untrained network: weights and biases uniform in ±1/√inputs, PyTorch's default for
  /// `Linear`.
  ///
  /// @param random the only source of chance
  public static Vae untrained(Architecture architecture, RandomGenerator random) {
    var tensors = new LinkedHashMap<String, Tensor>();
    double[] bound = new double[1];
    Weights.shapesOf(architecture)
        .forEach(
            (name, shape) -> {
              // A layer's weight comes before its bias and sets the bound for both.
              if (shape.size() == 2) {
                bound[0] = 1 / Math.sqrt(shape.get(1));
              }
              tensors.put(name, uniform(shape, bound[0], random));
            });
    return new Vae(architecture, new Weights(tensors));
  }

  private static Tensor uniform(List<Integer> shape, double bound, RandomGenerator random) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return new Tensor(shape, values);
  }

  private NDArray create(Tensor tensor) {
    long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    return manager.create(tensor.values(), new Shape(shape));
  }

  /// Shape of this network.
  public Architecture architecture() {
    return architecture;
  }

  /// A copy of all parameters. Blocking.
  public Weights weights() {
    return exclusively(
        () -> {
          var tensors = new LinkedHashMap<String, Tensor>();
          Weights.shapesOf(architecture)
              .forEach(
                  (name, shape) ->
                      tensors.put(name, new Tensor(shape, parameter(name).toFloatArray())));
          return new Weights(tensors);
        });
  }

  /// Replaces all parameters by those of a network of the same architecture. Blocking.
  public void restore(Weights weights) {
    exclusively(
        () -> {
          weights.tensors().forEach((name, tensor) -> parameter(name).set(tensor.values()));
          return weights;
        });
  }

  @Override
  public List<GrayImage> decode(float[] latents) {
    int dimensions = architecture.latentDimensions();
    List<GrayImage> images = new ArrayList<>(latents.length / dimensions);
    for (int from = 0; from < latents.length; from += CHUNK * dimensions) {
      int to = Math.min(latents.length, from + CHUNK * dimensions);
      cut(decodeChunk(Arrays.copyOfRange(latents, from, to)), images);
    }
    return images;
  }

  private float[] decodeChunk(float[] latents) {
    int dimensions = architecture.latentDimensions();
    return inScope(
        scope -> {
          NDArray z = scope.create(latents, new Shape(latents.length / dimensions, dimensions));
          return Activation.sigmoid(logits(z)).toFloatArray();
        });
  }

  private void cut(float[] pixels, List<GrayImage> into) {
    int size = architecture.pixels();
    for (int from = 0; from < pixels.length; from += size) {
      float[] image =
          pixels.length == size ? pixels : Arrays.copyOfRange(pixels, from, from + size);
      into.add(new GrayImage(architecture.imageWidth(), architecture.imageHeight(), image));
    }
  }

  @Override
  public Encodings encode(byte[] pixels) {
    int size = architecture.pixels();
    int count = pixels.length / size;
    int dimensions = architecture.latentDimensions();
    float[] mean = new float[count * dimensions];
    float[] logVariance = new float[count * dimensions];
    for (int from = 0; from < count; from += CHUNK) {
      int chunk = Math.min(CHUNK, count - from);
      float[] inputs = unit(pixels, from * size, chunk * size);
      int at = from * dimensions;
      inScope(
          scope -> {
            copy(posterior(scope.create(inputs, new Shape(chunk, size))), mean, logVariance, at);
            return chunk;
          });
    }
    return new Encodings(dimensions, mean, logVariance);
  }

  /// Encodes images that already lie in native memory, chunk by chunk.
  public Encodings encode(ResidentImages images) {
    int dimensions = architecture.latentDimensions();
    float[] mean = new float[images.count() * dimensions];
    float[] logVariance = new float[images.count() * dimensions];
    for (int from = 0; from < images.count(); from += CHUNK) {
      int first = from;
      int end = Math.min(images.count(), from + CHUNK);
      inScope(
          scope -> {
            copy(posterior(images.range(first, end, scope)), mean, logVariance, first * dimensions);
            return end;
          });
    }
    return new Encodings(dimensions, mean, logVariance);
  }

  private static void copy(Posterior posterior, float[] mean, float[] logVariance, int at) {
    float[] means = posterior.mean().toFloatArray();
    float[] logVariances = posterior.logVariance().toFloatArray();
    System.arraycopy(means, 0, mean, at, means.length);
    System.arraycopy(logVariances, 0, logVariance, at, logVariances.length);
  }

  private static float[] unit(byte[] pixels, int from, int count) {
    float[] inputs = new float[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = Byte.toUnsignedInt(pixels[from + i]) / 255f;
    }
    return inputs;
  }

  /// Mean and log-variance of a batch's posteriors, each of shape (batch, latent dimensions).
  record Posterior(NDArray mean, NDArray logVariance) {}

  /// @param x pixels in 0..1, shape (batch, pixels)
  Posterior posterior(NDArray x) {
    NDArray hidden = x;
    for (int layer = 0; layer < architecture.encoderWidths().size(); layer++) {
      hidden = Activation.relu(linear("encoder." + 2 * layer, hidden));
    }
    return new Posterior(linear("mean", hidden), linear("log_variance", hidden));
  }

  /// @param z shape (batch, latent dimensions)
  /// @return pixels before the sigmoid, shape (batch, pixels)
  NDArray logits(NDArray z) {
    NDArray hidden = z;
    int layers = architecture.decoderWidths().size();
    for (int layer = 0; layer < layers; layer++) {
      hidden = Activation.relu(linear("decoder." + 2 * layer, hidden));
    }
    return linear("decoder." + 2 * layers, hidden);
  }

  private NDArray linear(String name, NDArray input) {
    return Linear.linear(input, parameter(name + ".weight"), parameter(name + ".bias"))
        .singletonOrThrow();
  }

  NDArray parameter(String name) {
    NDArray parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return parameter;
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
}
