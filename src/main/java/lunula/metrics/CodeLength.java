package lunula.metrics;

import lunula.model.loss.ElboTerms;

/// The negative ELBO's terms as code lengths in bits: what it takes on average to send an image by
/// bits-back coding with this model. bits = nats / ln 2. Hinton & van Camp 1993; Townsend, Bird &
/// Barber 2019. Lower is better, 0 upwards for a likelihood of discrete pixels; NaN where a term
/// was not measured. Grey levels read as Bernoulli probabilities, as binary cross-entropy does, are
/// not discrete pixels: such bits compare between models only.
///
/// @param reconstruction bits per image for the pixels, given the code
/// @param kl bits per image for the code
public record CodeLength(double reconstruction, double kl) {
  private static final double LN_2 = Math.log(2);

  /// @param nats the terms in nats per image
  public static CodeLength of(ElboTerms nats) {
    return new CodeLength(bits(nats.reconstruction()), bits(nats.kl()));
  }

  /// Nats as bits: divided by ln 2.
  public static double bits(double nats) {
    return nats / LN_2;
  }

  /// Bits per image, both terms.
  public double total() {
    return reconstruction + kl;
  }

  /// Bits per pixel, both terms.
  ///
  /// @param pixels in an image, at least 1
  public double perPixel(int pixels) {
    return total() / pixels;
  }
}
