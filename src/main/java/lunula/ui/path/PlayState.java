package lunula.ui.path;

import lunula.geometry.LatentPath;

/// What the player is doing.
public sealed interface PlayState {
  /// A or B has not been picked.
  record Empty() implements PlayState {}

  /// A and B have been picked.
  sealed interface Picked extends PlayState {
    /// The way from A to B.
    LatentPath path();
  }

  /// There is a way to play, from its beginning.
  record Ready(LatentPath path) implements Picked {}

  /// The mark moves.
  record Playing(LatentPath path) implements Picked {}

  /// The mark stands somewhere on the way.
  record Paused(LatentPath path) implements Picked {}
}
