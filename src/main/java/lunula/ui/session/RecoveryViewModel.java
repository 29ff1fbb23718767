package lunula.ui.session;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.session.RunningSession;
import lunula.session.RunningSession.Interrupted;
import lunula.session.RunningSession.Note;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Offers at the next start to recover a session that a crash has interrupted, until the person
/// answers. JavaFX thread only; works without a window.
public final class RecoveryViewModel {
  private final RunningSession running;
  private final SessionViewModel sessions;
  private final Executor files;
  private final Executor foreground;
  private final Executor later;
  private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();
  private @Nullable Interrupted entered;

  /// A session to go on with.
  ///
  /// @param model the name of its model
  /// @param when it was last saved
  public record Offer(String model, Instant when, Note note, Interrupted left) {
    /// Whether going on with it has ended Lunula before.
    public boolean tried() {
      return left.tried();
    }
  }

  /// @param running where interrupted sessions lie
  /// @param sessions opens it
  /// @param files reads and removes; one call after the other, in order
  /// @param later runs something on the JavaFX thread after a while
  public RecoveryViewModel(
      RunningSession running, SessionViewModel sessions, Executor files, Executor later) {
    this.running = running;
    this.sessions = sessions;
    this.files = files;
    this.later = later;
    foreground = sessions.context().exploration().foreground();
  }

  /// What is offered; null if nothing, or if it was answered.
  public ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /// Whether the person has neither answered nor begun something of their own.
  public boolean isWaiting() {
    boolean idle = sessions.context().exploration().history().undoableProperty().get() == null;
    return offer.get() != null && idle;
  }

  /// Looks for an interrupted session; returns at once. One that cannot be read is not offered.
  public void look() {
    files.execute(
        () -> {
          try {
            running.interrupted().ifPresent(this::read);
          } catch (IOException nothingToOffer) {
            foreground.execute(() -> offer.set(null));
          }
        });
  }

  private void read(Interrupted left) {
    try {
      Note note = running.read(left);
      sessions.find(note.session());
      Offer found = new Offer(note.session().model().name(), left.when(), note, left);
      foreground.execute(() -> offer.set(found));
    } catch (IOException | IllegalArgumentException broken) {
      forget(left);
    }
  }

  /// Goes on where the interrupted session was. It is forgotten once the window has lived with it
  /// for a while, or ended cleanly.
  public void goOn() {
    Offer accepted = take();
    if (accepted != null) {
      files.execute(() -> markTried(accepted.left()));
      sessions.goOn(
          accepted.note(),
          () -> Texts.of(RecoveryViewModel.class).get("session.did.recover"),
          () -> later.execute(this::forgetEntered));
    }
  }

  private void markTried(Interrupted left) {
    Interrupted marked = left;
    try {
      marked = running.tried(left);
    } catch (IOException unmarked) {
      // Then the next start offers it as if nobody had tried.
    }
    Interrupted tried = marked;
    foreground.execute(() -> entered = tried);
  }

  private void forgetEntered() {
    Interrupted left = entered;
    entered = null;
    if (left != null) {
      files.execute(() -> forget(left));
    }
  }

  /// A clean end: what the person went on with has not ended Lunula.
  public void close() {
    forgetEntered();
  }

  /// Leaves the interrupted session behind.
  public void startFresh() {
    Offer refused = take();
    if (refused != null) {
      files.execute(() -> forget(refused.left()));
    }
  }

  private @Nullable Offer take() {
    Offer now = offer.get();
    offer.set(null);
    return now;
  }

  private void forget(Interrupted left) {
    try {
      running.forget(left);
    } catch (IOException stays) {
      // It is offered once more at the next start.
      foreground.execute(() -> offer.set(null));
    }
  }
}
