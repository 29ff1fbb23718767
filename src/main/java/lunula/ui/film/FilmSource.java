package lunula.ui.film;

/// What a film is of.
public enum FilmSource {
  /// The path, as it is played.
  PATH,
  /// What the hand did with the cursor in the last minute of its moving.
  HAND
}
