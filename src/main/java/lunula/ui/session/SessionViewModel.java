package lunula.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import lunula.describe.BundledWords;
import lunula.files.UserMessages;
import lunula.geometry.PlaneChoice;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.session.ModelChecksums;
import lunula.session.RunningSession;
import lunula.session.Session;
import lunula.session.SessionBundle;
import lunula.session.SessionFile;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.History;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.MapData;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Settings;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainSettings;
import org.jspecify.annotations.Nullable;

/// Saves the session in a file and opens it again, which is one step that can be undone. Reading
/// and writing happen in the background; a file that cannot be used is reported in a notice
/// and changes nothing.
///
/// JavaFX thread only; works without a window.
public final class SessionViewModel {
  private final Texts texts = Texts.of(SessionViewModel.class);
  private final SessionContext context;
  private final ExplorerState exploration;
  private final InstalledModels library;
  private final ModelChecksums checksums;
  private final Executor files;
  private final SessionRestorer restoring;
  private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Instant> saved = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private int asked;
  private @Nullable Path opening;
  private @Nullable SessionSnapshot left;

  /// The models on this machine.
  public interface InstalledModels {
    /// All that can be read. Blocking.
    ///
    /// @throws IOException with a sentence for the person
    List<LibraryEntry> entries() throws IOException;

    /// Adds models, all of them or none. Blocking.
    ///
    /// @param folders of the models; copied
    /// @throws IOException with a sentence for the person
    void copy(List<Path> folders) throws IOException;
  }

  /// A session whose values are checked, and which of its models are on this machine.
  ///
  /// @param session as it was read
  /// @param values what it sets, in order
  /// @param model the model on the map; null if it is not here
  /// @param namesake whether a model of that name is here, but with other weights
  /// @param missing names of the compared models that are not here
  record Resolved(
      Session session,
      List<Setting.Value<?>> values,
      @Nullable LibraryEntry model,
      boolean namesake,
      List<String> missing) {}

