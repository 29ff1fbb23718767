package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import lunula.library.format.ModelFolder;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;

/// Models from their folders on disk.
///
/// @param kinds which kinds of models can be opened
public record StoredModels(ModelKinds kinds) implements ModelSource {
  /// Models of every kind that Lunula knows.
  public StoredModels() {
    this(ModelKinds.ALL);
  }

  @Override
  public ModelCard card(Path folder) throws IOException {
    return kinds.of(folder).card(folder);
  }

  @Override
  public StoredMap map(Path folder) throws IOException {
    return kinds.of(folder).map(folder);
  }

  @Override
  public LiveModel live(StoredMap map) {
    return kinds.of(map).live(map);
  }

  /// Writes an autoencoder into a new folder of its own, whole or not at all. Blocking.
  ///
  /// @param folder must not exist
  /// @throws IOException with a sentence for the person; then there is no such folder
  public void save(SavedModel model, Path folder) throws IOException {
    ModelFolder.write(model, folder);
  }

  /// A whole autoencoder, with its card, weights and encodings. Blocking.
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
