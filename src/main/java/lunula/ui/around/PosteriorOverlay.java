package lunula.ui.around;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import lunula.geometry.LatentPlane;
import lunula.geometry.Viewport;
import lunula.ui.Weakly;
import lunula.ui.map.MapOverlay;
import org.jspecify.annotations.Nullable;

/// The posteriors on the map at one, two and three standard deviations, and what was drawn.
public final class PosteriorOverlay implements MapOverlay {
  private static final int SIGMAS = 3;

  private final PosteriorViewModel model;
  private final Pane pane = new Pane();
  private final Rings first = new Rings(SIGMAS, "first");
  private final Rings second = new Rings(SIGMAS, "second");
  private final Dots dots = new Dots("draw-dot");
  private @Nullable Viewport last;

  public PosteriorOverlay(PosteriorViewModel model) {
    this.model = model;
    pane.getStyleClass().add("around-overlay");
    pane.getStylesheets().add(AroundStyle.sheet());
    pane.setMouseTransparent(true);
    pane.getChildren().addAll(second, first, dots);
    Weakly.hear(pane, model.shownProperty(), shown -> redraw());
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void place(Viewport viewport) {
    last = viewport;
    PosteriorViewModel.Shown shown = model.shownProperty().get();
    LatentPlane plane = model.exploration().slice().planeProperty().get();
    put(first, shown.first(), plane, viewport);
    put(second, shown.second(), plane, viewport);
    dots.place(shown.drawn(), viewport);
  }

  private void redraw() {
    Viewport known = last;
    if (known != null) {
      place(known);
    }
  }

  private static void put(
      Rings rings, @Nullable Belief belief, LatentPlane plane, Viewport viewport) {
    boolean fits = belief != null && belief.mean().length == plane.dimensions();
    rings.setVisible(fits);
    if (belief != null && fits) {
      rings.place(belief.ellipse(plane), viewport);
    }
  }
}
