package lunula.networks;

import ai.djl.ndarray.NDArray;

/// The reparameterisation.
final class Sampling {
  private Sampling() {}

  /// z = mean + exp(log-variance / 2) · ε. Kingma & Welling 2014, section 2.4.
  static NDArray draw(Vae.Posterior posterior, NDArray epsilon) {
    return posterior.logVariance().mul(0.5f).exp().mul(epsilon).add(posterior.mean());
  }
}
