package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolder.StoredEncodings;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.train.Families;

/// Autoencoders of pictures, variational or not, and every other family of [Families] whose models
/// are a network with its weights.
final class AutoencoderKind implements ModelKind {
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
