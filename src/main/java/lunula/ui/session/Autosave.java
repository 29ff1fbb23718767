package lunula.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import lunula.files.UserMessages;
import lunula.session.ModelChecksums;
import lunula.session.RunningSession;
import lunula.session.RunningSession.Note;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Saves the state for recovery some seconds after it has changed, so that nothing is lost in a
/// crash: in the background, the newest state wins. JavaFX thread only.
public final class Autosave {
  private final SessionContext context;
  private final ModelChecksums checksums;
  private final RunningSession running;
  private final Executor files;
  private final Executor later;
  private final BooleanSupplier holdsOff;
  private final AtomicReference<@Nullable Draft> unwritten = new AtomicReference<>();
  private final Subscription watching;
  private final ObservableValue<@Nullable Path> file;
  private @Nullable Note written;
  private @Nullable String told;
  private boolean waiting;
  private boolean closed;

  /// What is to be saved.
  private record Draft(SessionSnapshot snapshot, @Nullable Path file) {}

  /// @param file the person's own file of the session
  /// @param running where it is saved
  /// @param files writes; one call after the other, in order
  /// @param later runs something on the JavaFX thread after a while
  /// @param holdsOff whether nothing is saved for now, because an offer to recover is unanswered
  public Autosave(
      SessionContext context,
      ObservableValue<@Nullable Path> file,
      ModelChecksums checksums,
      RunningSession running,
      Executor files,
      Executor later,
      BooleanSupplier holdsOff) {
    this.context = context;
    this.file = file;
    this.checksums = checksums;
    this.running = running;
    this.files = files;
    this.later = later;
    this.holdsOff = holdsOff;
    watching =
        Subscription.combine(
            context.settings().subscribe(this::changed),
            context.models().openedProperty().subscribe((before, now) -> changed()),
            file.subscribe((before, now) -> changed()));
  }

  private void changed() {
    if (!waiting && !closed) {
      waiting = true;
      later.execute(this::note);
    }
  }

  private void note() {
    waiting = false;
    SessionSnapshot now = closed || holdsOff.getAsBoolean() ? null : SessionSnapshot.of(context);
    if (now != null && unwritten.getAndSet(new Draft(now, file.getValue())) == null) {
      files.execute(this::write);
    }
  }

  /// In the background. Changes made while the work waited are included.
  private void write() {
    Draft newest = unwritten.getAndSet(null);
    try {
      if (newest != null) {
        write(new Note(newest.snapshot().session(checksums, Instant.now()), newest.file()));
      }
    } catch (IOException | RuntimeException failure) {
      FailureLog.note(failure);
      String reason = UserMessages.words(failure);
      context.exploration().foreground().execute(() -> tellOnce(reason));
    }
  }

  private void write(Note note) throws IOException {
    Note last = written;
    boolean same =
        last != null
            && note.session().isLike(last.session())
            && Objects.equals(note.file(), last.file());
    if (!same) {
      running.write(note);
      written = note;
    }
  }

  private void tellOnce(String reason) {
    if (!reason.equals(told)) {
      told = reason;
      String sentence = Texts.of(Autosave.class).get("session.autosave.failed", reason);
      context.exploration().noticeProperty().set(sentence);
    }
  }

  /// A clean end: saves nothing any more and removes what was saved, once what is being written is
  /// written.
  public void close() {
    if (!closed) {
      closed = true;
      watching.unsubscribe();
      unwritten.set(null);
      files.execute(this::remove);
    }
  }

  private void remove() {
    try {
      running.remove();
    } catch (IOException stays) {
      // It is offered at the next start, which does no harm.
      unwritten.set(null);
    }
  }
}
