package lunula.measure;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.metrics.NearestList;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;

/// Finds the images most like a picture, by linear scans: a fraction of a millisecond by code, some
/// tens of milliseconds by pixels for 70,000 images of 28 × 28. Blocking.
public final class SimilarPictures {
  private SimilarPictures() {}

  /// What a picture looks like to a model: its posterior mean, or code.
  ///
  /// @param label its class, which a conditional model is told
  public static float[] code(Encoder encoder, GrayImage picture, int label) {
    return encoder.encode(picture.levels(), new byte[] {(byte) label}).means();
  }

  /// The images whose codes lie nearest, nearest first; scores are distances in latent units.
  ///
  /// @param z one value a dimension
  /// @param most how many; all, if there are fewer
  public static Ranking byCode(Encodings encodings, float[] z, int most) {
    if (z.length != encodings.dimensions()) {
      throw new IllegalArgumentException(
          "z has %d dimensions, not %d".formatted(z.length, encodings.dimensions()));
    }
    return nearest(
        encodings.count(),
        most,
        1,
        image -> {
          double square = 0;
          for (int dimension = 0; dimension < z.length; dimension++) {
            double gap = (double) encodings.mean(image, dimension) - z[dimension];
            square += gap * gap;
          }
          return square;
        });
  }

  /// The images whose pixels differ least, most alike first; scores are root mean squared
  /// differences in grey levels of 0..1.
  ///
  /// @param count how many of the images are looked at, the first ones
  /// @param most how many; all, if there are fewer
  /// @throws IllegalArgumentException if the picture has another size
  public static Ranking byPixels(LabelledImages images, int count, GrayImage picture, int most) {
    byte[] wanted = picture.levels();
    int size = images.width() * images.height();
    if (wanted.length != size) {
      throw new IllegalArgumentException(wanted.length + " pixels are not a picture of " + size);
    }
    byte[] pixels = images.allPixels();
    return nearest(
        Math.min(count, images.count()),
        most,
        255 * Math.sqrt(size),
        image -> square(pixels, image * size, wanted));
  }

  private static long square(byte[] pixels, int from, byte[] picture) {
    long sum = 0;
    for (int pixel = 0; pixel < picture.length; pixel++) {
      int gap = Byte.toUnsignedInt(pixels[from + pixel]) - Byte.toUnsignedInt(picture[pixel]);
      sum += (long) gap * gap;
    }
    return sum;
  }

  /// @param unit what a distance is divided by
  /// @param squares squared distance of each image
  private static Ranking nearest(int count, int most, double unit, IntToDoubleFunction squares) {
    int found = Math.min(most, count);
    if (found < 1) {
      return Ranking.EMPTY;
    }
    var list = new NearestList(found);
    for (int image = 0; image < count; image++) {
      list.offer(squares.applyAsDouble(image), image);
    }
    return new Ranking(
        IntStream.range(0, found).map(list::index).toArray(),
        IntStream.range(0, found).mapToDouble(rank -> list.distance(rank) / unit).toArray());
  }
}
