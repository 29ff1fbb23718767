package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;

/// Where models to show come from. Every method blocks; messages of the exceptions are sentences
/// for the person.
public interface ModelSource {
  /// What a model is, without the rest of it.
  default ModelCard card(Path folder) throws IOException {
    return map(folder).card();
  }

  /// A whole model, every part of it checked; needs no engine, takes milliseconds.
  StoredMap map(Path folder) throws IOException;

  /// The model in the engine, which is started if need be; takes up to a few seconds the first
  /// time. The caller closes it. Call it on the exploring thread only.
  ///
  /// @throws lunula.networks.EngineUnavailableException if the engine cannot be loaded
  LiveModel live(StoredMap map);
}
