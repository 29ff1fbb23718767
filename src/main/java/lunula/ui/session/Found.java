package lunula.ui.session;

import java.io.IOException;
import java.util.List;
import lunula.library.LibraryEntry;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Settings;
import org.jspecify.annotations.Nullable;

/// A session whose values are checked, and which of its models are on this machine.
///
/// @param session as it was read
/// @param values what it sets, in order
/// @param model what it has on the map; null if that is not here
/// @param namesake whether a model of that name is here, but with other weights
/// @param missing names of the compared models that are not here
record Found(
    Session session,
    List<Setting.Value<?>> values,
    @Nullable LibraryEntry model,
    boolean namesake,
    List<String> missing) {

  /// Reads a session's values and looks for its models. Blocking; in the background.
  ///
  /// @throws IllegalArgumentException with what is wrong, beginning with the name of the value
  static Found of(
      Session session, Settings settings, SessionViewModel.Shelf library, ModelChecksums prints)
      throws IOException {
    List<LibraryEntry> entries = library.entries();
    var models = new SessionModels(prints, entries);
    List<Setting.Value<?>> values = settings.read(session.parts(), models);
    String name = session.model().name();
    return new Found(
        session,
        values,
        prints.find(session.model(), entries).orElse(null),
        entries.stream().anyMatch(entry -> entry.card().name().equals(name)),
        models.missing());
  }
}
