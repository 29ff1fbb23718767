package lunula.ui.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Background work whose newest request wins: while one is worked on, later requests replace each
/// other in a slot, so the result follows the hand and no queue builds up.
///
/// @param <Q> request, immutable
/// @param <R> result, immutable
public final class Latest<Q, R> {
  private final Executor background;
  private final Executor foreground;
  private final Function<Q, R> work;
  private final Consumer<R> show;
  private final Consumer<RuntimeException> fail;
  private final AtomicReference<@Nullable Q> slot = new AtomicReference<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  /// @param background runs `work`, one at a time
  /// @param foreground runs `show` and `fail`; the JavaFX thread in the app
  /// @param work turns a request into a result; may block
  /// @param show is given each result, in the order of the requests
  /// @param fail is given what `work` threw
  public Latest(
      Executor background,
      Executor foreground,
      Function<Q, R> work,
      Consumer<R> show,
      Consumer<RuntimeException> fail) {
    this.background = background;
    this.foreground = foreground;
    this.work = work;
    this.show = show;
    this.fail = fail;
  }

  /// Asks for a result; replaces a request that nobody has begun. Returns at once; callable from
  /// any thread.
  public void request(Q request) {
    slot.set(request);
    if (busy.compareAndSet(false, true)) {
      background.execute(this::workOff);
    }
  }

  /// Forgets a request that nobody has begun.
  public void forget() {
    slot.set(null);
  }

  private void workOff() {
    try {
      Q request = slot.getAndSet(null);
      if (request != null) {
        answer(request);
      }
    } finally {
      busy.set(false);
    }
    // A request that came between the last look and the line above has nobody else to begin it.
    if (slot.get() != null && busy.compareAndSet(false, true)) {
      background.execute(this::workOff);
    }
  }

  private void answer(Q request) {
    try {
      R result = work.apply(request);
      foreground.execute(() -> show.accept(result));
    } catch (RuntimeException failure) {
      FailureLog.note(failure);
      foreground.execute(() -> fail.accept(failure));
    }
  }
}
