package lunula.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Damage done to images before a denoising autoencoder sees them; the target stays clean. Vincent
/// et al. 2008.
///
/// A pure function: the same images, seed and strength give the same damage. Each image's damage
/// depends on the seed and its place in the batch only. Results stay within 0..1. Immutable; usable
/// from any thread.
public sealed interface Corruption {
  /// No damage.
  static Corruption none() {
    return new None();
  }

  /// Damages a batch.
  ///
  /// @param batch images one after the other, each row-major, 0 black to 1 white; not changed
  /// @param width pixels a row
  /// @param height rows an image
  /// @param seed of all chance
  /// @return a new array of the same length
  /// @throws IllegalArgumentException if the batch is no whole number of images
  default float[] applyTo(float[] batch, int width, int height, long seed) {
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
  default byte[] applyTo(byte[] batch, int width, int height, long seed) {
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
  default GrayImage applyTo(GrayImage image, long seed) {
    return new GrayImage(
        image.width(),
        image.height(),
        applyTo(image.pixels(), image.width(), image.height(), seed));
  }

  /// Damages `width` × `height` values from `at` on, in place.
  private void damage(float[] values, int at, int width, int height, SplittableRandom chance) {
    switch (this) {
      case None none -> {}
      case GaussianNoise noise -> noise.add(values, at, width * height, chance);
      case SaltAndPepper grains -> grains.scatter(values, at, width * height, chance);
      case BlankedPatch patch -> patch.blank(values, at, width, height, chance);
    }
  }

  private static SplittableRandom chance(long seed, int image) {
    // Two neighbouring images or seeds must not share a stream: mixed as in SplitMix64.
    long mixed = (seed + 0x9e3779b97f4a7c15L * (image + 1L)) * 0xbf58476d1ce4e5b9L;
    return new SplittableRandom(mixed ^ mixed >>> 31);
  }

  /// No damage.
  record None() implements Corruption {}

  /// Independent normal noise on every pixel, clipped to 0..1.
  ///
  /// @param deviation standard deviation, 0 to 1
  record GaussianNoise(double deviation) implements Corruption {
    public GaussianNoise {
      checkShare("standard deviation of the noise", deviation);
    }

    private void add(float[] values, int at, int count, SplittableRandom chance) {
      for (int i = at; i < at + count; i++) {
        values[i] = (float) Math.clamp(values[i] + deviation * chance.nextGaussian(), 0, 1);
      }
    }
  }

  /// Some pixels become black or white, as likely the one as the other.
  ///
  /// @param share part of the pixels, 0 to 1
  record SaltAndPepper(double share) implements Corruption {
    public SaltAndPepper {
      checkShare("share of grains", share);
    }

    private void scatter(float[] values, int at, int count, SplittableRandom chance) {
      for (int i = at; i < at + count; i++) {
        double draw = chance.nextDouble();
        if (draw < share) {
          values[i] = draw < share / 2 ? 0 : 1;
        }
      }
    }
  }

  /// A square somewhere wholly inside the image becomes black.
  ///
  /// @param side of the square as a part of the image's shorter side, 0 to 1; rounded to pixels
  record BlankedPatch(double side) implements Corruption {
    public BlankedPatch {
      checkShare("side of the blanked patch", side);
    }

    private void blank(float[] values, int at, int width, int height, SplittableRandom chance) {
      int pixels = (int) Math.round(side * Math.min(width, height));
      int left = chance.nextInt(width - pixels + 1);
      int top = chance.nextInt(height - pixels + 1);
      for (int row = top; row < top + pixels; row++) {
        Arrays.fill(values, at + row * width + left, at + row * width + left + pixels, 0f);
      }
    }
  }

  private static void checkShare(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be 0 to 1: " + value);
    }
  }
}
