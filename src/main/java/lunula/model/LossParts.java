package lunula.model;

/// The two terms of the negative ELBO, in nats per image. NaN where a term was not measured.
///
/// @param reconstruction expected negative log-likelihood, summed over the pixels
/// @param kl KL divergence of the posterior from the standard normal prior, summed over the latent
///     dimensions
public record LossParts(double reconstruction, double kl) {
  /// Reconstruction plus KL: the negative ELBO, an upper bound on -log p(x). β does not enter.
  public double negativeElbo() {
    return reconstruction + kl;
  }
}
