package lunula.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Lets a view hear of what outlives it, a view model's properties mostly, without being kept by
/// it: the view itself keeps what it listens with, so that both go together once nobody shows the
/// view any more. The counterparts of `subscribe`. JavaFX thread only.
public final class WeakSubscriptions {
  private static final String EARS = WeakSubscriptions.class.getName();

  private WeakSubscriptions() {}

  /// Tells the value now and whenever it changes.
  public static <T extends @Nullable Object> void hear(
      Node view, ObservableValue<T> from, Consumer<? super T> listener) {
    hear(view, from, (before, now) -> listener.accept(now));
    listener.accept(from.getValue());
  }

  /// Tells the former and the new value whenever it changes.
  public static <T extends @Nullable Object> void hear(
      Node view, ObservableValue<T> from, BiConsumer<? super T, ? super T> listener) {
    ChangeListener<T> ear = (value, before, now) -> listener.accept(before, now);
    keep(view, ear);
    from.addListener(new WeakChangeListener<>(ear));
  }

  /// Tells whenever it may have changed.
  public static void hear(Node view, Observable from, Runnable listener) {
    InvalidationListener ear = changed -> listener.run();
    keep(view, ear);
    from.addListener(new WeakInvalidationListener(ear));
  }

  /// Tells whenever one of several may have changed.
  public static void hear(Node view, Runnable listener, Observable... from) {
    for (Observable each : from) {
      hear(view, each, listener);
    }
  }

  private static void keep(Node view, Object ear) {
    Object kept = view.getProperties().computeIfAbsent(EARS, none -> new ArrayList<Object>());
    @SuppressWarnings("unchecked") // nobody else uses this name
    List<Object> ears = (List<Object>) kept;
    ears.add(ear);
  }
}
