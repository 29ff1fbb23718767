package lunula.ui.modalities;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Ellipse;
import lunula.geometry.LatentPlane;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.modalities.ModalitiesViewModel.Teller;
import lunula.ui.modalities.ModalitiesViewModel.Told;
import org.jspecify.annotations.Nullable;

/// The posteriors of the picture, of the description and of both on the map, at two standard
/// deviations.
public final class ModalitiesOverlay extends DrawnOverlay<Pane> {
  private static final double SIGMAS = 2;

  /// Half axes of fewer pixels are drawn this large, so that they are seen.
  private static final double LEAST = 4;

  private final ModalitiesViewModel model;
  private final Map<Teller, Ellipse> ellipses = new EnumMap<>(Teller.class);

  public ModalitiesOverlay(ModalitiesViewModel model) {
    super(untouched(ModalitiesOverlay.class));
    this.model = model;
    node().getStyleClass().add("modalities-overlay");
    for (Teller teller : Teller.values()) {
      var ellipse = new Ellipse();
      ellipse.getStyleClass().addAll("told", teller.name().toLowerCase(Locale.ROOT));
      ellipses.put(teller, ellipse);
      node().getChildren().add(ellipse);
    }
    drawOn(model.shownProperty());
  }

  @Override
  protected void draw(Viewport viewport) {
    LatentPlane plane = model.exploration().slice().planeProperty().get();
    ellipses.forEach(
        (teller, ellipse) ->
            place(ellipse, model.shownProperty().get().of(teller), plane, viewport));
  }

  private static void place(
      Ellipse ellipse, @Nullable Told told, LatentPlane plane, Viewport viewport) {
    boolean there = told != null && told.posterior().dimensions() == plane.dimensions();
    ellipse.setVisible(there);
    if (told == null || !there) {
      return;
    }
    lunula.geometry.Ellipse sigma =
        plane.shadow(told.posterior().means(), told.posterior().logVariances());
    ScreenPoint at = viewport.toScreen(sigma.centre());
    ellipse.setCenterX(at.x());
    ellipse.setCenterY(at.y());
    ellipse.setRadiusX(Math.max(LEAST, SIGMAS * sigma.major() * viewport.scale()));
    ellipse.setRadiusY(Math.max(LEAST, SIGMAS * sigma.minor() * viewport.scale()));
    // The screen's y goes down.
    ellipse.setRotate(-Math.toDegrees(sigma.angle()));
  }
}
