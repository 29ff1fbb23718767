package lunula.ui.path;

import lunula.geometry.WayShape;

/// Where the words of the path's choices are found: prefixes of keys, each ending with a dot.
final class PathWords {
  private PathWords() {}

  static String shape(WayShape shape) {
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
}
