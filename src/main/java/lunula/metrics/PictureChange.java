package lunula.metrics;

import java.util.List;
import lunula.model.Sample;

/// How much a picture changes along a way: the length of its way through the space of all pictures,
/// ∫ ‖∂x/∂t‖ dt, which is the way's length in the metric that the decoder gives to the latent space
/// (Arvanitidis et al. 2018, "Latent Space Oddity", eq. 4; Shao et al. 2018). Taken as the sum of
/// the chords between decoded pictures, which falls short of it by less the closer they are.
public final class PictureChange {
  private PictureChange() {}

  /// Euclidean distances of neighbouring pictures, in grey values of 0..1: ‖x₁ − x₀‖, ‖x₂ − x₁‖, …
  ///
  /// @param pictures along the way, all of one size, at least one
  /// @return one less than there are pictures
  public static double[] steps(List<? extends Sample> pictures) {
    double[] steps = new double[pictures.size() - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = pictures.get(i).distance(pictures.get(i + 1));
    }
    return steps;
  }
}
