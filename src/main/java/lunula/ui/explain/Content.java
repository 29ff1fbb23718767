package lunula.ui.explain;

import lunula.measure.ImageTrace;
import lunula.model.Sample;

/// What the strip is about.
sealed interface Content {
  /// No model decodes yet.
  record Waiting() implements Content {}

  /// The cursor stands on a real image.
  ///
  /// @param index of the image's point on the map
  /// @param stored whether its posterior is the map's, as the model does not encode now
  /// @param trace the numbers of every step
  record AtImage(int index, boolean stored, ImageTrace trace) implements Content {}

  /// The cursor stands where no image is.
  ///
  /// @param z the whole code
  /// @param label the class as which it is decoded
  /// @param picture what the decoder makes of it
  /// @param nearest index of the nearest image's point; [ExplorerState#NONE] if there is none
  /// @param distance from it in latent units
  /// @param encodes whether the model can say where an image lies
  record AtPlace(
      float[] z, int label, Sample picture, int nearest, double distance, boolean encodes)
      implements Content {}
}
