package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/// The terms of the negative ELBO on native arrays, each summed over a whole batch, in nats.
final class Losses {
  private Losses() {}

  /// Bernoulli negative log-likelihood: Σ log(1 + exp(y)) − x·y. Kingma & Welling 2014, appendix
  /// C.1.
  ///
  /// @param logits decoder output before the sigmoid, shape (batch, pixels)
  /// @param x target pixels in 0..1, same shape
  static NDArray crossEntropy(NDArray logits, NDArray x) {
    return Activation.softPlus(logits).sum().sub(flatDot(logits, x));
  }

  /// A scalar whose gradient at the logits is that of [#crossEntropy], sigmoid(y) − x, without its
  /// exponentials on the way back. Its value means nothing.
  static NDArray crossEntropyGradient(NDArray logits, NDArray x) {
    return flatDot(logits, Activation.sigmoid(logits).sub(x).stopGradient());
  }

  /// KL divergence of N(mean, exp(logVariance)) from the standard normal prior, closed form: −½ Σ
  /// (1 + log σ² − μ² − σ²). Kingma & Welling 2014, appendix B.
  static NDArray kl(NDArray mean, NDArray logVariance) {
    return mean.square().add(logVariance.exp()).sub(logVariance).sub(1).sum().mul(0.5f);
  }

  private static NDArray flatDot(NDArray a, NDArray b) {
    return a.flatten().dot(b.flatten());
  }
}
