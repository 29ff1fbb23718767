package lunula.geometry;

/// How a movement spends its time: from 0 at the start to 1 at the end, without jumps.
public enum Easing {
  /// Always at the same speed.
  LINEAR {
    @Override
    double inside(double t) {
      return t;
    }
  },

  /// Fast at first, coming to rest softly.
  OUT {
    @Override
    double inside(double t) {
      double left = 1 - t;
      return 1 - left * left * left;
    }
  },

  /// Softly off and softly to rest.
  IN_OUT {
    @Override
    double inside(double t) {
      return t * t * (3 - 2 * t);
    }
  };

  /// The share of the way covered after a share `t` of the time; `t` outside 0..1 counts as the
  /// nearer end.
  public final double at(double t) {
    return inside(Math.clamp(t, 0.0, 1.0));
  }

  abstract double inside(double t);
}
