package lunula.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lunula.model.CrossEncoder;
import lunula.model.Decoder;
import lunula.model.Description;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.model.network.Multimodal;
import org.jspecify.annotations.Nullable;

/// A stored model in use: known at once, taken into the engine when it is first asked. Whoever
/// opens it closes it; what is asked after that is refused with [ModelClosedException], and a model
/// that was never asked costs the engine nothing.
///
/// Blocking, like every decoder: ask and close it on one long-lived background thread.
public final class OpenModel implements LiveModel {
  private final StoredMap stored;
  private final ModelSource source;
  private @Nullable LiveModel live;
  private boolean closed;

  /// @param source takes it into the engine
  public OpenModel(ModelSource source, StoredMap stored) {
    this.source = source;
    this.stored = stored;
  }

  private Architecture architecture() {
    return stored.card().plan().architecture();
  }

  private synchronized LiveModel live() {
    if (closed) {
      throw new ModelClosedException();
    }
    LiveModel network = live;
    if (network == null) {
      network = source.live(stored);
      live = network;
    }
    return network;
  }

  @Override
  public List<? extends Sample> decode(float[] latents) {
    return live().decode(latents);
  }

  @Override
  public @Nullable Likelihood likelihood() {
    return live().likelihood();
  }

  @Override
  public int dimensions() {
    return stored.test().dimensions();
  }

  @Override
  public boolean uniformPrior() {
    return architecture().prior().filter(Prior.UNIFORM::equals).isPresent();
  }

  @Override
  public int classes() {
    return architecture().classes();
  }

  @Override
  public Decoder ofClass(int label) {
    return classes() == 0 ? this : new Told(() -> live().ofClass(label), dimensions());
  }

  @Override
  public Optional<Encoder> encoder() {
    return live().encoder();
  }

  @Override
  public Optional<CrossEncoder> crossEncoder() {
    return architecture().body() instanceof Multimodal body
        ? Optional.of(new Cross(body))
        : Optional.empty();
  }

  /// Whether it is in the engine now.
  public synchronized boolean isLive() {
    return live != null;
  }

  /// Frees the engine's memory once the question at hand is answered. Closing twice does nothing.
  @Override
  public synchronized void close() {
    closed = true;
    LiveModel network = live;
    live = null;
    if (network != null) {
      network.close();
    }
  }

  /// What encodes descriptions, known before the engine is asked.
  private final class Cross implements CrossEncoder {
    private final List<Description.Property> properties;

    Cross(Multimodal body) {
      properties = body.properties();
    }

    private CrossEncoder live() {
      return OpenModel.this.live().crossEncoder().orElseThrow();
    }

    @Override
    public List<Description.Property> properties() {
      return properties;
    }

    @Override
    public Encodings encodeAll(float @Nullable [] pixels, float @Nullable [] codes) {
      return live().encodeAll(pixels, codes);
    }

    @Override
    public int dimensions() {
      return OpenModel.this.dimensions();
    }

    @Override
    public List<Description> describe(float... latents) {
      return live().describe(latents);
    }
  }

  /// The model, told the class.
  private record Told(Supplier<Decoder> network, int dimensions) implements Decoder {
    @Override
    public List<? extends Sample> decode(float[] latents) {
      return network.get().decode(latents);
    }
  }
}
