package lunula.model;

/// What training minimises: reconstruction summed over the pixels plus `beta` times the KL
/// divergence to the standard normal prior, averaged over the batch. Higgins et al. 2017; β = 1 is
/// the negative ELBO of Kingma & Welling 2014.
///
/// @param reconstruction the likelihood of a pixel given z
/// @param beta weight of the KL term, 0 to 1000
public record Objective(Reconstruction reconstruction, double beta) {
  /// The negative ELBO with a Bernoulli likelihood.
  public static final Objective ELBO = new Objective(Reconstruction.BERNOULLI, 1);

  /// The likelihood that scores a reconstruction.
  public enum Reconstruction {
    /// Binary cross-entropy on logits; pixels in 0..1 are read as probabilities.
    BERNOULLI
  }

  public Objective {
    if (!(beta >= 0 && beta <= 1000)) {
      throw new IllegalArgumentException("β must be between 0 and 1000, not " + beta);
    }
  }
}
