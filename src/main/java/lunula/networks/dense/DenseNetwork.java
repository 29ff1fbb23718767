package lunula.networks.dense;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import lunula.model.Encodings;
import lunula.model.LatentGradients;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.Multimodal;
import lunula.model.network.Weights;
import org.jspecify.annotations.Nullable;

/// An autoencoder, variational or not, or a generator with its critic; conditional or not.
///
/// Safe to use from several threads: each use, or each chunk of a long one, sees the parameters of
/// one moment and waits for the update of a training step at most, which computes the gradients of
/// fully connected layers, too: one to a few milliseconds.
public final class DenseNetwork {
  /// Most rows of a chunk: enough for full speed.
  private static final int MOST = 256;

  /// Numbers of a chunk between two layers: few enough to stay in the processor's cache.
  private static final int NUMBERS = 1 << 18;

  /// Longer than a step takes on one core.
  private static final long LEFT_NANOS = 500_000_000;

  /// Rows that are worth a second thread's wake-up.
  private static final int LEAST = 16;

  private final Architecture architecture;
  private final SequencedMap<String, float[]> parameters = new LinkedHashMap<>();
  private final Stack encoder;
  private final @Nullable Stack mean;
  private final @Nullable Stack logVariance;
  private final Stack decoder;
  private final Stack critic;
  private final @Nullable DescriptionStacks descriptions;
  private final int chunk;

  /// Buffers for decoding, of which there come to be as many as are in use at once.
  private final Queue<Stack.Flow> decoderFlows = new ConcurrentLinkedQueue<>();

  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final ReadWriteLock criticLock = new ReentrantReadWriteLock(true);
  private volatile @Nullable PlaceDecoder placeDecoder;

  /// Whether the newest place decoded with these parameters was a single one.
  private volatile boolean askedForOne;

  /// Whether it knows an architecture's layers in their order.
  public static boolean takes(Architecture architecture) {
    return (!architecture.encodes() || Stack.takes(architecture.encoder()))
        && Stack.takes(architecture.decoder())
        && (architecture.critic().isEmpty() || Stack.takes(architecture.critic()));
  }

  /// Loads what multiplies its matrices, if it is not there yet. Blocking.
  ///
  /// @return name and version of it
  public static String library() {
    return MatrixProduct.library();
  }

  /// Leaves a core to others, such as those that draw, for half a second; all networks do.
  public static void leaveOneCore() {
    TwoThreads.leaveOneCore(LEFT_NANOS);
  }

