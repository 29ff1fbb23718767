package lunula.ui.sample;

import javafx.scene.layout.Pane;
import lunula.geometry.Ellipse;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.ui.map.DrawnOverlay;

/// The brush around the cursor at one and two standard deviations, or around the middle of the
/// prior, and what was drawn.
public final class AroundOverlay extends DrawnOverlay<Pane> {
  private final AroundViewModel model;
  private final Rings rings = new Rings(2, "first");
  private final Dots dots = new Dots("draw-dot");

  public AroundOverlay(AroundViewModel model) {
    super(untouched(AroundOverlay.class));
    this.model = model;
    node().getStyleClass().add("around-overlay");
    node().getChildren().addAll(rings, dots);
    drawOn(model.sheetProperty());
  }

  @Override
  protected void draw(Viewport viewport) {
    float[] places = model.sheetProperty().get().places();
    rings.setVisible(places.length > 0);
    rings.place(brush(), viewport);
    dots.place(places, viewport);
  }

  private Ellipse brush() {
    return switch (model.sourceProperty().get()) {
      case PLACE -> circle(model.exploration().cursorProperty().get(), model.latentSigma());
      case PRIOR -> circle(new LatentPoint(0, 0), 1);
    };
  }

  private static Ellipse circle(LatentPoint centre, double sigma) {
    return new Ellipse(centre, sigma, sigma, 0);
  }
}
