package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;

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
}
