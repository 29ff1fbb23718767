package lunula.ui.compare;

import java.util.List;
import lunula.library.BetaFamily;
import lunula.library.LibraryEntry;
import lunula.model.loss.ElboTerms;

/// How much the codes of a family's models say of an image, and how much their pictures miss: means
/// over the test images, in nats. Alemi et al. 2018, Fixing a Broken ELBO.
///
/// @param points one a model, by growing β
record RateDistortion(List<Point> points) {
  RateDistortion {
    points = List.copyOf(points);
  }

  /// @param beta what the model was trained with
  /// @param rate the KL
  /// @param distortion the reconstruction
  record Point(double beta, double rate, double distortion) {
    /// Their sum, in which β does not enter: −ELBO.
    double bound() {
      return rate + distortion;
    }
  }

  /// Of models whose KL and reconstruction are known.
  static RateDistortion of(List<LibraryEntry> models) {
    return new RateDistortion(models.stream().map(RateDistortion::point).toList());
  }

  private static Point point(LibraryEntry model) {
    ElboTerms terms = ElboTerms.of(model.card().test().sampled());
    return new Point(BetaFamily.beta(model), terms.kl(), terms.reconstruction());
  }
}
