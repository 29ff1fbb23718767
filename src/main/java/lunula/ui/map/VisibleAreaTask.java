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

/// Computes something in the background over the visible part of the map and a margin: on a coarse
/// lattice as soon as possible, then on a fine one. The lattice stays while the map is panned and
/// changes by steps of √2 with the zoom; while the view moves, the last result is only scaled with
/// it, as long as it covers all that is visible. JavaFX thread only.
///
/// @param <S> what it is computed from, compared by identity
/// @param <R> result, immutable
final class VisibleAreaTask<S, R> {
  private static final double MARGIN = 0.15;

  private final ReadOnlyObjectProperty<Viewport> viewport;
  private final ReadOnlyBooleanProperty moving;
  private final double coarse;
  private final double fine;
  private final ReadOnlyObjectWrapper<@Nullable R> result = new ReadOnlyObjectWrapper<>();
  private final Latest<Request<S>, Answer<S, R>> working;
  private final Subscription following;
  private @Nullable S source;
  private @Nullable Request<S> asked;
  private @Nullable Request<S> answered;

  private record Request<S>(S source, Lattice lattice) {}

  private record Answer<S, R>(Request<S> request, R result) {}

  /// @param moving whether the viewport is on the move
  /// @param coarse pixels between two places of the first lattice
  /// @param fine pixels between two places of the second lattice
  /// @param work in the background
  VisibleAreaTask(
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
            request -> new Answer<>(request, work.apply(request.source(), request.lattice())),
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

  /// Computes from another source from now on; null: nothing is wanted.
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
    Request<S> last = answered;
    Request<S> underWay = asked;
    boolean seen = last != null && isOf(last, from) && last.lattice().covers(now.visible());
    if (seen && moving.get()) {
      return;
    }
    double step = stepFor(now, seen ? fine : coarse);
    boolean enough =
        underWay != null && isOf(underWay, from) && fits(underWay.lattice(), now, step);
    if (!enough) {
      var request = new Request<>(from, covering(now, step));
      asked = request;
      working.request(request);
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very source, not one like it
  private boolean isOf(Request<S> request, S from) {
    return request.source() == from;
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
    if (from != null && isOf(answer.request(), from)) {
      answered = answer.request();
      result.set(answer.result());
      ask();
    }
  }
}
