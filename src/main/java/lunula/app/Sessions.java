package lunula.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.layout.Region;
import lunula.files.AppFolders;
import lunula.library.LibraryEntry;
import lunula.session.ModelChecksums;
import lunula.session.RunningSession;
import lunula.session.Session;
import lunula.ui.explore.History;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Settings;
import lunula.ui.lesson.LessonSessions;
import lunula.ui.session.Autosave;
import lunula.ui.session.RecoveryBar;
import lunula.ui.session.RecoveryViewModel;
import lunula.ui.session.SessionContext;
import lunula.ui.session.SessionDialogs;
import lunula.ui.session.SessionDrop;
import lunula.ui.session.SessionPane;
import lunula.ui.session.SessionViewModel;
import lunula.ui.session.SettingHistory;
import lunula.ui.shell.MainView;
import org.jspecify.annotations.Nullable;

/// The session: saved, opened, and noted down in case of a crash. JavaFX thread only.
public final class Sessions {
  private static final long SECONDS = 5;

  private final Threads threads;
  private final SessionContext context;
  private final SessionWords words;
  private final ModelChecksums checksums = new ModelChecksums();
  private final SessionViewModel sessions;
  private final SessionDialogs dialogs;
  private FileChoosers choosers = title -> Optional.empty();
  private @Nullable RecoveryViewModel recovery;
  private @Nullable Autosave autosave;

  Sessions(Models models, Instruments instruments, Settings settings, Threads threads) {
    this.threads = threads;
    context = new SessionContext(models.main(), models.onTheMap(), settings);
    words = instruments.words();
    sessions = new SessionViewModel(context, new Installed(models), checksums, threads.files());
    dialogs = new SessionDialogs(sessions, () -> choosers);
    models.beforeOpening(sessions::leave);
    models.onTheMap().openedProperty().subscribe(sessions::opened);
    models.train().followingProperty().subscribe(following -> history().clear());
  }

  /// The library of the window.
  private record Installed(Models models) implements SessionViewModel.InstalledModels {
    @Override
    public List<LibraryEntry> entries() {
      return models.files().entries();
    }

    @Override
    public void copy(List<Path> folders) throws IOException {
      models.files().copy(folders);
      Platform.runLater(models.library()::refresh);
    }
  }

  private History history() {
    return context.main().exploration().history();
  }

  /// Notes down where the person is from now on, in case of a crash.
  void noteDown(AppFolders folders) {
    var running = new RunningSession(folders.running());
    Executor later =
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS, Platform::runLater);
    var offers = new RecoveryViewModel(running, sessions, threads.files(), later);
    recovery = offers;
    autosave =
        new Autosave(
            context,
            sessions.fileProperty(),
            checksums,
            running,
            threads.files(),
            later,
            () -> offers.isWaiting() || context.main().restrictionProperty().get() != null);
  }

  ReadOnlyStringProperty titleProperty() {
    return sessions.titleProperty();
  }

  /// Follows the hand in a window.
  void enter(MainView view, FileChoosers fileDialogs) {
    choosers = fileDialogs;
    new SessionDrop(sessions, view);
    RecoveryViewModel offers = recovery;
    if (offers != null) {
      view.announce(new RecoveryBar(offers));
    }
  }

  /// Begins to tell the history what is switched and slid, once everything is as it was.
  void begin() {
    SettingHistory.follow(context);
  }

  /// Looks for what a crash has left.
  void offer() {
    RecoveryViewModel offers = recovery;
    if (offers != null) {
      offers.look();
    }
  }

  void openSession(Path file) {
    sessions.openSession(file);
  }

  /// What a lesson does with the session.
  LessonSessions ofLessons() {
    return new LessonSessions() {
      @Override
      public Optional<Consumer<Runnable>> keep() {
        return sessions.keep().map(kept -> kept::giveBack);
      }

      @Override
      public Optional<Callable<Session>> now() {
        return sessions.now();
      }

      @Override
      public void open(Session session, String what) {
        sessions.open(session, () -> what);
      }

      @Override
      public void show(Session state, List<LibraryEntry> further, Runnable then) {
        sessions.show(state, further, then);
      }
    };
  }

  /// Saves the session without asking where. Returns at once.
  public void saveAs(Path file) {
    sessions.saveAs(file);
  }

  /// Whether the session was saved in that file last.
  public boolean isSavedIn(Path file) {
    return file.equals(sessions.fileProperty().get());
  }

  SessionDialogs dialogs() {
    return dialogs;
  }

  /// The page for taking the session away.
  Region page() {
    return new SessionPane(sessions, dialogs, words::lines);
  }

  /// A clean end: nothing is left to go on with.
  void takeNoMore() {
    Autosave notes = autosave;
    if (notes != null) {
      notes.close();
    }
    RecoveryViewModel offers = recovery;
    if (offers != null) {
      offers.close();
    }
  }
}
