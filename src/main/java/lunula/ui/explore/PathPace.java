package lunula.ui.explore;

/// What goes on evenly while the path is played.
public enum PathPace {
  /// The place in the latent space.
  PLACE,
  /// The decoded picture: the path lingers where it changes much.
  PICTURE
}
