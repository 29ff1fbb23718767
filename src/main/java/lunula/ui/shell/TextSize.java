package lunula.ui.shell;

/// How large words, and everything with them, are shown.
public enum TextSize {
  NORMAL(1),
  LARGE(1.25),
  LARGER(1.5),
  LARGEST(2);

  private final double factor;

  TextSize(double factor) {
    this.factor = factor;
  }

  /// How many times as large as usual.
  public double factor() {
    return factor;
  }

  /// The factor in per cent.
  public int percent() {
    return (int) Math.round(100 * factor);
  }
}
