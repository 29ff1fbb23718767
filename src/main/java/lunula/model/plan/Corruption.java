package lunula.model.plan;

import java.util.Arrays;
import java.util.SplittableRandom;
import lunula.files.UserMessage;
import lunula.model.GrayImage;
import lunula.model.Range;

/// Damage done to images before a denoising autoencoder sees them; the target stays clean. Vincent
/// et al. 2008.
///
/// A pure function: the same images, seed and strength give the same damage. Each image's damage
/// depends on the seed and its place in the batch only. Results stay within 0..1. Usable from any
/// thread.
///
/// @param kind which damage
/// @param strength 0 to 1: standard deviation of Gaussian noise in grey values; share of the pixels
///     that become grains; side of the patch as a part of the image's shorter side
public record Corruption(Kind kind, double strength) {
  /// A way to damage an image.
  public enum Kind {
    /// None.
    NONE,
    /// Independent normal noise on every pixel, clipped to 0..1.
    GAUSSIAN,
    /// Some pixels become black or white, as likely the one as the other.
    SALT_AND_PEPPER,
    /// A square somewhere wholly inside the image becomes black.
    PATCH
  }

  /// No damage.
  public static final Corruption NONE = new Corruption(Kind.NONE, 0);

  public Corruption {
    Range.check(UserMessage.of("model.noise"), strength, 1);
  }

  /// Whether it leaves every image as it is.
  public boolean none() {
    return kind == Kind.NONE || strength == 0;
  }

  /// Damages a batch.
  ///
  /// @param batch images one after the other, each row-major, 0 black to 1 white; not changed
  /// @param width pixels a row
  /// @param height rows an image
  /// @param seed of all chance
  /// @return a new array of the same length
  /// @throws IllegalArgumentException if the batch is no whole number of images
  public float[] applyTo(float[] batch, int width, int height, long seed) {
    int size = width * height;
    if (width < 1 || height < 1 || batch.length % size != 0) {
      throw new IllegalArgumentException(
          "%d values are no whole number of images of %d × %d"
              .formatted(batch.length, width, height));
    }
    float[] damaged = batch.clone();
    for (int image = 0; image * size < damaged.length; image++) {
      damage(damaged, image * size, width, height, chance(seed, image));
    }
    return damaged;
  }

  /// Damages images of unsigned bytes, 0 black to 255 white; otherwise as above.
  public byte[] applyTo(byte[] batch, int width, int height, long seed) {
    float[] values = new float[batch.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(batch[i]) / 255f;
    }
    float[] damaged = applyTo(values, width, height, seed);
    byte[] bytes = new byte[damaged.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * damaged[i]);
    }
    return bytes;
  }

  /// Damages one image.
  public GrayImage applyTo(GrayImage image, long seed) {
    return new GrayImage(
        image.width(),
        image.height(),
        applyTo(image.pixels(), image.width(), image.height(), seed));
  }

  private void damage(float[] values, int at, int width, int height, SplittableRandom chance) {
    switch (kind) {
      case NONE -> {}
      case GAUSSIAN -> add(values, at, width * height, chance);
      case SALT_AND_PEPPER -> scatter(values, at, width * height, chance);
      case PATCH -> blank(values, at, width, height, chance);
    }
  }

  private static SplittableRandom chance(long seed, int image) {
    // Two neighbouring images or seeds must not share a stream: mixed as in SplitMix64.
    long mixed = (seed + 0x9e3779b97f4a7c15L * (image + 1L)) * 0xbf58476d1ce4e5b9L;
    return new SplittableRandom(mixed ^ mixed >>> 31);
  }

  private void add(float[] values, int at, int count, SplittableRandom chance) {
    for (int i = at; i < at + count; i++) {
      values[i] = (float) Math.clamp(values[i] + strength * chance.nextGaussian(), 0, 1);
    }
  }

  private void scatter(float[] values, int at, int count, SplittableRandom chance) {
    for (int i = at; i < at + count; i++) {
      double draw = chance.nextDouble();
      if (draw < strength) {
        values[i] = draw < strength / 2 ? 0 : 1;
      }
    }
  }

  private void blank(float[] values, int at, int width, int height, SplittableRandom chance) {
    int pixels = (int) Math.round(strength * Math.min(width, height));
    int left = chance.nextInt(width - pixels + 1);
    int top = chance.nextInt(height - pixels + 1);
    for (int row = top; row < top + pixels; row++) {
      Arrays.fill(values, at + row * width + left, at + row * width + left + pixels, 0f);
    }
  }
}
