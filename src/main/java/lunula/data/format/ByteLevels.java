package lunula.data.format;

import java.util.Arrays;
import lunula.data.ImportOptions;
import org.jspecify.annotations.Nullable;

/// Images whose pixels are bytes already: what their levels mean, and how they are changed.
final class ByteLevels {
  private static final int LEVELS = 256;

  private ByteLevels() {}

  /// What the bytes of one or two parts mean.
  static PixelScale scale(
      ImportOptions options, OwnData.Part first, OwnData.@Nullable Part second) {
    long[] histogram = new long[LEVELS];
    count(first.pixels(), histogram);
    if (second != null) {
      count(second.pixels(), histogram);
    }
    return PixelScale.ofBytes(histogram, options);
  }

  private static void count(byte[] pixels, long[] histogram) {
    for (byte pixel : pixels) {
      histogram[pixel & 255]++;
    }
  }

  /// Whether bytes stay as they are, and there is nothing to say about them.
  static boolean isPlain(PixelScale scale) {
    return scale.black() == 0 && scale.white() == LEVELS - 1 && Double.isNaN(scale.plan().offer());
  }

  /// The same images on another scale.
  static OwnData.Part mapped(OwnData.Part part, PixelScale scale) {
    if (scale.black() == 0 && scale.white() == LEVELS - 1) {
      return part;
    }
    byte[] table = new byte[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = scale.level(level);
    }
    byte[] pixels = new byte[part.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = table[part.pixels()[i] & 255];
    }
    return new OwnData.Part(
        part.width(), part.height(), pixels, part.labels(), part.factors(), part.sources());
  }

  /// The first of some images; of them nothing but their class is known.
  static OwnData.Part first(OwnData.Part part, int limit) {
    if (limit >= part.count()) {
      return part;
    }
    String[] labels = part.labels();
    return new OwnData.Part(
        part.width(),
        part.height(),
        Arrays.copyOf(part.pixels(), limit * part.width() * part.height()),
        labels == null ? null : Arrays.copyOf(labels, limit));
  }

  /// The same images with rows and columns changed.
  static OwnData.Part transposed(OwnData.Part part) {
    int width = part.width();
    int height = part.height();
    byte[] pixels = new byte[part.pixels().length];
    for (int image = 0; image < part.count(); image++) {
      int from = image * width * height;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          pixels[from + x * height + y] = part.pixels()[from + y * width + x];
        }
      }
    }
    return new OwnData.Part(height, width, pixels, part.labels(), part.factors(), part.sources());
  }
}
