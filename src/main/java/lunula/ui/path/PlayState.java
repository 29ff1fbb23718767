package lunula.ui.path;

import lunula.geometry.LatentPath;

/// What the player is doing.
public sealed interface PlayState {
  /// A or B has not been picked.
  record Empty() implements PlayState {}

  /// A and B have been picked.
  sealed interface Picked extends PlayState {
    /// The way from A to B, as it is gone.
    LatentPath path();

    /// The same on another way.
    Picked along(LatentPath way);
  }

  /// There is a way to play, from its beginning.
  record Ready(LatentPath path) implements Picked {
    @Override
    public Ready along(LatentPath way) {
      return new Ready(way);
    }
  }

  /// The mark moves.
  record Playing(LatentPath path) implements Picked {
    @Override
    public Playing along(LatentPath way) {
      return new Playing(way);
    }
  }

  /// The mark stands somewhere on the way.
  record Paused(LatentPath path) implements Picked {
    @Override
    public Paused along(LatentPath way) {
      return new Paused(way);
    }
  }
}
