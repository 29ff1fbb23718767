package lunula.ui.explain;

/// What the strip is made of, in its order.
public enum Part {
  /// The image as it is.
  IMAGE,
  /// The image with the damage that a denoising model is shown.
  DAMAGE,
  /// From the image to its code.
  ENCODER,
  /// Mean and standard deviation of the code.
  POSTERIOR,
  /// The code that is decoded.
  Z,
  /// From the code to a picture.
  DECODER,
  /// What comes back.
  PICTURE,
  /// The loss's first term.
  RECONSTRUCTION,
  /// The loss's second term.
  KL,
  /// Both terms together.
  BOUND,
  /// What training makes small.
  OBJECTIVE;

  /// Whether it is a term of the loss, beneath the strip.
  boolean isTerm() {
    return compareTo(RECONSTRUCTION) >= 0;
  }
}
