package lunula.ui.path;

import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.ui.explore.PathPace;

/// Where the words of the path's choices are found: prefixes of keys, each ending with a dot,
/// unless said otherwise.
final class PathWords {
  private PathWords() {}

  static String shape(PathShape shape) {
    return switch (shape) {
      case STRAIGHT -> "path.shape.straight.";
      case SPHERICAL -> "path.shape.spherical.";
      case SMOOTH -> "path.shape.smooth.";
    };
  }

  static String pace(PathPace pace) {
    return switch (pace) {
      case PLACE -> "path.pace.place.";
      case PICTURE -> "path.pace.picture.";
    };
  }

  /// The whole key.
  static String mode(PlayMode mode) {
    return switch (mode) {
      case ONCE -> "path.mode.once";
      case LOOP -> "path.mode.loop";
      case BACK_AND_FORTH -> "path.mode.back";
    };
  }
}