  /// A network with the given weights, which are copied.
  ///
  /// @throws IllegalArgumentException if there are layers that it does not know
  public DenseNetwork(Architecture architecture, Weights weights) {
    if (!takes(architecture)) {
      throw new IllegalArgumentException("layers in an unknown order: " + architecture);
    }
    this.architecture = architecture;
    weights.tensors().forEach((name, tensor) -> parameters.put(name, tensor.values()));
    encoder =
        new Stack("encoder.", architecture.encoder(), architecture.encoderInput(), this::parameter);
    decoder =
        new Stack(
            architecture.body().decoderName() + ".",
            architecture.decoder(),
            architecture.decoderInput(),
            this::parameter);
    critic =
        new Stack("critic.", architecture.critic(), architecture.criticInput(), this::parameter);
    chunk = Math.clamp(NUMBERS / Math.max(encoder.widest(), decoder.widest()), LEAST, MOST);
    mean = architecture.variational() ? head("mean") : null;
    logVariance = architecture.variational() ? head("log_variance") : null;
    descriptions =
        architecture.body() instanceof Multimodal body
            ? DescriptionStacks.of(body, architecture.latentDimensions(), this::parameter)
            : null;
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

  /// Without layers if there is no critic.
  Stack critic() {
    return critic;
  }

  /// What reads and writes descriptions.
  ///
  /// @throws IllegalStateException if there is none
  DescriptionStacks descriptions() {
    if (descriptions == null) {
      throw new IllegalStateException("no descriptions: " + architecture);
    }
    return descriptions;
  }

  private void reading(Runnable work) {
    lock.readLock().lock();
    try {
      work.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Changes the parameters, while nobody else reads them.
  void writing(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      placeDecoder = null;
      askedForOne = false;
      lock.writeLock().unlock();
    }
  }

  /// Changes the critic's parameters, while nobody else reads them; decoded places need not wait.
  void writingCritic(Runnable change) {
    criticLock.writeLock().lock();
    try {
      change.run();
    } finally {
      criticLock.writeLock().unlock();
    }
  }

  /// The critic's scores of pictures, higher for what seems real.
  ///
  /// @param pictures grey values in 0..1, shape (count, pixels)
  /// @param labels class of each, unsigned bytes; ignored by an unconditional network
  public float[] scores(float[] pictures, byte[] labels) {
    int size = architecture.pixels();
    float[] scores = new float[pictures.length / size];
    for (int from = 0; from < scores.length; from += MOST) {
      int count = Math.min(MOST, scores.length - from);
      float[] some = Arrays.copyOfRange(pictures, from * size, (from + count) * size);
      float[] seen = withClass(some, count, labels, from);
      criticLock.readLock().lock();
      try {
        float[] out = critic.new Flow(count).forward(seen, count);
        System.arraycopy(out, 0, scores, from, count);
      } finally {
        criticLock.readLock().unlock();
      }
    }
    return scores;
  }

  /// The critic's scores of the pictures at places, and their gradients by the places. Rows are of
  /// one moment but for the critic's.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @param labels class of each place, unsigned bytes; ignored by an unconditional network
  public LatentGradients.AtPlaces scored(float[] z, byte[] labels) {
    int size = architecture.pixels();
    return differentiated(
        z,
        labels,
        (pictures, from, count, values, atPictures) -> {
          float[] seen = withClass(Arrays.copyOf(pictures, count * size), count, labels, from);
          float[] atSeen = new float[seen.length];
          float[] ones = new float[count];
          Arrays.fill(ones, 1);
          criticLock.readLock().lock();
          try {
            Stack.Flow judging = critic.new Flow(count, true);
            System.arraycopy(judging.forward(seen, count), 0, values, from, count);
            judging.backward(seen, count, ones, atSeen, count);
          } finally {
            criticLock.readLock().unlock();
          }
          int width = seen.length / count;
          for (int row = 0; row < count; row++) {
            System.arraycopy(atSeen, row * width, atPictures, row * size, size);
          }
        });
  }

  /// Squared distances of the pictures at places from given ones, and their gradients by the
  /// places; of a network that decodes grey values.
  ///
  /// @param targets grey values in 0..1, row-major, shape (places, pixels)
  public LatentGradients.AtPlaces misfits(float[] z, byte[] labels, float[] targets) {
    int size = architecture.pixels();
    return differentiated(
        z,
        labels,
        (pictures, from, count, values, atPictures) -> {
          for (int at = 0; at < count * size; at++) {
            float difference = pictures[at] - targets[from * size + at];
            values[from + at / size] += difference * difference;
            atPictures[at] = 2 * difference;
          }
        });
  }

  /// Says something of pictures, and its gradient at them.
  private interface OfPictures {
    /// @param pictures shape (count, pixels)
    /// @param from number of the first
    /// @param values written from `from` on
    /// @param atPictures overwritten
    void judge(float[] pictures, int from, int count, float[] values, float[] atPictures);
  }

  private LatentGradients.AtPlaces differentiated(float[] z, byte[] labels, OfPictures judge) {
    int places = z.length / latents();
    float[] values = new float[places];
    float[] gradients = new float[z.length];
    inChunks(
        places,
        () ->
            (from, count) -> {
              Stack.Flow flow = decoder.new Flow(count, true);
              float[] in = placesBetween(z, labels, from, count);
              float[] atPictures = new float[count * architecture.pixels()];
              float[] atPlaces = new float[in.length];
              judge.judge(flow.forward(in, count), from, count, values, atPictures);
              flow.backward(in, count, atPictures, atPlaces, count);
              int width = in.length / count;
              for (int row = 0; row < count; row++) {
                System.arraycopy(
                    atPlaces, row * width, gradients, (from + row) * latents(), latents());
              }
            });
    return new LatentGradients.AtPlaces(values, gradients);
  }

  /// A copy of all parameters.
  public Weights weights() {
    var tensors = new LinkedHashMap<String, Tensor>();
    reading(
        () ->
            architecture
                .parameters()
                .forEach(
                    (name, shape) -> tensors.put(name, new Tensor(shape, inPyTorchsOrder(name)))));
    return new Weights(tensors);
  }

  /// Replaces all parameters by those of a network of the same architecture.
  public void restore(Weights weights) {
    writing(
        () ->
            weights
                .tensors()
                .forEach(
                    (name, tensor) ->
                        System.arraycopy(
                            inOurOrder(name, tensor.values()),
                            0,
                            parameter(name),
                            0,
                            tensor.size())));
  }

  private float[] inPyTorchsOrder(String name) {
    int[] order = order(name);
    float[] ours = parameter(name);
    return order == null ? ours.clone() : Stack.restored(ours, order);
  }

  private float[] inOurOrder(String name, float[] theirs) {
    int[] order = order(name);
    return order == null ? theirs : Stack.ordered(theirs, order);
  }

  private int @Nullable [] order(String name) {
    for (Stack part : List.of(encoder, decoder, critic)) {
      int[] order = part.orders().get(name);
      if (order != null) {
        return order;
      }
    }
    return null;
  }

  /// The likelihood's scale as it stands, learned or not.
  public double scale() {
    float[] logScale = parameters.get(Architecture.LOG_SCALE);
    return logScale == null ? architecture.likelihood().scale() : Math.exp(logScale[0]);
  }

  /// What the decoder ends in, such as logits.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @param labels class of each place, unsigned bytes; ignored by an unconditional network
  /// @return row-major, shape (places, pixels)
  public float[] decoded(float[] z, byte[] labels) {
    int size = architecture.pixels();
    float[] all = new float[z.length / latents() * size];
    decode(z, labels, (row, decoded, at) -> System.arraycopy(decoded, at, all, row * size, size));
    return all;
  }

  /// Expected grey values in 0..1 of each place; otherwise as [#decoded].
  public float[][] pixels(float[] z, byte[] labels) {
    float[][] all = new float[z.length / latents()][];
    decode(z, labels, (row, decoded, at) -> all[row] = grey(decoded, at));
    return all;
  }

  /// Takes what the decoder ends in for a place.
  private interface Decoded {
    void take(int place, float[] decoded, int at);
  }

  private void decode(float[] z, byte[] labels, Decoded each) {
    int places = z.length / latents();
    int size = architecture.pixels();
    // To put the weights in another order pays off from the second place on.
    boolean paysOff = placeDecoder != null || askedForOne;
    if (places == 1 && paysOff && PlaceDecoder.takes(decoder)) {
      each.take(0, placeDecoder().decoded(withClass(z, 1, labels, 0)), 0);
      return;
    }
    askedForOne = places == 1;
    inChunks(
        places,
        () ->
            (from, count) -> {
              Stack.Flow kept = decoderFlows.poll();
              Stack.Flow flow = kept == null ? decoder.new Flow(chunk) : kept;
              float[] out = flow.forward(placesBetween(z, labels, from, count), count);
              for (int row = 0; row < count; row++) {
                each.take(from + row, out, row * size);
              }
              decoderFlows.add(flow);
            });
  }

  private float[] placesBetween(float[] z, byte[] labels, int from, int count) {
    float[] some = Arrays.copyOfRange(z, from * latents(), (from + count) * latents());
    return withClass(some, count, labels, from);
  }

  private PlaceDecoder placeDecoder() {
    PlaceDecoder current = placeDecoder;
    if (current == null) {
      lock.readLock().lock();
      try {
        current = new PlaceDecoder(decoder);
        placeDecoder = current;
      } finally {
        lock.readLock().unlock();
      }
    }
    return current;
  }

  /// −log p(x|z) of one row, in nats with the likelihood's constants.
  ///
  /// @param decoded what the decoder ends in
  /// @param at where the row begins in it
  /// @param x target pixels in 0..1
  /// @param target where the row begins in them
  double reconstruction(float[] decoded, int at, float[] x, int target) {
    int count = architecture.pixels();
    Likelihood likelihood = architecture.likelihood();
    if (likelihood.kind() == Likelihood.Kind.BERNOULLI) {
      return Functions.crossEntropy(decoded, at, x, target, count);
    }
    boolean squared = likelihood.kind() == Likelihood.Kind.GAUSSIAN;
    boolean signed = architecture.output().signed();
    double misfit = 0;
    for (int i = 0; i < count; i++) {
      double pixel = signed ? 0.5 * decoded[at + i] + 0.5 : decoded[at + i];
      double difference = pixel - x[target + i];
      misfit += squared ? difference * difference : Math.abs(difference);
    }
    double scale = scale();
    return misfit / (squared ? 2 * scale : scale) + count * likelihood.constant(scale);
  }

  /// Grey values in 0..1 of what the decoder ends in for one place.
  private float[] grey(float[] decoded, int at) {
    float[] grey = new float[architecture.pixels()];
    switch (architecture.output()) {
      case LOGITS -> Functions.sigmoid(decoded, at, grey, 0, grey.length);
      case TANH -> {
        for (int i = 0; i < grey.length; i++) {
          grey[i] = 0.5f * decoded[at + i] + 0.5f;
        }
      }
      case SIGMOID, LINEAR -> System.arraycopy(decoded, at, grey, 0, grey.length);
    }
    return grey;
  }

  /// Encodes some of many images.
  ///
  /// @param pixels row-major, shape (images, pixels), unsigned bytes
  /// @param labels class of each image, unsigned bytes; ignored by an unconditional network
  /// @param begin number of the first image
  /// @param end number behind the last one
  /// @param means written at the images' rows, shape (images, latent dimensions); the code of a
  ///     plain autoencoder
  /// @param logVariances likewise; empty of a plain autoencoder
  public void encode(
      byte[] pixels, byte[] labels, int begin, int end, float[] means, float[] logVariances) {
    inChunks(
        end - begin,
        () -> {
          int most = Math.min(chunk, end - begin);
          Encoding encoding = new Encoding(this, most);
          float[] kept = new float[most * architecture.pixels()];
          return (from, count) -> {
            float[] x = unit(pixels, begin + from, count, kept);
            encoding.of(seen(x, count, labels, begin + from), count, labels, begin + from);
            int at = (begin + from) * latents();
            System.arraycopy(encoding.means(), 0, means, at, count * latents());
            if (architecture.variational()) {
              System.arraycopy(encoding.logVariances(), 0, logVariances, at, count * latents());
            }
          };
        });
  }

  /// The posteriors of pictures, of descriptions, or of both together, in a network of two
  /// modalities; one of them must be there.
  ///
  /// @param pictures shape (rows, pixels) in 0..1, −1 where a pixel is not shown
  /// @param codes of descriptions, shape (rows, numbers of a description)
  public Encodings posteriors(float @Nullable [] pictures, float @Nullable [] codes) {
    int rows =
        pictures != null
            ? pictures.length / architecture.pixels()
            : Objects.requireNonNull(codes).length / descriptions().width();
    ProductOfExperts.Product[] product = new ProductOfExperts.Product[1];
    reading(
        () -> {
          ProductOfExperts.Expert ofCodes =
              codes == null
                  ? null
                  : expert(
                      codes,
                      rows,
                      List.of(
                          descriptions().encoder(),
                          descriptions().mean(),
                          descriptions().logVariance()));
          ProductOfExperts.Expert first =
              pictures == null
                  ? Objects.requireNonNull(ofCodes)
                  : expert(
                      pictures,
                      rows,
                      List.of(
                          encoder,
                          Objects.requireNonNull(mean),
                          Objects.requireNonNull(logVariance)));
          product[0] =
              ProductOfExperts.Product.of(
                  rows * latents(), first, pictures == null ? null : ofCodes);
        });
    return new Encodings(latents(), product[0].means(), product[0].logVariances());
  }

  /// @param stacks encoder, means and log-variances
  private static ProductOfExperts.Expert expert(float[] rows, int count, List<Stack> stacks) {
    float[] features = stacks.get(0).new Flow(count).forward(rows, count);
    return new ProductOfExperts.Expert(
        stacks.get(1).new Flow(count).forward(features, count),
        stacks.get(2).new Flow(count).forward(features, count));
  }

  /// What the decoder of descriptions ends in at places, shape (places, numbers of a description).
  public float[] described(float... z) {
    int places = z.length / latents();
    float[] all = new float[places * descriptions().width()];
    reading(
        () ->
            System.arraycopy(
                descriptions().decoder().new Flow(places).forward(z, places),
                0,
                all,
                0,
                all.length));
    return all;
  }

  /// Pixels of some images in 0..1.
  ///
  /// @param kept where they are written if they fill it
  private float[] unit(byte[] pixels, int from, int count, float[] kept) {
    int length = count * architecture.pixels();
    float[] x = kept.length == length ? kept : new float[length];
    Functions.unit(pixels, from * architecture.pixels(), x, 0, x.length);
    return x;
  }

  private float[] unit(byte[] pixels, int from, int count) {
    return unit(pixels, from, count, new float[count * architecture.pixels()]);
  }

  /// The ELBO's terms of images in nats, with one z an image.
  ///
  /// @param noise standard normal, shape (images, latent dimensions); zeros for z at the means
  public ElboTerms[] terms(byte[] pixels, byte[] labels, float[] noise) {
    int images = pixels.length / architecture.pixels();
    ElboTerms[] terms = new ElboTerms[images];
    inChunks(
        images,
        () -> {
          Encoding encoding = new Encoding(this, Math.min(chunk, images));
          Stack.Flow decoding = decoder.new Flow(Math.min(chunk, images));
          return (from, count) -> {
            float[] x = unit(pixels, from, count);
            encoding.of(seen(x.clone(), count, labels, from), count, labels, from);
            float[] z = encoding.drawn(noise, from * latents());
            float[] decoded = decoding.forward(withClass(z, count, labels, from), count);
            for (int i = 0; i < count; i++) {
              int at = i * architecture.pixels();
              double reconstruction = reconstruction(decoded, at, x, at);
              terms[from + i] = new ElboTerms(reconstruction, encoding.kl(i));
            }
          };
        });
    return terms;
  }

  /// −log p(x|z) in nats with the likelihood's constants.
  ///
  /// @param z row-major, shape (images, draws, latent dimensions)
  /// @return row-major, shape (images, draws)
  public float[] misfits(byte[] pixels, byte[] labels, float[] z) {
    int size = architecture.pixels();
    int rows = z.length / latents();
    int draws = rows / (pixels.length / size);
    float[] x = unit(pixels, 0, pixels.length / size);
    byte[] classes = new byte[architecture.conditional() ? rows : 0];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = labels[row / draws];
    }
    float[] misfits = new float[rows];
    inChunks(
        rows,
        () -> {
          Stack.Flow flow = decoder.new Flow(Math.min(chunk, rows));
          return (from, count) -> {
            float[] decoded = flow.forward(placesBetween(z, classes, from, count), count);
            for (int i = 0; i < count; i++) {
              misfits[from + i] =
                  (float) reconstruction(decoded, i * size, x, (from + i) / draws * size);
            }
          };
        });
    return misfits;
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
    return architecture.body().classAtInput() ? withClass(x, count, labels, from) : x;
  }

  /// What the heads take: the encoder's features, and the class unless the encoder took it.
  ///
  /// @param features shape (rows, features) with at least `count` rows
  /// @param from number of the first row among the labels
  float[] features(float[] features, int count, byte[] labels, int from) {
    boolean told =
        architecture.conditional()
            && architecture.variational()
            && !architecture.body().classAtInput();
    return told
        ? withClass(Arrays.copyOf(features, count * encoder.out()), count, labels, from)
        : features;
  }

  /// Rows followed by their class, as a row with a single 1; the rows themselves where the network
  /// is not conditional.
  ///
  /// @param from number of the first row among the labels
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

  /// Computes a chunk of rows.
  private interface Chunk {
    void of(int from, int count);
  }

  /// Chunks of rows, shared by two threads, of which each has buffers of its own.
  ///
  /// @param buffers makes what computes chunks with a thread's buffers
  private void inChunks(int rows, Supplier<Chunk> buffers) {
    AtomicInteger next = new AtomicInteger();
    // An even number of like chunks, so that no thread waits for the other's last one.
    int pairs = Math.max(1, (rows + 2 * chunk - 1) / (2 * chunk));
    int size = Math.max(LEAST, (rows + 2 * pairs - 1) / (2 * pairs));
    Runnable thread =
        () -> {
          Chunk made = null;
          for (int from = next.getAndAdd(size); from < rows; from = next.getAndAdd(size)) {
            made = made == null ? buffers.get() : made;
            Chunk ready = made;
            int first = from;
            reading(() -> ready.of(first, Math.min(size, rows - first)));
          }
        };
    TwoThreads.share(rows > size ? List.of(thread, thread) : List.of(thread));
  }
}
