package lunula.ui.session;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lunula.files.JsonField;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.ui.kit.Codec;

/// The models that settings of a session name. Blocking; for the background.
final class SessionModels implements Codec.Models {
  private final ModelChecksums checksums;
  private final List<LibraryEntry> library;
  private final Set<Session.Model> missing = new LinkedHashSet<>();
  private final Map<String, Path> written = new LinkedHashMap<>();

  /// @param library the models on this machine
  SessionModels(ModelChecksums checksums, List<LibraryEntry> library) {
    this.checksums = checksums;
    this.library = library;
  }

  @Override
  public JsonElement write(LibraryEntry model) throws IOException {
    return write(model.folder(), model.card()).json();
  }

  /// How a session names a model, which is remembered.
  Session.Model write(Path folder, ModelCard card) throws IOException {
    Session.Model model = checksums.model(folder, card);
    written.put(model.checksum(), folder);
    return model;
  }

  /// Folders of the models that were written, by their checksums.
  Map<String, Path> written() {
    return written;
  }

  @Override
  public Optional<LibraryEntry> read(JsonField field) {
    Session.Model wanted = Session.Model.of(field);
    Optional<LibraryEntry> found = checksums.find(wanted, library);
    if (found.isEmpty()) {
      missing.add(wanted);
    }
    return found;
  }

  /// Names of the models that were asked for and are not on this machine.
  List<String> missing() {
    return missing.stream().map(Session.Model::name).toList();
  }
}
