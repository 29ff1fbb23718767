package lunula.ui.compare;

import java.nio.file.Path;
import java.util.List;
import lunula.library.LibraryEntry;

/// An example of a comparison: models that come with Lunula, by their folders' names.
public enum Comparison {
  /// The autoencoder beside the variational one, on moons.
  MOONS("moon-ae", "moon-vae"),
  /// The same, trained on full moons and thin crescents alone.
  EXTREMES("moon-extremes-ae", "moon-extremes-vae"),
  /// No, full and heavy weight on the KL term.
  BETAS("fashion-mnist-vae-beta-0", "fashion-mnist-vae", "fashion-mnist-vae-beta-4"),
  /// The article's network beside the best one.
  BEST("fashion-mnist-vae", "fashion-mnist-vae-best");

  private final List<String> folders;

  Comparison(String... folders) {
    this.folders = List.of(folders);
  }

  /// The models, in order; those that are not in the library are left out.
  List<LibraryEntry> of(List<LibraryEntry> library) {
    return folders.stream()
        .flatMap(
            folder ->
                library.stream().filter(entry -> entry.folder().endsWith(Path.of(folder))).limit(1))
        .toList();
  }

  boolean isIn(List<LibraryEntry> library) {
    return of(library).size() == folders.size();
  }
}
