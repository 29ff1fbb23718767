package lunula.networks.dense;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import lunula.model.Encodings;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;

/// An autoencoder of texts in Java arrays. Any thread; an update of the weights is never seen by
/// halves.
///
/// Numbers of a place lie side by side, places of a text one after the other. A convolution's
/// weight lies by (output, place, input), so that it is a product with the places side by side.
public final class TextNetwork {
  /// Texts that are encoded or decoded at a time.
  private static final int CHUNK = 64;

  private final Architecture architecture;
  private final TextConvolutional body;
  private final int characters;
  private final SequencedMap<String, float[]> parameters = new LinkedHashMap<>();
  private final List<GatedConvolution> encoder = new ArrayList<>();
  private final List<GatedConvolution> decoder = new ArrayList<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /// @param weights copied; of the architecture's names and shapes
  public TextNetwork(Architecture architecture, Weights weights) {
    this.architecture = architecture;
    if (!(architecture.body() instanceof TextConvolutional texts)) {
      throw new IllegalArgumentException("no network of texts: " + architecture);
    }
    body = texts;
    characters = texts.characters();
    weights
        .tensors()
        .forEach((name, tensor) -> parameters.put(name, ordered(name, tensor.values(), true)));
    architecture
        .named()
        .forEach(
            (name, layer) -> {
              if (layer instanceof Layer.GatedConvolution) {
                (name.startsWith("encoder") ? encoder : decoder)
                    .add(
                        new GatedConvolution(
                            places(),
                            width(),
                            parameter(name + ".weight"),
                            parameter(name + ".bias")));
              }
            });
  }

  /// Between PyTorch's order of a convolution's weight, (output, input, place), and ours; others as
  /// they are.
  ///
  /// @return a copy
  private float[] ordered(String name, float[] values, boolean toOurs) {
    boolean convolution =
        name.endsWith(".weight")
            && architecture.named().get(name.substring(0, name.length() - ".weight".length()))
                instanceof Layer.GatedConvolution;
    if (!convolution) {
      return values.clone();
    }
    int width = body.width();
    int kernel = TextConvolutional.KERNEL;
    float[] ordered = new float[values.length];
    for (int out = 0; out < 2 * width; out++) {
      for (int in = 0; in < width; in++) {
        for (int k = 0; k < kernel; k++) {
          int theirs = (out * width + in) * kernel + k;
          int ours = (out * kernel + k) * width + in;
          ordered[toOurs ? ours : theirs] = values[toOurs ? theirs : ours];
        }
      }
    }
    return ordered;
  }

  /// Shape of this network.
  public Architecture architecture() {
    return architecture;
  }

  int places() {
    return architecture.image().width();
  }

  int width() {
    return body.width();
  }

  int characters() {
    return characters;
  }

  int latents() {
    return architecture.latentDimensions();
  }

  /// What the normalised means are multiplied by; 0 if they are not normalised.
  float meanScale() {
    return body.meanScale() / 100f;
  }

