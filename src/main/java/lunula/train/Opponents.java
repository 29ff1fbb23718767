package lunula.train;

/// Which of two networks that are trained against each other learns.
public enum Opponents {
  /// In turns.
  BOTH,
  /// The critic alone: the generator's pictures stay as they are.
  CRITIC,
  /// The generator alone, against a critic that stays as it is.
  GENERATOR
}
