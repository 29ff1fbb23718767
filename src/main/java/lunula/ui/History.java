package lunula.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What has been done to the session and can be undone, step by step. JavaFX thread only.
public final class History {
  private static final int MOST = 200;

  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<@Nullable String> next = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> again = new ReadOnlyObjectWrapper<>();
  private boolean moving;

  /// Something that was done.
  ///
  /// @param what in a few words, for the person
  /// @param back puts everything as it was before
  /// @param forth does it once more
  private record Step(String what, Runnable back, Runnable forth) {}

  /// What [#undo] would undo, in a few words; null if nothing.
  public ReadOnlyObjectProperty<@Nullable String> undoableProperty() {
    return next.getReadOnlyProperty();
  }

  /// What [#redo] would do again, in a few words; null if nothing.
  public ReadOnlyObjectProperty<@Nullable String> redoableProperty() {
    return again.getReadOnlyProperty();
  }

  /// Remembers a change that has been made. What was undone before can no longer be redone. What
  /// undoing itself changes is not remembered.
  ///
  /// @param what in a few words, for the person
  /// @param back puts everything as it was before
  /// @param forth does it once more
  public void did(String what, Runnable back, Runnable forth) {
    if (moving) {
      return;
    }
    done.push(new Step(what, back, forth));
    if (done.size() > MOST) {
      done.removeLast();
    }
    undone.clear();
    tell();
  }

  /// Undoes the last change, if there is one.
  public void undo() {
    move(done, undone, true);
  }

  /// Does the change again that was undone last, if there is one.
  public void redo() {
    move(undone, done, false);
  }

  /// Forgets everything: what was done belongs to another model.
  public void clear() {
    done.clear();
    undone.clear();
    tell();
  }

  private void move(Deque<Step> from, Deque<Step> to, boolean back) {
    Step step = from.poll();
    if (step == null) {
      return;
    }
    moving = true;
    try {
      (back ? step.back() : step.forth()).run();
    } finally {
      moving = false;
    }
    to.push(step);
    tell();
  }

  private void tell() {
    next.set(what(done.peek()));
    again.set(what(undone.peek()));
  }

  private static @Nullable String what(@Nullable Step step) {
    return step == null ? null : step.what();
  }
}
