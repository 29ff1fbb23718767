package lunula.ui.compare;

/// The pages of comparing.
public enum Page {
  /// Two to four models, each on its own map.
  SIDE,
  /// A family of models along β.
  BETA,
  /// One model's map turning into another's.
  MORPH,
  /// The way from one image to another in two to four models at once.
  BETWEEN
}
