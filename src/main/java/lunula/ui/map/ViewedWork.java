package lunula.ui.map;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import lunula.geometry.LatentBounds;
import lunula.geometry.Lattice;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Latest;
import org.jspecify.annotations.Nullable;

/// Keeps something up to date over the part of the map that is visible and a margin: coarse as soon
/// as possible, then fine. The lattice stays while one pans and changes by steps of √2 when one has
/// zoomed; while the view moves, what there is only grows and shrinks with it, as long as it covers
/// all. JavaFX thread only.
///
/// @param <S> what it is worked out from, compared by identity
/// @param <R> result, immutable
final class ViewedWork<S, R> {
  private static final double MARGIN = 0.15;

  private final ReadOnlyObjectProperty<Viewport> viewport;
  private final ReadOnlyBooleanProperty moving;
  private final double coarse;
  private final double fine;
  private final ReadOnlyObjectWrapper<@Nullable R> result = new ReadOnlyObjectWrapper<>();
  private final Latest<Question<S>, Answer<S, R>> working;
  private final Subscription following;
  private @Nullable S source;
  private @Nullable Question<S> asked;
  private @Nullable Question<S> answered;

  private record Question<S>(S source, Lattice lattice) {}

  private record Answer<S, R>(Question<S> question, R result) {}

  /// @param moving whether the viewport is on the move
  /// @param coarse pixels between two places of the first answer
  /// @param fine of the second
  /// @param work in the background
  ViewedWork(
      ExplorerState exploration,
      ReadOnlyObjectProperty<Viewport> viewport,
      ReadOnlyBooleanProperty moving,
      double coarse,
      double fine,
      BiFunction<S, Lattice, R> work,
      Consumer<RuntimeException> fail) {
    this.viewport = viewport;
    this.moving = moving;
    this.coarse = coarse;
    this.fine = fine;
    working =
        exploration.inBackground(
            question -> new Answer<>(question, work.apply(question.source(), question.lattice())),
            this::arrive,
            failure -> {
              asked = null;
              fail.accept(failure);
            });
    following = viewport.subscribe(this::ask).and(moving.subscribe(this::ask));
  }

  /// The newest result; null while nothing is wanted. It may trail what is visible by a moment.
  ReadOnlyObjectProperty<@Nullable R> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /// Works from something else from now on; null: nothing is wanted.
  void follow(@Nullable S newest) {
    source = newest;
    if (newest == null) {
      working.forget();
      asked = null;
      answered = null;
      result.set(null);
    } else {
      ask();
    }
  }

  void close() {
    following.unsubscribe();
    follow(null);
  }

  private void ask() {
    S from = source;
    Viewport now = viewport.get();
    if (from == null || now.width() <= 1) {
      return;
    }
    Question<S> last = answered;
    Question<S> underWay = asked;
    boolean seen = last != null && isOf(last, from) && last.lattice().covers(now.visible());
    if (seen && moving.get()) {
      return;
    }
    double step = stepFor(now, seen ? fine : coarse);
    boolean enough =
        underWay != null && isOf(underWay, from) && fits(underWay.lattice(), now, step);
    if (!enough) {
      var question = new Question<>(from, covering(now, step));
      asked = question;
      working.request(question);
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very source, not one like it
  private boolean isOf(Question<S> question, S from) {
    return question.source() == from;
  }

  private static boolean fits(Lattice lattice, Viewport viewport, double step) {
    return lattice.stepX() <= step
        && lattice.stepX() > step / 2
        && lattice.covers(viewport.visible());
  }

  private static double stepFor(Viewport viewport, double pixels) {
    double halvings = Math.log(pixels / viewport.scale()) / Math.log(2);
    return Math.pow(2, Math.ceil(2 * halvings) / 2);
  }

  private static Lattice covering(Viewport viewport, double step) {
    LatentBounds visible = viewport.visible();
    int spare = 1 + (int) (MARGIN * Math.max(visible.width(), visible.height()) / step);
    return Lattice.covering(visible, step, spare);
  }

  private void arrive(Answer<S, R> answer) {
    S from = source;
    if (from != null && isOf(answer.question(), from)) {
      answered = answer.question();
      result.set(answer.result());
      ask();
    }
  }
}
