package lunula.metrics;

/// What a classifier says of generated pictures.
///
/// @param shares how many are taken for each class, as shares of all
/// @param score exp of the mean KL divergence of each picture's class probabilities from the mean
///     of all: 1 if none differ, up to the number of classes if each picture is surely of one class
///     and all classes are as frequent. The formula of Salimans et al. 2016's Inception score
/// @param divergence KL divergence of the shares from equal ones, in nats: 0 if all classes are as
///     frequent, log of their number if there is only one
public record ClassifiedSamples(double[] shares, double score, double divergence) {
  /// @param probabilities of each picture, shape (pictures, classes), each row adds up to 1
  public static ClassifiedSamples of(double[][] probabilities) {
    int classes = probabilities[0].length;
    double[] shares = new double[classes];
    double[] mean = new double[classes];
    for (double[] row : probabilities) {
      int likeliest = 0;
      for (int k = 0; k < classes; k++) {
        mean[k] += row[k] / probabilities.length;
        likeliest = row[k] > row[likeliest] ? k : likeliest;
      }
      shares[likeliest] += 1.0 / probabilities.length;
    }
    double information = 0;
    for (double[] row : probabilities) {
      for (int k = 0; k < classes; k++) {
        information += row[k] > 0 ? row[k] * Math.log(row[k] / mean[k]) : 0;
      }
    }
    double divergence = 0;
    for (double share : shares) {
      divergence += share > 0 ? share * Math.log(share * classes) : 0;
    }
    return new ClassifiedSamples(shares, Math.exp(information / probabilities.length), divergence);
  }
}
