package lunula.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.session.ModelChecksums;
import lunula.session.RunningSession;
import lunula.session.Session;
import lunula.session.SessionFile;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Saves the session in a file and opens it again, which is one step that can be undone. Reading
/// and writing happen in the background; what cannot be used is told in a notice and changes
/// nothing.
///
/// JavaFX thread only; works without a window.
public final class SessionViewModel {
  private final Texts texts = Texts.of(SessionViewModel.class);
  private final Workspace space;
  private final ExplorerState exploration;
  private final Shelf library;
  private final ModelChecksums prints;
  private final Executor files;
  private final Restoring restoring;
  private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Instant> saved = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private int asked;
  private @Nullable Path opening;
  private @Nullable Snapshot left;

  /// The models on this machine.
  public interface Shelf {
    /// All that can be read. Blocking.
    ///
    /// @throws IOException with a sentence for the person
    List<LibraryEntry> entries() throws IOException;
  }

  /// @param library where a session's models are looked for; asked in the background
  /// @param files reads and writes; may block
  public SessionViewModel(Workspace space, Shelf library, ModelChecksums prints, Executor files) {
    this.space = space;
    this.library = library;
    this.prints = prints;
    this.files = files;
    exploration = space.exploration();
    restoring = new Restoring(space);
    file.subscribe(this::entitle);
  }

  /// The file that [#save] writes to; null before the session is first saved or opened.
  public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /// What the window is called: after the session's file, if it has one.
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  private void entitle(@Nullable Path now) {
    title.set(
        now == null
            ? texts.get("session.title.none")
            : texts.get("session.title.file", String.valueOf(now.getFileName())));
  }

  /// When the session was last saved in its file; null if not by this Lunula.
  public ReadOnlyObjectProperty<@Nullable Instant> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /// Whether a file is being read or written.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Another model is about to be opened by hand: what is left now can be come back to.
  public void leave() {
    left = Snapshot.of(space);
  }

  /// A model is on the map: a step of the history, if it is known what was there before. If not,
  /// the history ends: a place of one model means nothing in another.
  public void opened(@Nullable Path folder) {
    if (opening != null && opening.equals(folder)) {
      return;
    }
    Snapshot before = left;
    left = null;
    Snapshot now = Snapshot.of(space);
    if (before == null || now == null || before.folder().equals(folder)) {
      exploration.history().clear();
      return;
    }
    String what = texts.get("session.did.open", now.card().name());
    Path own = file.get();
    Instant since = saved.get();
    exploration
        .history()
        .did(what, () -> bringBack(before, own, since), () -> bringBack(now, own, since));
  }

  /// All that a session is about.
  Workspace space() {
    return space;
  }

  /// A file name for the session, after its model.
  public String suggestedName() {
    Path now = file.get();
    if (now != null) {
      return String.valueOf(now.getFileName());
    }
    String model = space.main().modelName().strip().replaceAll("[^\\p{L}\\p{N}]+", "-");
    return texts.get("session.name", model.replaceAll("^-+|-+$", "")) + SessionFile.ENDING;
  }

  /// Saves the session in its file.
  ///
  /// @return false if it has none yet, so that somebody must ask for one
  public boolean save() {
    Path now = file.get();
    if (now != null) {
      saveAs(now);
    }
    return now != null;
  }

  /// Saves the session in a file, which is its file from then on. Returns at once.
  public void saveAs(Path target) {
    Snapshot now = Snapshot.of(space);
    if (now == null) {
      boolean trains = space.main().trainingProperty().get();
      tell(texts.get(trains ? "session.training" : "session.nothing"));
      return;
    }
    busy.set(true);
    inBackground(
        () -> {
          Instant when = Instant.now();
          new SessionFile(target).write(now.session(prints, when));
          return () -> wasSaved(target, when);
        });
  }

  private void wasSaved(Path target, Instant when) {
    busy.set(false);
    file.set(target);
    saved.set(when);
  }

