package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.files.Progress;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;

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

  /// Writes a model into one file that opens in Lunula anywhere, whole or not at all.
  ///
  /// @param model its folder, in the library or anywhere; only read
  /// @param file a zip archive; opened by a double click if its name ends with
  ///     [ModelArchive#ENDING]
  void export(Path model, Path file) throws IOException;

  /// What a file or folder holds, if it is a network without a card: weights that another program
  /// wrote, or a folder of network and weights alone. Which images it belongs to, and of foreign
  /// weights some more, is for the person to say; [#importFound] then takes it in.
  ///
  /// @return nothing of anything else, which [#importFolder] copies or refuses
  /// @throws IOException with a sentence, if it is such a file but no network that Lunula can take
  Optional<FoundModel> find(Path path) throws IOException;

  /// The data sets that a network may belong to, as far as sizes and classes tell.
  List<DataChoice> fitting(FoundModel found);

  /// The images of a data set. Blocking, for seconds.
  DataSet images(DataChoice choice) throws IOException;

  /// Takes in a network that was found: encodes the images that the person named, measures it
  /// there, and keeps it with a card. As [#importFolder] for threads.
  ///
  /// @param choice what the person confirmed
  /// @param name of the model
  /// @param images what it was trained on
  /// @return nothing if cancelled
  /// @throws IOException with a sentence, if the images are of another size, or it could not be
  ///     kept
  Optional<LibraryEntry> importFound(
      FoundModel found, FoundModel.Choice choice, String name, DataSet images, Progress progress)
      throws IOException;

  /// Copies a model folder into the person's own library. A network that was trained elsewhere is
  /// encoded first, which takes from seconds to a minute and the engine: call it on one long-lived
  /// thread.
  ///
  /// @param progress hears how far that has come, in images, and may cancel; called on this thread;
  ///     not told where there is nothing to encode
  /// @return nothing if cancelled
  Optional<LibraryEntry> importFolder(Path folder, Progress progress) throws IOException;
}
