package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import lunula.model.Likelihood;
import org.jspecify.annotations.Nullable;

/// The terms of the negative ELBO on native arrays, in nats.
final class ElboObjective {
  private static final int[] PIXELS = {1};

  private ElboObjective() {}

  /// −log p(x|z) of each image under a network's likelihood, with its constants. Shape (batch).
  ///
  /// @param decoded what the decoder ends in, shape (batch, pixels)
  /// @param x target pixels in 0..1, same shape
  /// @param scale the likelihood's, from [EngineBackend#scale]
  static NDArray reconstruction(EngineBackend network, NDArray decoded, NDArray x, double scale) {
    Likelihood likelihood = network.architecture().likelihood();
    if (likelihood.kind() == Likelihood.Kind.BERNOULLI) {
      return Activation.softPlus(decoded).sub(decoded.mul(x)).sum(PIXELS);
    }
    NDArray misfit =
        misfit(likelihood.kind(), network.forward().pixels(decoded).sub(x)).sum(PIXELS);
    return misfit
        .mul((float) (1 / unit(likelihood.kind(), scale)))
        .add((float) (x.getShape().get(1) * likelihood.constant(scale)));
  }

  /// A scalar whose gradient is that of the sum of [#reconstruction] over the batch; its value is
  /// another.
  static NDArray reconstructionGradient(EngineBackend network, NDArray decoded, NDArray x) {
    Likelihood likelihood = network.architecture().likelihood();
    if (likelihood.kind() == Likelihood.Kind.BERNOULLI) {
      return crossEntropyGradient(decoded, x);
    }
    NDArray misfit = misfit(likelihood.kind(), network.forward().pixels(decoded).sub(x)).sum();
    NDArray logScale = network.logScale();
    if (logScale == null) {
      return misfit.mul((float) (1 / unit(likelihood.kind(), likelihood.scale())));
    }
    // Gaussian: Σ d² exp(−log σ²) / 2 + n log σ² / 2. Laplace: Σ |d| exp(−log b) + n log b.
    float unit = (float) unit(likelihood.kind(), 1);
    NDArray logScalar = logScale.reshape(new Shape());
    return misfit.mul(logScalar.neg().exp()).add(logScalar.mul((float) x.size())).mul(1 / unit);
  }

  private static NDArray misfit(Likelihood.Kind kind, NDArray difference) {
    return kind == Likelihood.Kind.GAUSSIAN ? difference.square() : difference.abs();
  }

  /// What a misfit is divided by: 2σ² or b.
  private static double unit(Likelihood.Kind kind, double scale) {
    return kind == Likelihood.Kind.GAUSSIAN ? 2 * scale : scale;
  }

  /// A scalar whose gradient at the logits is that of the Bernoulli cross-entropy Σ log(1 + exp(y))
  /// − x·y, sigmoid(y) − x, without its exponentials on the way back. Its value means nothing.
  /// Kingma & Welling 2014, appendix C.1.
  static NDArray crossEntropyGradient(NDArray logits, NDArray x) {
    return flatDot(logits, Activation.sigmoid(logits).sub(x).stopGradient());
  }

  /// KL divergence of N(mean, exp(logVariance)) from the standard normal prior, closed form, for
  /// each number of z: −½ (1 + log σ² − μ² − σ²). Kingma & Welling 2014, appendix B.
  ///
  /// @return shape (batch, latent dimensions); null where there is no posterior
  static @Nullable NDArray kl(ForwardPass.PosteriorBatch posterior) {
    NDArray mean = posterior.mean();
    NDArray logVariance = posterior.logVariance();
    return logVariance == null
        ? null
        : mean.square().add(logVariance.exp()).sub(logVariance).sub(1).mul(0.5f);
  }

  /// The KL term of a batch with so many nats a dimension free: Σ over the dimensions of max(λ,
  /// mean over the batch). Kingma et al. 2016, equation 15.
  ///
  /// @param kl from [#kl(Posterior)]
  static NDArray paid(NDArray kl, double freeBits) {
    return freeBits == 0
        ? kl.sum().div(kl.getShape().get(0))
        : kl.mean(new int[] {0}).maximum(freeBits).sum();
  }

  private static NDArray flatDot(NDArray a, NDArray b) {
    return a.flatten().dot(b.flatten());
  }
}
