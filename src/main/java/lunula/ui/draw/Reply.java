package lunula.ui.draw;

import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.measure.PictureEvaluation;
import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

/// What the model makes of the drawing.
///
/// @param seen what it was shown
/// @param impression where it puts that, and what it gives back
record Reply(GrayImage seen, PictureEvaluation impression) {
  /// Where the drawing lies on a plane; null if that is of another latent space.
  @Nullable LatentPoint on(LatentPlane plane) {
    float[] code = impression.code();
    return code.length == plane.dimensions() ? plane.project(code) : null;
  }
}
