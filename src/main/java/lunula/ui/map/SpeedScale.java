package lunula.ui.map;

/// The scale by which a decoder's speed is coloured, logarithmic, in multiples of the median.
///
/// @param median area of picture space per area of the map in the middle of where the points lie
/// @param low the multiple of the lowest colour; positive
/// @param high the multiple of the highest colour; above `low`
public record SpeedScale(double median, double low, double high) {
  /// Place on the scale, 0 to 1.
  double level(double speed) {
    double multiple = Math.max(speed / median, low * 0.5);
    return Math.clamp(Math.log(multiple / low) / Math.log(high / low), 0, 1);
  }
}
