package lunula.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.LatentGradients;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.Optimiser;
import lunula.networks.dense.AdversarialLearner;
import lunula.networks.dense.DenseNetwork;

/// A generator with its critic, at work in Java arrays. A decoded place waits for the update of a
/// training step at most. Any thread. After [#close] every call is refused with
/// [ModelClosedException].
public final class Generator implements LiveModel {
  private final DenseNetwork network;
  private volatile boolean closed;

  private Generator(Architecture architecture, Weights weights) {
    network = new DenseNetwork(architecture, weights);
  }

  /// A network with the given weights, which are copied.
  ///
  /// @throws IllegalArgumentException if names or shapes are not those of the architecture
  public static Generator of(Architecture architecture, Weights weights) {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    weights.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    if (!shapes.equals(architecture.parameters())) {
      throw new IllegalArgumentException("weights " + shapes + " do not fit " + architecture);
    }
    return new Generator(architecture, weights);
  }

  /// An untrained network: weights and biases uniform in ±1/√inputs, PyTorch's default for its
  /// layers.
  ///
  /// @param random the only source of chance
  public static Generator untrained(Architecture architecture, RandomGenerator random) {
    return of(architecture, Autoencoder.Initialisation.uniform(architecture, random));
  }

  /// Loads what computes it, if it is not there yet. Blocking.
  ///
  /// @return name and version of it, for models' cards
  public static String start() {
    return DenseNetwork.library();
  }

  private DenseNetwork open() {
    if (closed) {
      throw new ModelClosedException();
    }
    return network;
  }

  /// Takes its training steps; one thread uses it.
  ///
  /// @param largestBatch most images of a batch
  public AdversarialLearner learner(Optimiser.Method method, int largestBatch) {
    return new AdversarialLearner(open(), method, largestBatch);
  }

  /// A copy of all parameters. Blocking.
  public Weights weights() {
    return open().weights();
  }

  /// Replaces all parameters by those of a network of the same architecture. Blocking.
  public void restore(Weights weights) {
    open().restore(weights);
  }

  /// The critic's scores of pictures, higher for what seems real.
  ///
  /// @param pictures grey values in 0..1, shape (count, pixels)
  /// @param labels class of each, unsigned bytes; ignored by an unconditional network
  public float[] scores(float[] pictures, byte[] labels) {
    return open().scores(pictures, labels);
  }

  @Override
  public List<GrayImage> decode(float[] latents) {
    return decode(latents, 0);
  }

  @Override
  public int dimensions() {
    return network.architecture().latentDimensions();
  }

  @Override
  public boolean uniformPrior() {
    return network.architecture().prior().filter(Prior.UNIFORM::equals).isPresent();
  }

  @Override
  public int classes() {
    return network.architecture().classes();
  }

  @Override
  public Decoder ofClass(int label) {
    return classes() == 0 ? this : new Told(label);
  }

  @Override
  public Optional<LatentGradients> gradients() {
    return new Told(0).gradients();
  }

  /// It, told a class.
  private final class Told implements Decoder, LatentGradients {
    private final int label;

    Told(int label) {
      this.label = label;
    }

    @Override
    public List<GrayImage> decode(float[] latents) {
      return Generator.this.decode(latents, label);
    }

    @Override
    public int dimensions() {
      return Generator.this.dimensions();
    }

    @Override
    public boolean uniformPrior() {
      return Generator.this.uniformPrior();
    }

    @Override
    public Optional<LatentGradients> gradients() {
      return Optional.of(this);
    }

    @Override
    public AtPlaces scores(float[] latents) {
      return open().scored(latents, labels(latents, label));
    }

    @Override
    public AtPlaces misfits(float[] latents, float[] pictures) {
      return open().misfits(latents, labels(latents, label), pictures);
    }
  }

  private byte[] labels(float[] latents, int label) {
    byte[] labels = new byte[latents.length / dimensions()];
    Arrays.fill(labels, (byte) label);
    return labels;
  }

  private List<GrayImage> decode(float[] latents, int label) {
    ImageSize size = network.architecture().image();
    List<GrayImage> images = new ArrayList<>();
    for (float[] pixels : open().pixels(latents, labels(latents, label))) {
      images.add(new GrayImage(size.width(), size.height(), pixels));
    }
    return images;
  }

  @Override
  public void close() {
    closed = true;
  }
}
