package lunula.ui.draw;

import lunula.measure.DrawnPicture;
import lunula.measure.SoftStroke;
import lunula.model.GrayImage;

/// What a stroke draws.
public enum Pen {
  /// The chosen brightness.
  PAINT,
  /// Black.
  ERASE,
  /// Noise over the picture.
  NOISE,
  /// A blank patch over the picture.
  BLANK;

  /// A stroke on the layer that this pen draws on.
  SoftStroke on(DrawnPicture ground, double diameter, double tone) {
    return switch (this) {
      case PAINT -> new SoftStroke(ground.clean(), diameter, tone);
      case ERASE -> new SoftStroke(ground.clean(), diameter, 0);
      case NOISE -> new SoftStroke(ground.noisy(), diameter, 1);
      case BLANK -> new SoftStroke(ground.blank(), diameter, 1);
    };
  }

  /// The ground with that layer as the stroke has left it.
  DrawnPicture stroked(DrawnPicture ground, GrayImage layer) {
    return switch (this) {
      case PAINT, ERASE -> ground.withClean(layer);
      case NOISE -> ground.withNoisy(layer);
      case BLANK -> ground.withBlank(layer);
    };
  }
}
