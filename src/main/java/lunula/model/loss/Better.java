package lunula.model.loss;

/// Which values of a figure are better.
public enum Better {
  HIGHER,
  LOWER,
  /// More is neither better nor worse by itself.
  NEITHER
}
