package lunula.metrics;

import lunula.data.LabelledImages;
import lunula.model.Encodings;

/// The images most like one picture. Linear scans: a fraction of a millisecond by code, some tens
/// of milliseconds by pixels for 70,000 images of 28 × 28.
public final class SimilarImages {
  private SimilarImages() {}

  /// Those whose posterior means lie nearest to a code, by Euclidean distance in latent units.
  ///
  /// @param z one value a dimension
  /// @param k how many; all, if there are fewer
  public static Neighbours byCode(Encodings encodings, float[] z, int k) {
    if (z.length != encodings.dimensions()) {
      throw new IllegalArgumentException(
          "z has %d dimensions, not %d".formatted(z.length, encodings.dimensions()));
    }
    int most = Math.min(k, encodings.count());
    NearestList list = new NearestList(Math.max(1, most));
    for (int image = 0; image < encodings.count(); image++) {
      double square = 0;
      for (int dimension = 0; dimension < z.length; dimension++) {
        double gap = (double) encodings.mean(image, dimension) - z[dimension];
        square += gap * gap;
      }
      list.offer(square, image);
    }
    return answer(list, most);
  }

  /// Those whose pixels are nearest to a picture's, by Euclidean distance in grey levels of 0..255.
  ///
  /// @param picture row-major, unsigned bytes, of the images' size
  /// @param count how many of the images are looked at, the first ones
  /// @param k how many; all, if there are fewer
  public static Neighbours byPixels(LabelledImages images, int count, byte[] picture, int k) {
    int size = images.width() * images.height();
    if (picture.length != size) {
      throw new IllegalArgumentException(picture.length + " pixels are not a picture of " + size);
    }
    int looked = Math.min(count, images.count());
    int most = Math.min(k, looked);
    byte[] pixels = images.allPixels();
    NearestList list = new NearestList(Math.max(1, most));
    for (int image = 0; image < looked; image++) {
      list.offer((double) square(pixels, image * size, picture), image);
    }
    return answer(list, most);
  }

  private static long square(byte[] pixels, int from, byte[] picture) {
    long sum = 0;
    for (int pixel = 0; pixel < picture.length; pixel++) {
      int gap = Byte.toUnsignedInt(pixels[from + pixel]) - Byte.toUnsignedInt(picture[pixel]);
      sum += (long) gap * gap;
    }
    return sum;
  }

  private static Neighbours answer(NearestList list, int size) {
    int[] indices = new int[Math.max(1, size)];
    double[] squares = new double[indices.length];
    list.copyTo(indices, squares, 0);
    return size == 0
        ? new Neighbours(1, new int[0], new double[0])
        : new Neighbours(size, indices, squares);
  }
}
