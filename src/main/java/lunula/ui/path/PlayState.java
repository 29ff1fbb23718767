package lunula.ui.path;

import lunula.geometry.Way;

/// What the player is doing.
public sealed interface PlayState {
  /// A or B has not been picked.
  record Empty() implements PlayState {}

  /// A and B have been picked.
  sealed interface Picked extends PlayState {
    /// The way from A to B, as it is gone.
    Way path();

    /// The same on another way.
    Picked along(Way way);
  }

  /// There is a way to play, from its beginning.
  record Ready(Way path) implements Picked {
    @Override
    public Ready along(Way way) {
      return new Ready(way);
    }
  }

  /// The mark moves.
  record Playing(Way path) implements Picked {
    @Override
    public Playing along(Way way) {
      return new Playing(way);
    }
  }

  /// The mark stands somewhere on the way.
  record Paused(Way path) implements Picked {
    @Override
    public Paused along(Way way) {
      return new Paused(way);
    }
  }
}
