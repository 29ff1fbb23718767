package lunula.ui.path;

import lunula.geometry.LatentPath;

/// What the player is doing.
public sealed interface PlayState {
  /// A or B has not been picked.
  record Empty() implements PlayState {}

  /// A and B have been picked.
  sealed interface Picked extends PlayState {
    /// The path from A to B, as it is played.
    LatentPath path();

    /// The same on another path.
    Picked along(LatentPath other);
  }

  /// There is a path to play, from its beginning.
  record Ready(LatentPath path) implements Picked {
    @Override
    public Ready along(LatentPath other) {
      return new Ready(other);
    }
  }

  /// The mark moves.
  record Playing(LatentPath path) implements Picked {
    @Override
    public Playing along(LatentPath other) {
      return new Playing(other);
    }
  }

  /// The mark stands somewhere on the path.
  record Paused(LatentPath path) implements Picked {
    @Override
    public Paused along(LatentPath other) {
      return new Paused(other);
    }
  }
}
