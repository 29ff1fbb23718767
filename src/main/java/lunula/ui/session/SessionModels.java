package lunula.ui.session;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lunula.files.JsonField;
import lunula.library.LibraryEntry;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.ui.kit.Codec;

/// The models that settings of a session name. Blocking; for the background.
final class SessionModels implements Codec.Models {
  private final ModelChecksums checksums;
  private final List<LibraryEntry> library;
  private final Set<Session.Model> missing = new LinkedHashSet<>();

  /// @param library the models on this machine
  SessionModels(ModelChecksums checksums, List<LibraryEntry> library) {
    this.checksums = checksums;
    this.library = library;
  }

  @Override
  public JsonElement write(LibraryEntry model) throws IOException {
    return checksums.model(model.folder(), model.card()).json();
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
