package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import lunula.library.format.ModelFolder;
import lunula.library.format.StoredEncodings;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Weights;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;

/// Models from their folders on disk.
public final class StoredModels implements ModelSource {
  @Override
  public StoredMap map(Path folder) throws IOException {
    ModelCard card = ModelFolder.readCard(folder);
    StoredEncodings encodings = ModelFolder.readEncodings(folder, card);
    Weights weights = ModelFolder.readWeights(folder, card.plan().architecture());
    return new StoredMap(card, weights, encodings.train(), encodings.test());
  }

  @Override
  public LiveModel live(StoredMap map) {
    NativeEngine.start();
    return Autoencoder.of(map.card().plan().architecture(), map.weights());
  }

  /// Writes a model into a new folder of its own, whole or not at all. Blocking.
  ///
  /// @param folder must not exist
  /// @throws IOException with a sentence for the person; then there is no such folder
  public void save(SavedModel model, Path folder) throws IOException {
    ModelFolder.write(model, folder);
  }

  /// A whole model, with its card, weights and encodings. Blocking.
  ///
  /// @throws IOException with a sentence for the person
  public SavedModel read(Path folder) throws IOException {
    return ModelFolder.read(folder);
  }

  /// Puts another card into a model's folder, in one step; the network stays as it is. Blocking.
  ///
  /// @throws IOException with a sentence for the person; then the old card stays
  public void replaceCard(Path folder, ModelCard card) throws IOException {
    ModelFolder.replaceCard(folder, card);
  }
}
