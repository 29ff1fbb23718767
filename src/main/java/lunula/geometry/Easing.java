package lunula.geometry;

/// How a movement spends its time: from 0 at the start to 1 at the end, without jumps.
public enum Easing {
  /// Always at the same speed.
  LINEAR,

  /// Fast at first, coming to rest softly.
  OUT,

  /// Softly off and softly to rest.
  IN_OUT;

  /// The share of the way covered after a share `t` of the time; `t` outside 0..1 counts as the
  /// nearer end.
  public double at(double t) {
    double gone = Math.clamp(t, 0.0, 1.0);
    double left = 1 - gone;
    return switch (this) {
      case LINEAR -> gone;
      case OUT -> 1 - left * left * left;
      case IN_OUT -> gone * gone * (3 - 2 * gone);
    };
  }
}
