package lunula.ui.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lunula.library.LibraryEntry;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import org.jspecify.annotations.Nullable;

/// A session, and which of its models are on this machine.
///
/// @param session as it was read
/// @param model what it has on the map; null if that is not here
/// @param namesake whether a model of that name is here, but with other weights
/// @param side the models side by side, as far as they are here
/// @param pair the two models whose maps turn into each other; empty unless both are here
/// @param missing names of the compared models that are not here
record Found(
    Session session,
    @Nullable LibraryEntry model,
    boolean namesake,
    List<LibraryEntry> side,
    List<LibraryEntry> pair,
    List<String> missing) {

  /// Looks for a session's models. Blocking; in the background.
  static Found of(Session session, SessionViewModel.Shelf library, ModelChecksums prints)
      throws IOException {
    List<LibraryEntry> entries = library.entries();
    Session.Comparing comparing = session.comparing();
    List<Session.Model> side = comparing == null ? List.of() : comparing.side();
    List<Session.Model> pair = comparing == null ? List.of() : comparing.pair();
    List<String> missing = new ArrayList<>();
    Stream.concat(side.stream(), pair.stream())
        .distinct()
        .filter(model -> prints.find(model, entries).isEmpty())
        .forEach(model -> missing.add(model.name()));
    String name = session.model().name();
    return new Found(
        session,
        prints.find(session.model(), entries).orElse(null),
        entries.stream().anyMatch(entry -> entry.card().name().equals(name)),
        here(side, entries, prints),
        here(pair, entries, prints),
        missing);
  }

  private static List<LibraryEntry> here(
      List<Session.Model> models, List<LibraryEntry> entries, ModelChecksums prints) {
    return models.stream()
        .map(model -> prints.find(model, entries))
        .flatMap(Optional::stream)
        .toList();
  }
}
