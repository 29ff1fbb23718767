package lunula.ui.around;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import lunula.geometry.Ellipse;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.ui.Weakly;
import lunula.ui.map.MapOverlay;
import org.jspecify.annotations.Nullable;

/// The brush around the cursor at one and two standard deviations, or around the middle of the
/// prior, and what was drawn.
public final class AroundOverlay implements MapOverlay {
  private final AroundViewModel model;
  private final Pane pane = new Pane();
  private final Rings rings = new Rings(2, "first");
  private final Dots dots = new Dots("draw-dot");
  private @Nullable Viewport last;

  public AroundOverlay(AroundViewModel model) {
    this.model = model;
    pane.getStyleClass().add("around-overlay");
    pane.getStylesheets().add(AroundStyle.sheet());
    pane.setMouseTransparent(true);
    pane.getChildren().addAll(rings, dots);
    Weakly.hear(pane, model.sheetProperty(), sheet -> redraw());
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void place(Viewport viewport) {
    last = viewport;
    float[] places = model.sheetProperty().get().places();
    rings.setVisible(places.length > 0);
    rings.place(brush(), viewport);
    dots.place(places, viewport);
  }

  private Ellipse brush() {
    return switch (model.sourceProperty().get()) {
      case PLACE -> circle(model.exploration().cursorProperty().get(), model.sigmaProperty().get());
      case PRIOR -> circle(new LatentPoint(0, 0), 1);
    };
  }

  private static Ellipse circle(LatentPoint centre, double sigma) {
    return new Ellipse(centre, sigma, sigma, 0);
  }

  private void redraw() {
    Viewport known = last;
    if (known != null) {
      place(known);
    }
  }
}
