package lunula.ui.explore;

import java.util.List;
import lunula.measure.TruePath;
import lunula.model.GrayImage;

/// What truly lies between the images at a path's stops.
///
/// @param pictures the true picture beside each decoded one
/// @param errors mean absolute error of each decoded picture, in grey levels of 0..1
/// @param way the truth at any time
public record TruePictures(List<GrayImage> pictures, List<Double> errors, TruePath way) {
  public TruePictures {
    pictures = List.copyOf(pictures);
    errors = List.copyOf(errors);
  }

  /// Mean of all errors.
  public double mean() {
    return errors.stream().mapToDouble(error -> error).average().orElse(0);
  }
}
