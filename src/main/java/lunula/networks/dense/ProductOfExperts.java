package lunula.networks.dense;

import org.jspecify.annotations.Nullable;

/// Products of diagonal normals, the experts, and the standard normal prior: again diagonal
/// normals,
/// whose precision is the sum of theirs. Hinton 2002; Wu & Goodman 2018, section 2.2.
final class ProductOfExperts {
  private ProductOfExperts() {}

  /// Multiplies normals with the prior, in place.
  ///
  /// @param numbers how many, the first
  static void withPrior(float[] means, float[] logVariances, int numbers) {
    for (int i = 0; i < numbers; i++) {
      double precision = Math.exp(-logVariances[i]);
      means[i] = (float) (means[i] * precision / (1 + precision));
      logVariances[i] = (float) -Math.log1p(precision);
    }
  }

  /// What an expert says of some rows.
  ///
  /// @param means shape (rows, latent dimensions) or longer
  /// @param logVariances likewise
  record Expert(float[] means, float[] logVariances) {
    double precision(int i) {
      return Math.exp(-logVariances[i]);
    }
  }

  /// A product with its way back.
  ///
  /// @param means shape (rows, latent dimensions)
  /// @param precisions of the products, likewise
  record Product(float[] means, float[] precisions) {
    /// Of the prior and one or two experts.
    static Product of(int numbers, Expert one, @Nullable Expert other) {
      float[] means = new float[numbers];
      float[] precisions = new float[numbers];
      for (int i = 0; i < numbers; i++) {
        double first = one.precision(i);
        double second = other == null ? 0 : other.precision(i);
        double sum = 1 + first + second;
        double moment = first * one.means[i] + (other == null ? 0 : second * other.means[i]);
        means[i] = (float) (moment / sum);
        precisions[i] = (float) sum;
      }
      return new Product(means, precisions);
    }

    float[] logVariances() {
      float[] logVariances = new float[precisions.length];
      for (int i = 0; i < logVariances.length; i++) {
        logVariances[i] = (float) -Math.log(precisions[i]);
      }
      return logVariances;
    }

    /// The reparameterisation, mean + precision^(−1/2) · ε.
    ///
    /// @param noise standard normal, from number `at` on
    /// @param into likewise
    void drawn(float[] noise, float[] into, int at) {
      for (int i = 0; i < means.length; i++) {
        into[at + i] = (float) (means[i] + noise[at + i] / Math.sqrt(precisions[i]));
      }
    }

    /// KL divergence of all rows from the prior, in nats.
    double kl() {
      double kl = 0;
      for (int i = 0; i < means.length; i++) {
        kl += means[i] * means[i] + 1 / precisions[i] - 1 + Math.log(precisions[i]);
      }
      return 0.5 * kl;
    }

    /// Back to an expert: adds to the gradients at its means and log-variances.
    ///
    /// @param atZ gradient at what was drawn, from number `at` on
    /// @param klWeight weight of [#kl]
    void backward(
        Expert expert, float[] noise, float[] atZ, int at, double klWeight, Expert gradients) {
      for (int i = 0; i < means.length; i++) {
        double own = expert.precision(i);
        double sum = precisions[i];
        double atMean = atZ[at + i] + klWeight * means[i];
        double atSum =
            -0.5 * atZ[at + i] * noise[at + i] / (sum * Math.sqrt(sum))
                + 0.5 * klWeight * (1 / sum - 1 / (sum * sum));
        gradients.means[i] += (float) (atMean * own / sum);
        double atOwn = atMean * (expert.means[i] - means[i]) / sum + atSum;
        gradients.logVariances[i] -= (float) (atOwn * own);
      }
    }
  }
}
