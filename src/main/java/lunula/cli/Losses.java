package lunula.cli;

import lunula.model.Likelihood;
import lunula.model.LossParts;
import lunula.model.network.Architecture;

/// What a network's losses are called. A plain autoencoder has no KL term and so no bound: of it,
/// only the reconstruction is told.
///
/// @param network whose losses
record Losses(Architecture network) {
  /// For people: `reconstruction 256.10  KL 4.07  test -ELBO 260.17`.
  String terms(LossParts test) {
    String reconstruction = "reconstruction %.2f".formatted(test.reconstruction());
    return network.variational()
        ? reconstruction + "  KL %.2f  test -ELBO %.2f".formatted(test.kl(), test.negativeElbo())
        : "test " + reconstruction;
  }

  /// The one figure that training makes small: `test -ELBO 260.17 nats`. Nats of a density of grey
  /// values do not compare with those of cross-entropy, so the likelihood is named where it is
  /// another one.
  String total(LossParts test) {
    return network.variational()
        ? "test -ELBO %.2f nats%s".formatted(test.negativeElbo(), likelihood())
        : "test reconstruction %.2f nats%s".formatted(test.reconstruction(), likelihood());
  }

  private String likelihood() {
    Likelihood.Kind kind = network.likelihood().kind();
    return kind == Likelihood.Kind.BERNOULLI ? "" : " (" + Words.of(kind) + ")";
  }

  /// For machines: a number, or not a number, which becomes null, if there is no such term.
  double kl(LossParts losses) {
    return network.variational() ? losses.kl() : Double.NaN;
  }

  /// Likewise, of the bound.
  double negativeElbo(LossParts losses) {
    return network.variational() ? losses.negativeElbo() : Double.NaN;
  }
}
