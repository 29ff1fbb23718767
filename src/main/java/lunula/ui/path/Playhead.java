package lunula.ui.path;

import lunula.geometry.LatentPath;
import lunula.geometry.PlayMode;

/// The position of the player on the path. Knows no time: it is told how far to go.
final class Playhead {
  private PlayMode mode = PlayMode.BACK_AND_FORTH;

  /// Distance from A in lengths of the path; up to 2 when going back and forth, else up to 1.
  private double phase;

  PlayMode mode() {
    return mode;
  }

  /// Goes on from the same position in another mode.
  void setMode(PlayMode mode) {
    phase = position();
    this.mode = mode;
  }

  /// Position on the path: 0 is A, 1 is B.
  double position() {
    return mode == PlayMode.BACK_AND_FORTH ? LatentPath.pingPong(phase) : phase;
  }

  /// Whether there is nothing more to play.
  boolean atEnd() {
    return mode == PlayMode.ONCE && phase >= 1;
  }

  /// Stands at a position, 0..1, heading for B.
  void seek(double position) {
    phase = Math.clamp(position, 0, 1);
  }

  /// Goes on.
  ///
  /// @param lengths how far, in lengths of the path, at least 0
  void advance(double lengths) {
    phase =
        switch (mode) {
          case ONCE -> Math.min(1, phase + lengths);
          case LOOP -> (phase + lengths) % 1;
          case BACK_AND_FORTH -> (phase + lengths) % 2;
        };
  }
}
