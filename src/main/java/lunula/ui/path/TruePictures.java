package lunula.ui.path;

import java.util.List;
import lunula.model.GrayImage;
import lunula.service.TrueWay;

/// What truly lies between the images at a path's stops.
///
/// @param pictures the true picture beside each decoded one
/// @param errors mean absolute error of each decoded picture, in grey levels of 0..1
/// @param way the truth at any time
public record TruePictures(List<GrayImage> pictures, List<Double> errors, TrueWay way) {
  public TruePictures {
    pictures = List.copyOf(pictures);
    errors = List.copyOf(errors);
  }

  /// Mean of all errors.
  double mean() {
    return errors.stream().mapToDouble(error -> error).average().orElse(0);
  }
}
