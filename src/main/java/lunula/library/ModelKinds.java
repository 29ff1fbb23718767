package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolder.StoredEncodings;
import lunula.library.format.ModelFolderException;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.train.Families;

/// The register of the kinds of models: whatever opens a folder asks it.
///
/// @param kinds at least one; a folder that names no kind is of the first
public record ModelKinds(List<ModelKind> kinds) {
  /// Every kind that Lunula knows.
  public static final ModelKinds ALL = new ModelKinds(List.of(new AutoencoderKind()));

  public ModelKinds {
    kinds = List.copyOf(kinds);
  }

  /// Whether a folder holds a network of [Families] with its weights, which alone programs for
  /// other languages can rebuild.
  public static boolean isAutoencoder(Path folder) {
    return ModelFolder.kind(folder).orElse(AutoencoderKind.ID).equals(AutoencoderKind.ID);
  }

  /// The kind that a model's folder names.
  ///
  /// @throws ModelFolderException if it names one that is not known
  ModelKind of(Path folder) throws IOException {
    String id = ModelFolder.kind(folder).orElse(kinds.getFirst().id());
    return kinds.stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ModelFolderException.unknownKind(folder, id));
  }

  /// The kind of a model that was read.
  ModelKind of(StoredMap map) {
    return kinds.stream().filter(kind -> kind.id().equals(map.kind())).findFirst().orElseThrow();
  }

  /// Autoencoders of pictures, variational or not, and every other family of [Families] whose
  /// models are a network with its weights.
  static final class AutoencoderKind implements ModelKind {
    static final String ID = "autoencoder";

    @Override
    public String id() {
      return ID;
    }

    @Override
    public ModelCard card(Path folder) throws IOException {
      return ModelFolder.readCard(folder);
    }

    @Override
    public StoredMap map(Path folder) throws IOException {
      ModelCard card = ModelFolder.readCard(folder);
      StoredEncodings encodings = ModelFolder.readEncodings(folder, card);
      Weights weights = ModelFolder.readWeights(folder, card.plan().architecture());
      return new StoredMap(card, weights, encodings.train(), encodings.test());
    }

    @Override
    public LiveModel live(StoredMap map) {
      Architecture architecture = map.card().plan().architecture();
      return Families.of(architecture.body()).opener().open(architecture, map.weights());
    }
  }

  /// A kind of model: how its folder is read and how it is taken into the engine. A kind without an
  /// encoder gives models that offer none, and maps without points where it stores no encodings.
  ///
  /// Every method blocks; messages of the exceptions are sentences for the person.
  public interface ModelKind {
    /// What `config.json` calls it in its field `model`.
    String id();

    /// What a model is, without the rest of it.
    ModelCard card(Path folder) throws IOException;

    /// A whole model, every part of it checked; needs no engine.
    StoredMap map(Path folder) throws IOException;

    /// The model in the engine, as [ModelSource#live] promises.
    LiveModel live(StoredMap map);
  }
}
