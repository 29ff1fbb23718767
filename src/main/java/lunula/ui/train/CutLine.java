package lunula.ui.train;

/// Draws a line through points as far as it lies on the upright axis: it is cut where it crosses an
/// end, and what lies beyond is left out. The software renderer would need several milliseconds a
/// frame to do the same with a clip.
final class CutLine {
  private final double low;
  private final double high;
  private final Pen pen;
  private double lastX = Double.NaN;
  private double lastValue = Double.NaN;
  private boolean down;

  /// Where the line goes, in the points' own units.
  interface Pen {
    void moveTo(double x, double value);

    void lineTo(double x, double value);
  }

  /// @param low the axis' beginning
  /// @param high its end
  CutLine(double low, double high, Pen pen) {
    this.low = low;
    this.high = high;
    this.pen = pen;
  }

  /// Goes on to a point; one that is no number interrupts the line.
  void to(double x, double value) {
    if (Double.isFinite(value) && Double.isFinite(lastValue)) {
      segment(x, value);
    } else {
      down = false;
    }
    lastX = x;
    lastValue = value;
  }

  private void segment(double x, double value) {
    double from = Math.clamp(lastValue, low, high);
    double to = Math.clamp(value, low, high);
    boolean beyond = from == to && (from != lastValue || to != value);
    if (beyond) {
      down = false;
      return;
    }
    if (!down) {
      pen.moveTo(from == lastValue ? lastX : crossing(x, value, from), from);
    }
    pen.lineTo(to == value ? x : crossing(x, value, to), to);
    down = to == value;
  }

  /// Where the segment to a point, which is not flat, has a value.
  private double crossing(double x, double value, double wanted) {
    return lastX + (x - lastX) * (wanted - lastValue) / (value - lastValue);
  }
}
