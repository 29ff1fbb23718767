package lunula.ui.path;

/// What happens at the end of the way.
public enum PlayMode {
  /// Playing stops at B.
  ONCE,
  /// It begins anew at A.
  LOOP,
  /// It goes back to A, and so on.
  BACK_AND_FORTH
}
