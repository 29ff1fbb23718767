package lunula.model;

import java.util.random.RandomGenerator;

/// Damage done to images before the encoder sees them, so that it learns to repair. Vincent et al.
/// 2010.
///
/// @param kind which damage
/// @param strength standard deviation of Gaussian noise in grey values, 0 to 2; share of the pixels
///     that salt-and-pepper noise blots out, 0 to 1; side of a blanked patch as a share of the
///     image's, 0 to 1
public record Corruption(Kind kind, double strength) {
  /// A way to damage an image.
  public enum Kind {
    /// None.
    NONE,
    /// Normal noise on every pixel, clipped to 0..1.
    GAUSSIAN,
    /// Single pixels turned black or white.
    SALT_AND_PEPPER,
    /// A black square somewhere.
    PATCH
  }

  /// No damage.
  public static final Corruption NONE = new Corruption(Kind.NONE, 0);

  public Corruption {
    double most = kind == Kind.GAUSSIAN ? 2 : 1;
    if (!(strength >= 0 && strength <= most)) {
      throw new IllegalArgumentException(
          "noise must have a strength between 0 and " + (int) most + ", not " + strength);
    }
  }

  /// Whether it leaves every image as it is.
  public boolean none() {
    return kind == Kind.NONE || strength == 0;
  }

  /// Damages images in place.
  ///
  /// @param pixels in 0..1, shape (count, height × width)
  /// @param image size of one
  /// @param random the only source of chance
  public void apply(float[] pixels, ImageSize image, RandomGenerator random) {
    switch (kind) {
      case NONE -> {}
      case GAUSSIAN -> {
        for (int i = 0; i < pixels.length; i++) {
          double noisy = pixels[i] + strength * random.nextGaussian();
          pixels[i] = (float) Math.clamp(noisy, 0, 1);
        }
      }
      case SALT_AND_PEPPER -> {
        for (int i = 0; i < pixels.length; i++) {
          if (random.nextDouble() < strength) {
            pixels[i] = random.nextBoolean() ? 1 : 0;
          }
        }
      }
      case PATCH -> {
        for (int from = 0; from < pixels.length; from += image.pixels()) {
          blank(pixels, from, image, random);
        }
      }
    }
  }

  private void blank(float[] pixels, int from, ImageSize image, RandomGenerator random) {
    int width = (int) Math.round(strength * image.width());
    int height = (int) Math.round(strength * image.height());
    int left = random.nextInt(image.width() - width + 1);
    int top = random.nextInt(image.height() - height + 1);
    for (int y = top; y < top + height; y++) {
      int row = from + y * image.width() + left;
      java.util.Arrays.fill(pixels, row, row + width, 0);
    }
  }
}
