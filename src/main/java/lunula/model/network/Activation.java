package lunula.model.network;

/// The function between two layers.
public enum Activation {
  /// max(0, x).
  RELU("nn.ReLU()"),
  /// x above 0, x / 100 below.
  LEAKY_RELU("nn.LeakyReLU()"),
  /// x · sigmoid(x). Ramachandran et al. 2017; PyTorch’s `SiLU`.
  SILU("nn.SiLU()"),
  /// x · Φ(x), by the error function. Hendrycks & Gimpel 2016.
  GELU("nn.GELU()"),
  /// −1 to 1.
  TANH("nn.Tanh()"),
  /// 0 to 1.
  SIGMOID("nn.Sigmoid()");

  private final String pyTorch;

  Activation(String pyTorch) {
    this.pyTorch = pyTorch;
  }

  /// The PyTorch expression that makes it.
  public String pyTorch() {
    return pyTorch;
  }
}
