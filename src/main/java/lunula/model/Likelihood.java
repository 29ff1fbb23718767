package lunula.model;

import lunula.files.InvalidValueException;

/// How probable a pixel is, given what was decoded for it: it makes the reconstruction a number of
/// nats.
///
/// @param kind its shape
/// @param scale variance σ² of the Gaussian or scale b of the Laplace distribution, of pixels in
///     0..1; above 0. Where it is learned, the value to begin with. 1 for Bernoulli
/// @param learned whether the scale is a parameter of the network, one for all pixels
public record Likelihood(Kind kind, double scale, boolean learned) {

  /// A distribution of one pixel.
  public enum Kind {
    /// Binary cross-entropy: grey values in 0..1 are read as probabilities. Not a density of grey
    /// values, so its nats do not compare with the other two's.
    BERNOULLI,
    /// Squared error: −log p = (x − y)² / 2σ² + ½ log 2πσ².
    GAUSSIAN,
    /// Absolute error: −log p = |x − y| / b + log 2b.
    LAPLACE
  }

  /// Binary cross-entropy.
  public static final Likelihood BERNOULLI = new Likelihood(Kind.BERNOULLI, 1, false);

  /// The plain sum of squared errors, but for a constant: a Gaussian with σ² = ½.
  public static final Likelihood SQUARED_ERROR = new Likelihood(Kind.GAUSSIAN, 0.5, false);

  /// The plain sum of absolute errors, but for a constant: a Laplace distribution with b = 1.
  public static final Likelihood ABSOLUTE_ERROR = new Likelihood(Kind.LAPLACE, 1, false);

  public Likelihood {
    if (!(scale > 0 && scale <= 1e6)) {
      throw new InvalidValueException("model.scale", Double.toString(scale));
    }
    if (kind == Kind.BERNOULLI && (learned || scale != 1)) {
      throw new InvalidValueException("model.scale.none");
    }
  }

  /// The constant part of −log p for one pixel in 0..1 with this scale, in nats.
  public double constant() {
    return constant(scale);
  }

  /// The same for another scale.
  public double constant(double otherScale) {
    return switch (kind) {
      case BERNOULLI -> 0;
      case GAUSSIAN -> 0.5 * Math.log(2 * Math.PI * otherScale);
      case LAPLACE -> Math.log(2 * otherScale);
    };
  }

  /// Whether nats under this likelihood and another one measure the same thing: both are densities
  /// of grey values, or both probabilities.
  public boolean comparableWith(Likelihood other) {
    return (kind == Kind.BERNOULLI) == (other.kind == Kind.BERNOULLI);
  }
}
