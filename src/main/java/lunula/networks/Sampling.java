package lunula.networks;

import ai.djl.ndarray.NDArray;

/// The reparameterisation.
final class Sampling {
  private Sampling() {}

  /// z = mean + exp(log-variance / 2) · ε; the code itself where there is no variance. Kingma &
  /// Welling 2014, section 2.4.
  static NDArray draw(PosteriorBatch posterior, NDArray epsilon) {
    NDArray logVariance = posterior.logVariance();
    return logVariance == null
        ? posterior.mean()
        : logVariance.mul(0.5f).exp().mul(epsilon).add(posterior.mean());
  }
}
