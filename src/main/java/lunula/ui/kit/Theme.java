package lunula.ui.kit;

/// The window's colours.
public enum Theme {
  /// Dark on light.
  LIGHT,
  /// Light on dark.
  DARK,
  /// As the desktop has it, also when that changes.
  SYSTEM
}
