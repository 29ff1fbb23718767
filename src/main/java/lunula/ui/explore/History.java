package lunula.ui.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
  private @Nullable Object open;
  private @Nullable List<Step> joined;
  private boolean moving;

  /// Something that was done.
  ///
  /// @param what in a few words, for the person, in the language that is spoken then
  /// @param back puts everything as it was before
  /// @param forth does it once more
  private record Step(Supplier<String> what, Runnable back, Runnable forth) {
    /// Both as one.
    Step then(Step next) {
      return new Step(what, both(next.back(), back), both(forth, next.forth()));
    }

    private static Runnable both(Runnable first, Runnable second) {
      return () -> {
        first.run();
        second.run();
      };
    }
  }

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
  /// @param what in a few words, for the person, in the language that is spoken then
  /// @param back puts everything as it was before
  /// @param forth does it once more
  public void did(Supplier<String> what, Runnable back, Runnable forth) {
    remember(new Step(what, back, forth), null);
  }

  /// Remembers a change that is one of many small ones, such as those of a slider under the hand:
  /// as long as changes of the same kind follow each other, they are one step.
  ///
  /// @param kind what they have in common; [#seal] begins a new step of the same kind
  /// @param what in a few words, for the person, in the language that is spoken then
  /// @param back puts everything as it was before
  /// @param forth does it once more
  public void did(Object kind, Supplier<String> what, Runnable back, Runnable forth) {
    remember(new Step(what, back, forth), kind);
  }

  /// Remembers that a value has been changed, unless it is what it was.
  ///
  /// @param what in a few words, for the person, in the language that is spoken then
  /// @param set puts either value in place
  public <T> void changed(Supplier<String> what, T before, T now, Consumer<T> set) {
    if (!now.equals(before)) {
      did(what, () -> set.accept(before), () -> set.accept(now));
    }
  }

  private void remember(Step step, @Nullable Object kind) {
    if (moving) {
      return;
    }
    if (joined != null) {
      joined.add(step);
      return;
    }
    Step last = kind != null && kind.equals(open) ? done.poll() : null;
    done.push(last == null ? step : new Step(step.what(), last.back(), step.forth()));
    if (done.size() > MOST) {
      done.removeLast();
    }
    open = kind;
    undone.clear();
    tell();
  }

  /// A new gesture begins: what it changes is a step of its own.
  public void seal() {
    open = null;
  }

  /// Does something of which all changes are one step.
  ///
  /// @param what in a few words, for the person, in the language that is spoken then
  public void together(Supplier<String> what, Runnable work) {
    if (joined != null) {
      work.run();
      return;
    }
    List<Step> steps = new ArrayList<>();
    joined = steps;
    try {
      work.run();
    } finally {
      joined = null;
    }
    steps.stream()
        .reduce(Step::then)
        .ifPresent(step -> remember(new Step(what, step.back(), step.forth()), null));
  }

  /// Does something that is not remembered.
  public void quietly(Runnable work) {
    boolean before = moving;
    moving = true;
    try {
      work.run();
    } finally {
      moving = before;
    }
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
    seal();
    tell();
  }

  /// What was done up to now, taken out of sight.
  public static final class Kept {
    private final List<Step> done;
    private final List<Step> undone;

    private Kept(History history) {
      done = List.copyOf(history.done);
      undone = List.copyOf(history.undone);
    }
  }

  /// What was done up to now, for [#bringBack].
  public Kept kept() {
    return new Kept(this);
  }

  /// Forgets what was done since, and knows again what was done before.
  public void bringBack(Kept before) {
    clear();
    done.addAll(before.done);
    undone.addAll(before.undone);
    tell();
  }

  /// Says what can be undone and done again in the language that is spoken now.
  public void speakAnew() {
    tell();
  }

  private void move(Deque<Step> from, Deque<Step> to, boolean back) {
    Step step = from.poll();
    if (step == null) {
      return;
    }
    seal();
    quietly(back ? step.back() : step.forth());
    to.push(step);
    tell();
  }

  private void tell() {
    next.set(what(done.peek()));
    again.set(what(undone.peek()));
  }

  private static @Nullable String what(@Nullable Step step) {
    return step == null ? null : step.what().get();
  }
}