  /// @param library where a session's models are looked for; asked in the background
  /// @param files reads and writes; may block
  public SessionViewModel(
      SessionContext context, InstalledModels library, ModelChecksums checksums, Executor files) {
    this.context = context;
    this.library = library;
    this.checksums = checksums;
    this.files = files;
    exploration = context.exploration();
    restoring = new SessionRestorer(context);
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

  /// The person is about to open another model: the present state is kept for undoing that.
  public void leave() {
    left = SessionSnapshot.of(context);
  }

  /// A model is on the map: a step of the history, if it is known what was there before. If not,
  /// the history is cleared: a place of one model means nothing in another.
  public void opened(@Nullable Path folder) {
    if (opening != null && opening.equals(folder)) {
      return;
    }
    SessionSnapshot before = left;
    left = null;
    SessionSnapshot now = SessionSnapshot.of(context);
    if (before == null || now == null || before.folder().equals(folder)) {
      exploration.history().clear();
      return;
    }
    Supplier<String> what = () -> texts.get("session.did.open", BundledWords.name(now.card()));
    Path own = file.get();
    Instant since = saved.get();
    exploration
        .history()
        .did(what, () -> bringBack(before, own, since), () -> bringBack(now, own, since));
  }

  /// What a session is taken from and opened into.
  SessionContext context() {
    return context;
  }

  /// A file name for the session, after its model.
  public String suggestedName() {
    Path now = file.get();
    if (now != null) {
      return String.valueOf(now.getFileName());
    }
    String model = context.main().modelName().strip().replaceAll("[^\\p{L}\\p{N}]+", "-");
    return texts.get("session.name", model.replaceAll("^-+|-+$", "")) + SessionFile.ENDING;
  }

  /// The same for a file that holds the models, too.
  String suggestedBundleName() {
    return suggestedName().replaceFirst("\\.[^.]*$", "") + SessionBundle.ENDING;
  }

  /// Saves the session in its file.
  ///
  /// @return false if it has none yet, so that the person must be asked for one
  public boolean save() {
    Path now = file.get();
    if (now != null) {
      saveAs(now);
    }
    return now != null;
  }

  /// Saves the session in a file, which is its file from then on, with its models if the file is a
  /// bundle. Returns at once.
  public void saveAs(Path target) {
    SessionSnapshot now = SessionSnapshot.of(context);
    if (now == null) {
      boolean trains = context.main().trainingProperty().get();
      tell(texts.get(trains ? "session.training" : "session.nothing"));
      return;
    }
    busy.set(true);
    inBackground(
        () -> {
          Instant when = Instant.now();
          now.write(target, checksums, when);
          return () -> wasSaved(target, when);
        });
  }

  private void wasSaved(Path target, Instant when) {
    busy.set(false);
    file.set(target);
    saved.set(when);
    exploration.succeed(texts.get("session.saved", String.valueOf(target.getFileName())), target);
  }

  /// Opens a session from a file: reads it, looks for its models, and puts everything where it was.
  /// Returns at once; the newest call wins. A file that cannot be used changes nothing.
  public void openSession(Path source) {
    int ticket = begin();
    inBackground(
        () -> {
          Resolved found = found(source);
          return () -> enter(ticket, found, source, name(source), () -> {});
        });
  }

  private Resolved found(Path source) throws IOException {
    var file = new SessionFile(source);
    Session session = SessionBundle.isOne(source) ? unpacked(source) : file.read();
    try {
      return find(session);
    } catch (IllegalArgumentException wrong) {
      throw file.broken(wrong);
    }
  }

  private Session unpacked(Path source) throws IOException {
    Set<String> present = new HashSet<>();
    for (LibraryEntry entry : library.entries()) {
      present.add(checksums.of(entry.folder()));
    }
    return new SessionBundle(source).read(present, library::copy);
  }

  /// Reads a session's values and looks for its models. Blocking; in the background.
  ///
  /// @throws IllegalArgumentException with what is wrong, beginning with the name of the value
  Resolved find(Session session) throws IOException {
    List<LibraryEntry> entries = library.entries();
    var models = new SessionModels(checksums, entries);
    List<Setting.Value<?>> values = context.settings().read(session.parts(), models);
    String name = session.model().name();
    return new Resolved(
        session,
        values,
        checksums.find(session.model(), entries).orElse(null),
        entries.stream().anyMatch(entry -> entry.card().name().equals(name)),
        models.missing());
  }

  /// Opens a session that was saved for recovery.
  ///
  /// @param note the session, and its file if it has one
  /// @param what in a few words, for undoing it
  /// @param then run when it is open
  void goOn(RunningSession.Note note, Supplier<String> what, Runnable then) {
    int ticket = begin();
    inBackground(
        () -> {
          Resolved found = find(note.session());
          return () -> enter(ticket, found, note.file(), what, then);
        });
  }

  /// Opens a session that lies in no file of its own. Returns at once; the newest call wins.
  ///
  /// @param what in a few words, for undoing it
  public void open(Session session, Supplier<String> what) {
    goOn(new RunningSession.Note(session, null), what, () -> {});
  }

  private int begin() {
    busy.set(true);
    return ++asked;
  }

  private Supplier<String> name(Path source) {
    return () -> texts.get("session.did.open", String.valueOf(source.getFileName()));
  }

  private void enter(
      int ticket, Resolved found, @Nullable Path source, Supplier<String> what, Runnable then) {
    if (ticket != asked) {
      return;
    }
    SessionSnapshot before = SessionSnapshot.of(context);
    Path fileBefore = file.get();
    Instant savedBefore = saved.get();
    exploration.noticeProperty().set(null);
    apply(
        found,
        () -> {
          setFile(source, null);
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

  private void apply(Resolved found, Runnable then) {
    opening = found.model() == null ? null : found.model().folder();
    restoring.apply(
        found,
        () -> {
          opening = null;
          busy.set(false);
          tellMissing(found);
          then.run();
        });
    // If no model opens, there is nothing to wait for.
    busy.set(false);
  }

  private void setFile(@Nullable Path to, @Nullable Instant since) {
    file.set(to);
    saved.set(since);
  }

  private void repeat(Resolved found, @Nullable Path source) {
    asked++;
    apply(found, () -> setFile(source, null));
  }

  /// Undoes the opening of a session; [#save] writes to the former file again.
  private void bringBack(SessionSnapshot before, @Nullable Path own, @Nullable Instant since) {
    int ticket = begin();
    inBackground(
        () -> {
          Resolved found = find(before.session(checksums, Instant.now()));
          return () -> {
            if (ticket == asked) {
              apply(found, () -> setFile(own, since));
            }
          };
        });
  }

  /// The person's session while a lesson has the window.
  public final class Kept {
    private final SessionSnapshot snapshot;
    private final @Nullable Path own = file.get();
    private final @Nullable Instant since = saved.get();
    private final History.Kept history = exploration.history().kept();

    private Kept(SessionSnapshot snapshot) {
      this.snapshot = snapshot;
    }

    /// Puts everything as it was when it was kept, what can be undone among it. Returns at once.
    ///
    /// @param then run when it is
    public void giveBack(Runnable then) {
      int ticket = begin();
      inBackground(
          () -> {
            Session session = snapshot.session(checksums, Instant.now());
            LibraryEntry model = checksums.find(session.model(), library.entries()).orElse(null);
            var found = new Resolved(session, snapshot.values(), model, false, List.of());
            return () -> {
              if (ticket == asked) {
                apply(
                    found,
                    () -> {
                      setFile(own, since);
                      exploration.history().bringBack(history);
                      then.run();
                    });
              }
            };
          });
    }
  }

  /// The session as it is now; empty while there is none that could be given back, such as in a
  /// training.
  public Optional<Kept> keep() {
    return Optional.ofNullable(SessionSnapshot.of(context)).map(Kept::new);
  }

  /// The session as it is now, to be asked for in the background; empty while there is none.
  public Optional<Callable<Session>> now() {
    return Optional.ofNullable(SessionSnapshot.of(context))
        .map(snapshot -> () -> snapshot.session(checksums, Instant.now()));
  }

  /// Shows a state of a lesson: what it does not tell is as usual, how the window looks stays the
  /// person's, and nothing of it can be undone. Returns at once; the newest call wins.
  ///
  /// @param further models besides those on this machine
  /// @param then run when it is shown
  public void show(Session state, List<LibraryEntry> further, Runnable then) {
    int ticket = begin();
    inBackground(
        () -> {
          List<LibraryEntry> entries = new ArrayList<>(library.entries());
          entries.addAll(further);
          var models = new SessionModels(checksums, entries);
          List<Setting.Value<?>> values =
              context.settings().readWhole(state.parts(), models).stream()
                  .filter(value -> !isOfTheWindow(value.setting()))
                  .toList();
          Resolved found =
              new Resolved(
                  state,
                  values,
                  checksums.find(state.model(), entries).orElse(null),
                  false,
                  models.missing());
          return () -> {
            if (ticket == asked) {
              apply(found, then);
            }
          };
        });
  }

  private static boolean isOfTheWindow(Setting<?> setting) {
    return setting.id().startsWith("window.") && !setting.id().equals("window.tool");
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
            FailureLog.note(failure);
            String reason = UserMessages.words(failure);
            exploration.foreground().execute(() -> failed(reason));
          }
        });
  }

  private void failed(String reason) {
    busy.set(false);
    tell(reason);
  }

  private void tellMissing(Resolved found) {
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

  /// Applies the values of a session: at once those that need no model, the others as soon as its
  /// model is on the map. JavaFX thread only.
  private static final class SessionRestorer {
    private final SessionContext context;
    private final ExplorerState exploration;
    private Subscription waiting = Subscription.EMPTY;

    SessionRestorer(SessionContext context) {
      this.context = context;
      exploration = context.exploration();
    }

    /// Begins; nothing of it is put into the history.
    ///
    /// @param then run when everything that can be is applied
    void apply(Resolved found, Runnable then) {
      waiting.unsubscribe();
      LibraryEntry model = found.model();
      if (model == null) {
        apply(found, withoutModel(found));
        then.run();
        return;
      }
      context
          .models()
          .open(
              model.folder(),
              Settings.find(found.values(), MainSettings.IMAGES, ImageSet.class)
                  .orElse(context.main().imageSetProperty().get()),
              Settings.find(found.values(), MainSettings.AXES, PlaneChoice.class)
                  .orElse(PlaneChoice.principal()),
              () -> {
                apply(found, EnumSet.allOf(Phase.class));
                then.run();
              });
    }

    /// Values about images also fit another model of the same images.
    private Set<Phase> withoutModel(Resolved found) {
      ModelCard shown = context.main().cardProperty().get();
      boolean sameImages =
          shown != null
              && !context.main().trainingProperty().get()
              && shown.dataChecksum().equals(found.session().model().dataChecksum());
      return sameImages
          ? EnumSet.of(Phase.AT_ONCE, Phase.IMAGES, Phase.LAST)
          : EnumSet.of(Phase.AT_ONCE, Phase.LAST);
    }

    private void apply(Resolved found, Set<Phase> phases) {
      for (Phase phase : phases) {
        apply(found.values(), value -> value.setting().phase() == phase);
      }
      applyAgainWithClasses(
          found.values().stream()
              .filter(value -> value.setting().waitsForClasses())
              .filter(value -> phases.contains(value.setting().phase()))
              .toList());
    }

    private void apply(List<Setting.Value<?>> values, Predicate<Setting.Value<?>> which) {
      exploration
          .history()
          .quietly(() -> values.stream().filter(which).forEach(Setting.Value::apply));
    }

    /// The classes of a data set that is fetched come later, with another map of the same points.
    @SuppressWarnings("ReferenceEquality") // these very points
    private void applyAgainWithClasses(List<Setting.Value<?>> values) {
      MapData shown = exploration.mapProperty().get();
      boolean nothing = values.stream().allMatch(Setting.Value::isUsual);
      if (nothing || shown == null || !shown.classNames().equals(List.of(""))) {
        return;
      }
      waiting =
          exploration
              .mapProperty()
              .subscribe(
                  (before, now) -> {
                    waiting.unsubscribe();
                    if (now != null && now.encodings() == shown.encodings()) {
                      apply(values, value -> true);
                    }
                  });
    }
  }
}
