package lunula.ui.sample;

import javafx.scene.layout.Pane;
import lunula.geometry.LatentPlane;
import lunula.geometry.Viewport;
import lunula.ui.map.DrawnOverlay;
import org.jspecify.annotations.Nullable;

/// The posteriors on the map at one, two and three standard deviations, and what was drawn.
public final class PosteriorOverlay extends DrawnOverlay<Pane> {
  private static final int SIGMAS = 3;

  private final PosteriorViewModel model;
  private final Rings first = new Rings(SIGMAS, "first");
  private final Rings second = new Rings(SIGMAS, "second");
  private final Dots dots = new Dots("draw-dot");

  public PosteriorOverlay(PosteriorViewModel model) {
    super(untouched(PosteriorOverlay.class));
    this.model = model;
    node().getStyleClass().add("around-overlay");
    node().getChildren().addAll(second, first, dots);
    drawOn(model.shownProperty());
  }

  @Override
  protected void draw(Viewport viewport) {
    PosteriorViewModel.Shown shown = model.shownProperty().get();
    LatentPlane plane = model.exploration().slice().planeProperty().get();
    put(first, shown.first(), plane, viewport);
    put(second, shown.second(), plane, viewport);
    dots.place(shown.drawn(), viewport);
  }

  private static void put(
      Rings rings, @Nullable Posterior belief, LatentPlane plane, Viewport viewport) {
    boolean fits = belief != null && belief.mean().length == plane.dimensions();
    rings.setVisible(fits);
    if (belief != null && fits) {
      rings.place(belief.ellipse(plane), viewport);
    }
  }
}
