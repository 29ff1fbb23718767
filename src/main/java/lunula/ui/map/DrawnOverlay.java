package lunula.ui.map;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import lunula.geometry.Viewport;
import lunula.ui.kit.Styles;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// Something drawn above the points in places of the map: outlines, ellipses, marks. It is drawn
/// anew whenever the map is laid out and whenever what it shows has changed. JavaFX thread only.
///
/// @param <N> what is drawn
public abstract class DrawnOverlay<N extends Node> {
  private final N node;
  private @Nullable Viewport last;

  /// @param node what is drawn, made for this overlay alone
  protected DrawnOverlay(N node) {
    this.node = node;
  }

  /// A pane that lets the mouse through.
  ///
  /// @param owner beside which its style sheet is
  protected static Pane untouched(Class<?> owner) {
    var pane = new Pane();
    pane.setMouseTransparent(true);
    Styles.of(pane, owner);
    return pane;
  }

  /// What is drawn: in the coordinates of the map, made once.
  public final N node() {
    return node;
  }

  /// The map has been laid out: draws everything where it is now.
  public final void place(Viewport viewport) {
    last = viewport;
    draw(viewport);
  }

  /// Draws everything as it is now.
  protected abstract void draw(Viewport viewport);

  /// Draws anew in the last viewport; nothing before the first layout.
  protected final void redraw() {
    Viewport known = last;
    if (known != null) {
      draw(known);
    }
  }

  /// Has the overlay drawn anew whenever a value changes, which does not keep the overlay.
  protected final void drawOn(ObservableValue<?> shown) {
    WeakSubscriptions.hear(node, shown, (before, now) -> redraw());
  }
}
