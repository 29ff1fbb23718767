package lunula.model;

import java.util.Arrays;

/// Where a set of images lies in the latent space: diagonal normals q(z|x), one per image, or plain
/// points if the encoder is no variational one. Immutable.
public final class Encodings {
  private final int dimensions;
  private final float[] mean;
  private final float[] logVariance;

  /// @param dimensions size of z
  /// @param mean row-major, shape (count, dimensions); kept, not copied: the caller must not write
  ///     to it again
  /// @param logVariance natural logarithm of the variances, same shape and ownership; empty for
  ///     points
  public Encodings(int dimensions, float[] mean, float[] logVariance) {
    if (dimensions < 1
        || mean.length % dimensions != 0
        || (logVariance.length != mean.length && logVariance.length != 0)) {
      throw new IllegalArgumentException(
          "means (%d) and log-variances (%d) must both hold a whole number of rows of %d"
              .formatted(mean.length, logVariance.length, dimensions));
    }
    this.dimensions = dimensions;
    this.mean = mean;
    this.logVariance = logVariance;
  }

  /// Codes of a plain autoencoder, which knows no variance.
  ///
  /// @param codes row-major, shape (count, dimensions); kept, not copied
  public static Encodings points(int dimensions, float[] codes) {
    return new Encodings(dimensions, codes, new float[0]);
  }

  /// Whether each image has a normal, not just a point.
  public boolean variational() {
    return logVariance.length > 0 || mean.length == 0;
  }

  /// How many images.
  public int count() {
    return mean.length / dimensions;
  }

  /// Size of z.
  public int dimensions() {
    return dimensions;
  }

  /// Posterior mean, or code, of one image along one dimension.
  public float mean(int image, int dimension) {
    return mean[image * dimensions + dimension];
  }

  /// Natural logarithm of the posterior variance of one image along one dimension; minus infinity
  /// for a point.
  public float logVariance(int image, int dimension) {
    return logVariance.length == 0
        ? Float.NEGATIVE_INFINITY
        : logVariance[image * dimensions + dimension];
  }

  /// A copy of all means, row-major, shape (count, dimensions).
  public float[] means() {
    return mean.clone();
  }

  /// A copy of all log-variances, row-major, shape (count, dimensions); empty for points.
  public float[] logVariances() {
    return logVariance.clone();
  }

  /// Whether no mean and no log-variance is NaN or infinite.
  public boolean isFinite() {
    return Tensor.isFinite(mean) && Tensor.isFinite(logVariance);
  }

  /// These encodings followed by `others`, which must have as many dimensions.
  public Encodings followedBy(Encodings others) {
    if (others.dimensions != dimensions || others.variational() != variational()) {
      throw new IllegalArgumentException(
          dimensions + " and " + others.dimensions + " dimensions do not join");
    }
    if (!variational()) {
      return points(dimensions, join(mean, others.mean));
    }
    return new Encodings(
        dimensions, join(mean, others.mean), join(logVariance, others.logVariance));
  }

  /// The encodings of some images, in the order given.
  public Encodings pick(int... images) {
    return new Encodings(dimensions, pick(mean, images), pick(logVariance, images));
  }

  private float[] pick(float[] values, int... images) {
    if (values.length == 0) {
      return values;
    }
    float[] picked = new float[images.length * dimensions];
    for (int row = 0; row < images.length; row++) {
      System.arraycopy(values, images[row] * dimensions, picked, row * dimensions, dimensions);
    }
    return picked;
  }

  private static float[] join(float[] first, float[] second) {
    float[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encodings that
        && dimensions == that.dimensions
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(logVariance, that.logVariance);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(logVariance);
  }
}
