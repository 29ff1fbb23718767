package lunula.ui.lesson;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lunula.library.LibraryEntry;
import lunula.session.Session;

/// The person's session, and the states of a lesson in its place. JavaFX thread only.
public interface LessonSessions {
  /// The session as it is now, to be asked for in the background; empty while there is none.
  Optional<Callable<Session>> now();

  /// Keeps the session as it is.
  ///
  /// @return gives it back, and runs what it is given when that is done; empty while there is no
  ///     session to keep
  Optional<Consumer<Runnable>> keep();

  /// Opens a session in place of the one that is open, which can be undone. Returns at once.
  ///
  /// @param what in a few words, for undoing it
  void open(Session session, String what);

  /// Shows a state. Returns at once; the newest call wins.
  ///
  /// @param further models besides those on this machine
  /// @param then run when it is shown
  void show(Session state, List<LibraryEntry> further, Runnable then);
}
