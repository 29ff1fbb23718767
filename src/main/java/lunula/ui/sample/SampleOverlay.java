package lunula.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import lunula.geometry.Ellipse;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.sample.NeighbourhoodViewModel.Source;
import org.jspecify.annotations.Nullable;

/// What sampling draws on the map: the ellipses of normal distributions, and dots at the places
/// that were drawn from them.
public final class SampleOverlay extends DrawnOverlay<Pane> {
  private static final int SIGMAS = 3;

  private final Group dots = new Group();
  private final BiConsumer<SampleOverlay, Viewport> drawing;

  private SampleOverlay(BiConsumer<SampleOverlay, Viewport> drawing) {
    super(untouched(SampleOverlay.class));
    this.drawing = drawing;
    node().getStyleClass().add("sample-overlay");
  }

  /// The distribution around the cursor at one and two standard deviations, or around the middle of
  /// the prior, and what was drawn.
  public static SampleOverlay of(NeighbourhoodViewModel model) {
    var rings = new Rings(2, "first");
    var overlay =
        new SampleOverlay(
            (drawn, viewport) -> {
              float[] places = model.sheetProperty().get().places();
              rings.place(places.length > 0 ? circle(model) : null, viewport);
              drawn.placeDots(places, viewport);
            });
    overlay.node().getChildren().addAll(rings, overlay.dots);
    overlay.drawOn(model.sheetProperty());
    return overlay;
  }

  private static Ellipse circle(NeighbourhoodViewModel model) {
    boolean prior = model.sourceProperty().get() == Source.PRIOR;
    double sigma = prior ? 1 : model.latentSigma();
    LatentPoint cursor = model.exploration().cursorProperty().get();
    return new Ellipse(prior ? new LatentPoint(0, 0) : cursor, sigma, sigma, 0);
  }

  /// The posteriors of one or two images at one, two and three standard deviations, and what was
  /// drawn.
  public static SampleOverlay of(PosteriorViewModel model) {
    var first = new Rings(SIGMAS, "first");
    var second = new Rings(SIGMAS, "second");
    var overlay =
        new SampleOverlay(
            (drawn, viewport) -> {
              PosteriorViewModel.Shown shown = model.shownProperty().get();
              LatentPlane plane = model.exploration().slice().planeProperty().get();
              first.place(ellipse(shown.first(), plane), viewport);
              second.place(ellipse(shown.second(), plane), viewport);
              drawn.placeDots(shown.drawn(), viewport);
            });
    overlay.node().getChildren().addAll(second, first, overlay.dots);
    overlay.drawOn(model.shownProperty());
    return overlay;
  }

  private static @Nullable Ellipse ellipse(@Nullable Posterior posterior, LatentPlane plane) {
    return posterior == null || posterior.mean().length != plane.dimensions()
        ? null
        : posterior.ellipse(plane);
  }

  @Override
  protected void draw(Viewport viewport) {
    drawing.accept(this, viewport);
  }

  /// @param places row-major, shape (count, 2)
  private void placeDots(float[] places, Viewport viewport) {
    int count = places.length / 2;
    while (dots.getChildren().size() < count) {
      var dot = new Circle(3);
      dot.getStyleClass().add("draw-dot");
      dots.getChildren().add(dot);
    }
    for (int i = 0; i < dots.getChildren().size(); i++) {
      var dot = (Circle) dots.getChildren().get(i);
      dot.setVisible(i < count);
      if (i < count) {
        ScreenPoint at = viewport.toScreen(new LatentPoint(places[2 * i], places[2 * i + 1]));
        dot.setCenterX(at.x());
        dot.setCenterY(at.y());
      }
    }
  }

  /// The ellipses of a normal distribution at whole numbers of standard deviations, from the
  /// inside.
  private static final class Rings extends Group {
    /// Half axes of fewer pixels are drawn this large, so that they are seen.
    private static final double LEAST = 1.5;

    private final List<javafx.scene.shape.Ellipse> ellipses = new ArrayList<>();

    /// @param count how many standard deviations
    Rings(int count, String style) {
      for (int i = 0; i < count; i++) {
        var ellipse = new javafx.scene.shape.Ellipse();
        ellipse.getStyleClass().addAll("sigma-ring", style);
        ellipses.add(ellipse);
      }
      getChildren().addAll(ellipses.reversed());
    }

    /// @param sigma at one standard deviation; null hides the rings
    void place(@Nullable Ellipse sigma, Viewport viewport) {
      setVisible(sigma != null);
      if (sigma == null) {
        return;
      }
      ScreenPoint at = viewport.toScreen(sigma.centre());
      for (int i = 0; i < ellipses.size(); i++) {
        javafx.scene.shape.Ellipse ellipse = ellipses.get(i);
        ellipse.setCenterX(at.x());
        ellipse.setCenterY(at.y());
        ellipse.setRadiusX(Math.max(LEAST, sigma.major() * (i + 1) * viewport.scale()));
        ellipse.setRadiusY(Math.max(LEAST, sigma.minor() * (i + 1) * viewport.scale()));
        // The screen's y goes down.
        ellipse.setRotate(-Math.toDegrees(sigma.angle()));
      }
    }
  }
}
