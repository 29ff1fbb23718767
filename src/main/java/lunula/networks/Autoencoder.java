package lunula.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import lunula.files.Progress;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;

/// An autoencoder, variational or not, at work.
///
/// A decoded place never waits for a whole training step, and never sees half an update of the
/// weights. Any thread. Whoever makes an `Autoencoder` closes it; later calls are refused with
/// [ModelClosedException].
public final class Autoencoder implements LiveModel, Encoder {
  private static final AtomicInteger OPEN = new AtomicInteger();

  private final Architecture architecture;
  private final Backend backend;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private Autoencoder(Backend.Kind kind, Architecture architecture, Weights weights) {
    this.architecture = architecture;
    backend = kind.open(architecture, weights);
    OPEN.incrementAndGet();
  }

  /// A network with the given weights.
  ///
  /// @throws IllegalArgumentException if names or shapes are not those of the architecture
  /// @throws EngineUnavailableException if what computes it cannot be loaded on this machine
  public static Autoencoder of(Architecture architecture, Weights weights) {
    return on(Backend.Kind.of(architecture), architecture, weights);
  }

  /// The same, computed by a backend of one's choice, which takes such networks.
  static Autoencoder on(Backend.Kind kind, Architecture architecture, Weights weights) {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    if (!shapes.equals(architecture.parameters())) {
      throw new IllegalArgumentException("weights " + shapes + " do not fit " + architecture);
    }
    return new Autoencoder(kind, architecture, weights);
  }

  /// An untrained network: weights and biases uniform in ±1/√inputs, PyTorch's default for its
  /// layers.
  ///
  /// @param random the only source of chance
  /// @throws EngineUnavailableException if what computes it cannot be loaded on this machine
  public static Autoencoder untrained(Architecture architecture, RandomGenerator random) {
    return untrained(Backend.Kind.of(architecture), architecture, random);
  }

  /// The same, computed by a backend of one's choice, which takes such networks.
  static Autoencoder untrained(
      Backend.Kind kind, Architecture architecture, RandomGenerator random) {
    return on(kind, architecture, Initialisation.uniform(architecture, random));
  }

  /// Loads what computes such a network, if it is not there yet. Blocking.
  ///
  /// @return name and version of it, for models' cards
  /// @throws EngineUnavailableException if it cannot be loaded on this machine
  public static String start(Architecture architecture) {
    return Backend.Kind.of(architecture).start();
  }

  @Override
  public Optional<Encoder> encoder() {
    return Optional.of(this);
  }

  /// Shape of this network.
  public Architecture architecture() {
    return architecture;
  }

  Backend backend() {
    return backend;
  }

  /// A copy of all parameters. Blocking.
  public Weights weights() {
    return backend.weights();
  }

  /// Replaces all parameters by those of a network of the same architecture. Blocking.
  public void restore(Weights weights) {
    backend.restore(weights);
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
    return stated.learned() ? new Likelihood(stated.kind(), backend.scale(), true) : stated;
  }

  @Override
  public Decoder ofClass(int label) {
    return architecture.conditional() ? latents -> decode(latents, label) : this;
  }

  private List<GrayImage> decode(float[] latents, int label) {
    byte[] labels = new byte[latents.length / architecture.latentDimensions()];
    Arrays.fill(labels, (byte) label);
    ImageSize size = architecture.image();
    List<GrayImage> images = new ArrayList<>(labels.length);
    for (float[] pixels : backend.pixels(latents, labels)) {
      images.add(new GrayImage(size.width(), size.height(), pixels));
    }
    return images;
  }

  @Override
  public Encodings encode(byte[] pixels, byte[] labels) {
    int count = pixels.length / architecture.pixels();
    if (architecture.conditional() && labels.length != count) {
      throw new IllegalArgumentException(
          labels.length + " classes do not go with " + count + " pictures");
    }
    return backend.encode(pixels, labels);
  }

  /// Encodes images that are kept ready.
  public Encodings encode(ResidentImages images) {
    return encode(images, Progress.NONE);
  }

  /// The same, told how many images are done.
  ///
  /// @throws CancellationException if the listener ends it
  public Encodings encode(ResidentImages images, Progress progress) {
    return backend.encode(images, progress);
  }

  /// How many arrays outside Java's heap this network holds between two calls; for tests of leaks.
  int liveArrays() {
    return backend.liveArrays();
  }

  /// Frees the memory once whoever is using it is done. Later calls are refused with
  /// [ModelClosedException]; closing twice does nothing.
  @Override
  public void close() {
    if (open.getAndSet(false)) {
      OPEN.decrementAndGet();
      backend.close();
    }
  }

  /// How many are open in this process; for tests of leaks.
  public static int open() {
    return OPEN.get();
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
