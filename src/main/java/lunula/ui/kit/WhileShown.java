package lunula.ui.kit;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.util.Subscription;

/// What a view hears of while it is in a window, and not a moment longer: a view that is taken away
/// can be collected though its view model lives on.
public final class WhileShown {
  private final Supplier<Subscription> begin;
  private Subscription following = Subscription.EMPTY;

  private WhileShown(Supplier<Subscription> begin) {
    this.begin = begin;
  }

  /// @param begin subscribes, and brings the view up to date by that
  public static void follow(Node view, Supplier<Subscription> begin) {
    var shown = new WhileShown(begin);
    view.sceneProperty().subscribe(scene -> shown.set(scene != null));
  }

  private void set(boolean shown) {
    following.unsubscribe();
    following = shown ? begin.get() : Subscription.EMPTY;
  }
}
