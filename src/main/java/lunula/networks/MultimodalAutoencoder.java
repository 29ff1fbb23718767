package lunula.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lunula.model.CrossEncoder;
import lunula.model.DescribedPicture;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.network.Architecture;
import lunula.model.network.Multimodal;
import lunula.model.network.Weights;
import lunula.model.plan.Optimiser;
import lunula.networks.dense.DenseNetwork;
import lunula.networks.dense.MultimodalLearner;
import org.jspecify.annotations.Nullable;

/// A network of two modalities at work, in Java arrays: an autoencoder of pictures that reads and
/// writes descriptions, too. Any thread. After [#close] every call is refused with
/// [lunula.model.ModelClosedException].
public final class MultimodalAutoencoder implements LiveModel, CrossEncoder {
  private final Autoencoder pictures;
  private final List<Property> properties;

  private MultimodalAutoencoder(Autoencoder pictures) {
    this.pictures = pictures;
    properties = ((Multimodal) pictures.architecture().body()).properties();
  }

  /// A network with the given weights, which are copied.
  ///
  /// @throws IllegalArgumentException if names or shapes are not those of the architecture
  public static MultimodalAutoencoder of(Architecture architecture, Weights weights) {
    return new MultimodalAutoencoder(Autoencoder.of(architecture, weights));
  }

  /// An untrained network: weights and biases uniform in ±1/√inputs, PyTorch's default for its
  /// layers.
  ///
  /// @param random the only source of chance
  public static MultimodalAutoencoder untrained(Architecture architecture, RandomGenerator random) {
    return new MultimodalAutoencoder(Autoencoder.untrained(architecture, random));
  }

  private DenseNetwork network() {
    return ((DenseBackend) pictures.backend()).open();
  }

  /// The same network for pictures alone.
  public Autoencoder pictures() {
    return pictures;
  }

  /// Takes its training steps; one thread uses it.
  ///
  /// @param largestBatch most images of a batch
  public MultimodalLearner learner(Optimiser.Method method, int largestBatch) {
    return new MultimodalLearner(network(), method, largestBatch);
  }

  @Override
  public List<Property> properties() {
    return properties;
  }

  @Override
  public Encodings encodeAll(float @Nullable [] pixels, float @Nullable [] codes) {
    return network().posteriors(pixels, codes);
  }

  @Override
  public List<Description> describe(float... latents) {
    float[] decoded = network().described(latents);
    int width = Description.width(properties);
    List<Description> all = new ArrayList<>();
    for (int at = 0; at < decoded.length; at += width) {
      all.add(Description.decoded(properties, decoded, at));
    }
    return all;
  }

  @Override
  public List<DescribedPicture> decode(float[] latents) {
    List<GrayImage> images = pictures.decode(latents);
    List<Description> descriptions = describe(latents);
    List<DescribedPicture> both = new ArrayList<>(images.size());
    for (int place = 0; place < images.size(); place++) {
      both.add(new DescribedPicture(images.get(place), descriptions.get(place)));
    }
    return both;
  }

  @Override
  public int dimensions() {
    return pictures.dimensions();
  }

  @Override
  public Likelihood likelihood() {
    return pictures.likelihood();
  }

  @Override
  public Optional<Encoder> encoder() {
    return pictures.encoder();
  }

  @Override
  public Optional<CrossEncoder> crossEncoder() {
    return Optional.of(this);
  }

  @Override
  public void close() {
    pictures.close();
  }
}
