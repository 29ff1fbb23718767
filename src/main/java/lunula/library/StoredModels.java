package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.library.format.ModelFolder;
import lunula.library.format.StoredEncodings;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
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
    return new Live(Autoencoder.of(map.card().plan().architecture(), map.weights()));
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

  private record Live(Autoencoder network) implements LiveModel {
    @Override
    public List<GrayImage> decode(float[] latents) {
      return network.decode(latents);
    }

    @Override
    public int dimensions() {
      return network.dimensions();
    }

    @Override
    public int classes() {
      return network.classes();
    }

    @Override
    public Likelihood likelihood() {
      return network.likelihood();
    }

    @Override
    public Decoder ofClass(int label) {
      return network.ofClass(label);
    }

    @Override
    public Encodings encode(byte[] pixels, byte[] labels) {
      return network.encode(pixels, labels);
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
