package lunula.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.model.Measurements;
import lunula.model.SavedModel;

/// The models at hand: those that came with the app and the person's own.
///
/// Every method blocks on the disk; call them in the background. Messages of the exceptions are
/// sentences for the person.
public interface Library {
  /// All readable models, bundled ones first.
  List<LibraryEntry> entries() throws IOException;

  /// One sentence for each folder that [#entries] passed over because it cannot be read, as of the
  /// newest look.
  List<String> problems();

  /// Saves a model among the person's own. A name that is taken is no obstacle.
  LibraryEntry keep(SavedModel model, String name) throws IOException;

  /// Renames one of the person's own models.
  LibraryEntry rename(LibraryEntry entry, String name) throws IOException;

  /// Notes on a model's card what was measured of it. A bundled model's folder stays as it is; only
  /// the entry given back has the measures.
  LibraryEntry measured(LibraryEntry entry, Measurements measures) throws IOException;

  /// Deletes one of the person's own models for good.
  void delete(LibraryEntry entry) throws IOException;

  /// Copies a model folder into the person's own library.
  LibraryEntry importFolder(Path folder) throws IOException;
}
