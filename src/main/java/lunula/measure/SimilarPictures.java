package lunula.measure;

import java.util.Arrays;
import lunula.data.LabelledImages;
import lunula.metrics.Neighbours;
import lunula.metrics.SimilarImages;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;

/// Finds the images most like a picture. Blocking.
public final class SimilarPictures {
  private SimilarPictures() {}

  /// What a picture looks like to a model: its posterior mean, or code.
  ///
  /// @param label its class, which a conditional model is told
  public static float[] code(Encoder encoder, GrayImage picture, int label) {
    Encodings one = encoder.encode(picture.levels(), new byte[] {(byte) label});
    float[] z = new float[one.dimensions()];
    for (int dimension = 0; dimension < z.length; dimension++) {
      z[dimension] = one.mean(0, dimension);
    }
    return z;
  }

  /// The images whose codes lie nearest, nearest first; scores are distances in latent units.
  public static Ranking byCode(Encodings encodings, float[] z, int most) {
    return ranking(SimilarImages.byCode(encodings, z, most), 1);
  }

  /// The images whose pixels differ least, most alike first; scores are root mean squared
  /// differences in grey levels of 0..1.
  ///
  /// @param count how many of the images are looked at, the first ones
  /// @throws IllegalArgumentException if the picture has another size
  public static Ranking byPixels(LabelledImages images, int count, GrayImage picture, int most) {
    double unit = 255 * Math.sqrt(images.width() * images.height());
    return ranking(SimilarImages.byPixels(images, count, picture.levels(), most), unit);
  }

  private static Ranking ranking(Neighbours found, double unit) {
    if (found.count() == 0) {
      return Ranking.EMPTY;
    }
    int[] images = new int[found.k()];
    double[] distances = new double[found.k()];
    Arrays.setAll(images, rank -> found.index(0, rank));
    Arrays.setAll(distances, rank -> found.distance(0, rank) / unit);
    return new Ranking(images, distances);
  }
}
