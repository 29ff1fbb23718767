package lunula.geometry;

/// What happens at the end of the way.
public enum PlayMode {
  /// Playing stops at B.
  ONCE,
  /// It begins anew at A.
  LOOP,
  /// It goes back to A, and so on.
  BACK_AND_FORTH;

  /// Where on the way each of a lap's evenly timed pictures is, so that a lap can follow a lap: a
  /// picture that the next lap begins with is not shown twice.
  ///
  /// @param picture 0 to `pictures` - 1
  /// @param pictures how many a lap has, at least 2; even for [#BACK_AND_FORTH], or B is missed
  /// @param closed whether the way ends where it begins
  /// @return 0 at A to 1 at B
  public double position(int picture, int pictures, boolean closed) {
    return switch (this) {
      case ONCE -> picture / (pictures - 1.0);
      case LOOP -> picture / (closed ? (double) pictures : pictures - 1.0);
      case BACK_AND_FORTH -> LatentPath.pingPong(2.0 * picture / pictures);
    };
  }
}
