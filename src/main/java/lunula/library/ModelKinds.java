package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolderException;

/// The register of the kinds of models: whatever opens a folder asks it.
///
/// @param kinds at least one; a folder that names no kind is of the first
public record ModelKinds(List<ModelKind> kinds) {
  /// Every kind that Lunula knows.
  public static final ModelKinds ALL = new ModelKinds(List.of(new AutoencoderKind()));

  public ModelKinds {
    kinds = List.copyOf(kinds);
  }

  /// Whether a folder holds an autoencoder, which alone programs for other languages can rebuild.
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
}