  /// Opens a session from a file: reads it, looks for its models, and puts everything where it was.
  /// Returns at once; the newest call wins. A file that cannot be used changes nothing.
  public void openSession(Path source) {
    int ticket = begin();
    inBackground(
        () -> {
          Found found = found(source);
          return () -> enter(ticket, found, source, name(source), () -> {});
        });
  }

  private Found found(Path source) throws IOException {
    var file = new SessionFile(source);
    Session session = file.read();
    try {
      return find(session);
    } catch (IllegalArgumentException wrong) {
      throw file.broken(wrong);
    }
  }

  /// Reads a session's values and looks for its models. Blocking; in the background.
  ///
  /// @throws IllegalArgumentException with what is wrong, beginning with the name of the value
  Found find(Session session) throws IOException {
    return Found.of(session, space.settings(), library, prints);
  }

  /// Opens a session that was noted down.
  ///
  /// @param note the session, and its file if it has one
  /// @param what in a few words, for undoing it
  /// @param then run when it is open
  void goOn(RunningSession.Note note, String what, Runnable then) {
    int ticket = begin();
    inBackground(
        () -> {
          Found found = find(note.session());
          return () -> enter(ticket, found, note.file(), what, then);
        });
  }

  private int begin() {
    busy.set(true);
    return ++asked;
  }

  private String name(Path source) {
    return texts.get("session.did.open", String.valueOf(source.getFileName()));
  }

  private void enter(int ticket, Found found, @Nullable Path source, String what, Runnable then) {
    if (ticket != asked) {
      return;
    }
    Snapshot before = Snapshot.of(space);
    Path fileBefore = file.get();
    Instant savedBefore = saved.get();
    exploration.noticeProperty().set(null);
    apply(
        found,
        () -> {
          belong(source, null);
          if (before != null) {
            exploration
                .history()
                .did(
                    what,
                    () -> bringBack(before, fileBefore, savedBefore),
                    () -> repeat(found, source));
          }
          then.run();
        });
  }

  private void apply(Found found, Runnable then) {
    opening = found.model() == null ? null : found.model().folder();
    restoring.apply(
        found,
        () -> {
          opening = null;
          busy.set(false);
          tellMissing(found);
          then.run();
        });
    // Where no model opens, nothing is waited for.
    busy.set(false);
  }

  private void belong(@Nullable Path to, @Nullable Instant since) {
    file.set(to);
    saved.set(since);
  }

  private void repeat(Found found, @Nullable Path source) {
    asked++;
    apply(found, () -> belong(source, null));
  }

  /// Undoes the opening of a session: whoever saves then saves in the file they had before.
  private void bringBack(Snapshot before, @Nullable Path own, @Nullable Instant since) {
    int ticket = begin();
    inBackground(
        () -> {
          Found found = find(before.session(prints, Instant.now()));
          return () -> {
            if (ticket == asked) {
              apply(found, () -> belong(own, since));
            }
          };
        });
  }

  /// Background work that ends with something on the JavaFX thread.
  private interface Work {
    Runnable done() throws IOException;
  }

  private void inBackground(Work work) {
    files.execute(
        () -> {
          try {
            Runnable done = work.done();
            exploration.foreground().execute(done);
          } catch (IOException | RuntimeException failure) {
            String reason = UserMessages.words(failure);
            exploration.foreground().execute(() -> failed(reason));
          }
        });
  }

  private void failed(String reason) {
    busy.set(false);
    tell(reason);
  }

  private void tellMissing(Found found) {
    List<String> sentences = new ArrayList<>();
    String name = found.session().model().name();
    if (found.model() == null) {
      String key = found.namesake() ? "session.other.weights" : "session.missing.model";
      sentences.add(texts.get(key, name));
    }
    if (!found.missing().isEmpty()) {
      sentences.add(texts.get("session.missing.compared", String.join("”, “", found.missing())));
    }
    if (!sentences.isEmpty()) {
      tell(String.join(" ", sentences));
    }
  }

  private void tell(String sentence) {
    exploration.noticeProperty().set(sentence);
  }
}
