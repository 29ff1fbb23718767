package lunula.metrics;

import java.util.Arrays;
import lunula.model.Encodings;

/// How strange a model finds images: one score an image, larger is stranger. [Auroc] says how well
/// a score tells outliers.
public final class OutlierScores {
  /// Which nearest training code cards go by.
  public static final int K = 10;

  private OutlierScores() {}

  /// [MahalanobisDistance] of each image's posterior mean from the aggregate posterior of the
  /// training images, without unit.
  public static double[] mahalanobis(Encodings train, Encodings images) {
    var distance = new MahalanobisDistance(AggregatePosterior.of(train));
    Vectors codes = Vectors.ofMeans(images);
    double[] scores = new double[codes.count()];
    Arrays.setAll(scores, image -> distance.of(codes.row(image)));
    return scores;
  }

  /// Euclidean distance of each image's posterior mean to the k-th nearest training code, in latent
  /// units. Sun et al. 2022, Out-of-distribution detection with deep nearest neighbors. Blocking;
  /// uses every core.
  ///
  /// @param k 1 to the number of training codes
  public static double[] nearestCode(Encodings train, Encodings images, int k) {
    Neighbours neighbours =
        NeighbourIndex.of(Vectors.ofMeans(train)).nearest(Vectors.ofMeans(images), k);
    double[] scores = new double[images.count()];
    Arrays.setAll(scores, image -> neighbours.distance(image, k - 1));
    return scores;
  }
}
