package lunula.train;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.model.LiveModel;
import lunula.model.network.Adversarial;
import lunula.model.network.Architecture;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.ConvolutionalAdversarial;
import lunula.model.network.Multimodal;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;

/// The register of families of models: a new one is a [Trainer], the kinds of network that it
/// trains, and a line here. Any thread.
public final class Families {
  private static final List<Family> ALL =
      new CopyOnWriteArrayList<>(
          List.of(
              new Family(
                  "autoencoder", Bodies.KINDS, AutoencoderTrainer::new, AutoencoderTrainer::opened),
              new Family(
                  "adversarial",
                  List.of(Adversarial.KIND, ConvolutionalAdversarial.KIND),
                  AdversarialTrainer::new,
                  AdversarialTrainer::opened),
              new Family(
                  "multimodal",
                  List.of(Multimodal.KIND),
                  MultimodalTrainer::new,
                  MultimodalTrainer::opened),
              new Family(
                  "text", List.of(TextConvolutional.KIND), TextTrainer::new, TextTrainer::opened)));

  /// Opens a trained model.
  @FunctionalInterface
  public interface Opener {
    /// A model at work; blocking. Whoever opens it closes it.
    LiveModel open(Architecture architecture, Weights weights);
  }

  /// A family of models that are trained alike.
  ///
  /// @param id no two alike
  /// @param kinds the networks of its models
  /// @param trainer makes one for a thread
  /// @param opener opens its models
  public record Family(
      String id, List<Bodies.Kind> kinds, Supplier<Trainer> trainer, Opener opener) {
    public Family {
      kinds = List.copyOf(kinds);
    }
  }

  /// A family's place in the register; closing it takes it out.
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  private Families() {}

  /// Adds a family.
  ///
  /// @throws IllegalArgumentException if its id or one of its kinds is taken
  public static Registration register(Family family) {
    for (Family other : ALL) {
      if (other.id.equals(family.id) || other.kinds.stream().anyMatch(family.kinds::contains)) {
        throw new IllegalArgumentException("there is a family “" + other.id + "” already");
      }
    }
    ALL.add(family);
    return () -> ALL.remove(family);
  }

  /// The family that trains a network.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Family of(Body body) {
    return ALL.stream()
        .filter(family -> family.kinds.stream().anyMatch(kind -> kind.id().equals(body.kind())))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody trains a " + body.kind()));
  }

  /// The kind of network of that id, of any family.
  ///
  /// @throws InvalidValueException if this Lunula does not know it
  public static Bodies.Kind kind(String id) {
    return ALL.stream()
        .flatMap(family -> family.kinds.stream())
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException(UserMessage.of("model.kind", id, kinds())));
  }

  private static String kinds() {
    return String.join(
        ", ", ALL.stream().flatMap(family -> family.kinds.stream()).map(Bodies.Kind::id).toList());
  }
}