  /// By name, in the architecture's order.
  Map<String, float[]> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  float[] parameter(String name) {
    float[] values = parameters.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no parameter is named " + name);
    }
    return values;
  }

  /// The linear layer of that name.
  Affine linear(String name, int in, int out) {
    return new Affine(in, out, parameter(name + ".weight"), parameter(name + ".bias"));
  }

  /// The linear layer behind the last of the decoder's convolutions.
  Affine output() {
    return linear("decoder." + (decoder.size() + 2), width(), characters());
  }

  List<GatedConvolution> encoder() {
    return encoder;
  }

  List<GatedConvolution> decoder() {
    return decoder;
  }

  /// Does something that changes the parameters.
  void writing(Runnable work) {
    lock.writeLock().lock();
    try {
      work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// A copy of all parameters.
  public Weights weights() {
    lock.readLock().lock();
    try {
      SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
      architecture
          .parameters()
          .forEach(
              (name, shape) ->
                  tensors.put(name, new Tensor(shape, ordered(name, parameter(name), false))));
      return new Weights(tensors);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Replaces all parameters by those of a network of the same architecture.
  public void restore(Weights weights) {
    writing(
        () ->
            parameters.forEach(
                (name, values) -> {
                  float[] others = ordered(name, weights.tensor(name).values(), true);
                  System.arraycopy(others, 0, values, 0, values.length);
                }));
  }

  /// Encodes texts.
  ///
  /// @param codes as [lunula.model.TextCodes], one text after the other
  public Encodings encode(byte[] codes) {
    int size = architecture.pixels();
    int count = codes.length / size;
    float[] means = new float[count * latents()];
    float[] logVariances = new float[architecture.variational() ? means.length : 0];
    int chunks = (count + CHUNK - 1) / CHUNK;
    List<Runnable> pieces = new ArrayList<>();
    // One pass a half: it holds the working space.
    for (int half = 0; half < Math.min(2, chunks); half++) {
      int first = half;
      pieces.add(
          () -> {
            TextPass pass = new TextPass(this, Math.min(count, CHUNK), false);
            int[] indices = new int[CHUNK];
            for (int chunk = first; chunk < chunks; chunk += 2) {
              int from = chunk * CHUNK;
              int rows = Math.min(CHUNK, count - from);
              for (int i = 0; i < rows; i++) {
                indices[i] = from + i;
              }
              lock.readLock().lock();
              try {
                pass.encode(codes, indices, 0, rows);
              } finally {
                lock.readLock().unlock();
              }
              System.arraycopy(pass.means(), 0, means, from * latents(), rows * latents());
              if (logVariances.length > 0) {
                System.arraycopy(
                    pass.logVariances(), 0, logVariances, from * latents(), rows * latents());
              }
            }
          });
    }
    TwoThreads.share(pieces);
    return new Encodings(latents(), means, logVariances);
  }

  /// Receives the characters' probabilities of some decoded texts.
  public interface Reader {
    /// @param text number of the text
    /// @param probabilities shape (places, characters), from number `from` on; valid until the
    ///     method returns
    void read(int text, float[] probabilities, int from);
  }

  /// Decodes places of the latent space; the reader is told of one after the other.
  public void decode(float[] z, Reader reader) {
    int count = z.length / latents();
    TextPass pass = new TextPass(this, Math.min(count, CHUNK), false);
    for (int from = 0; from < count; from += CHUNK) {
      int rows = Math.min(CHUNK, count - from);
      float[] some = new float[rows * latents()];
      System.arraycopy(z, from * latents(), some, 0, some.length);
      lock.readLock().lock();
      try {
        pass.decode(some, rows);
        for (int i = 0; i < rows; i++) {
          reader.read(from + i, pass.probabilities(i), 0);
        }
      } finally {
        lock.readLock().unlock();
      }
    }
  }

  /// −log p(x|z) of texts at places of the latent space, in nats.
  ///
  /// @param codes as [lunula.model.TextCodes], one text after the other
  /// @param z one place a text
  /// @param right is told how many characters of each text are the likeliest at their places
  public double[] misfits(byte[] codes, float[] z, int[] right) {
    int size = architecture.pixels();
    double[] misfits = new double[right.length];
    int[] targets = new int[places()];
    decode(
        z,
        (text, probabilities, from) -> {
          TextPass.targets(codes, text * size, places(), targets, 0);
          right[text] = 0;
          for (int place = 0; place < targets.length; place++) {
            int row = from + place * characters;
            float chosen = probabilities[row + targets[place]];
            misfits[text] -= Math.log(Math.max(chosen, Float.MIN_NORMAL));
            boolean likeliest = true;
            for (int i = 0; i < characters && likeliest; i++) {
              likeliest = probabilities[row + i] <= chosen;
            }
            right[text] += likeliest ? 1 : 0;
          }
        });
    return misfits;
  }

  /// Name and version of what multiplies.
  public static String library() {
    return MatrixProduct.library();
  }
}
