package lunula.ui.explain;

import lunula.ui.kit.Term;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

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

  /// Its name as the person reads it.
  public String title() {
    return Texts.of(Part.class).get(Texts.key("explain.part.", this) + ".name");
  }

  /// The term whose card tells more; null of the two that everybody knows.
  @Nullable Term term() {
    return switch (this) {
      case IMAGE, PICTURE -> null;
      case DAMAGE -> Term.DENOISING;
      case ENCODER -> Term.ENCODER;
      case POSTERIOR -> Term.POSTERIOR;
      case Z -> Term.CODE;
      case DECODER -> Term.DECODER;
      case RECONSTRUCTION -> Term.RECONSTRUCTION;
      case KL -> Term.KL;
      case BOUND -> Term.NEGATIVE_ELBO;
      case OBJECTIVE -> Term.BETA;
    };
  }

  /// Whether it is a term of the loss, beneath the strip.
  boolean isTerm() {
    return compareTo(RECONSTRUCTION) >= 0;
  }
}
