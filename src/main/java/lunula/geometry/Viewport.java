package lunula.geometry;

/// Which part of the latent space is on the screen: the only place where latent and screen points
/// are turned into each other. Immutable. The latent `y` grows upwards, the screen's downwards.
///
/// @param centre the latent point in the middle of the screen
/// @param scale pixels per latent unit, [#MIN_SCALE] to [#MAX_SCALE]
/// @param width pixels from left to right, at least 1
/// @param height pixels from top to bottom, at least 1
public record Viewport(LatentPoint centre, double scale, double width, double height) {
  /// Pixels per latent unit when zoomed out all the way.
  public static final double MIN_SCALE = 1;

  /// Pixels per latent unit when zoomed in all the way.
  public static final double MAX_SCALE = 1e6;

  public Viewport {
    if (!(scale >= MIN_SCALE && scale <= MAX_SCALE) || !(width >= 1 && height >= 1)) {
      throw new IllegalArgumentException(
          "no viewport of %s × %s pixels at %s pixels a unit".formatted(width, height, scale));
    }
  }

  /// The viewport that shows all of `bounds`, as large as fits.
  ///
  /// @param margin pixels kept free on each side; ignored where the screen is too small for it
  public static Viewport fitted(LatentBounds bounds, double width, double height, double margin) {
    double across = Math.max(width - 2 * margin, width / 2);
    double up = Math.max(height - 2 * margin, height / 2);
    double scale = Math.min(across / bounds.width(), up / bounds.height());
    return new Viewport(bounds.centre(), clampScale(scale), width, height);
  }

  private static double clampScale(double scale) {
    return Math.clamp(scale, MIN_SCALE, MAX_SCALE);
  }

  /// Where a latent point is on the screen; may lie outside it.
  public ScreenPoint toScreen(LatentPoint point) {
    return new ScreenPoint(
        width / 2 + (point.x() - centre.x()) * scale,
        height / 2 - (point.y() - centre.y()) * scale);
  }

  /// The latent point shown at a place on the screen.
  public LatentPoint toLatent(ScreenPoint point) {
    return new LatentPoint(
        centre.x() + (point.x() - width / 2) / scale,
        centre.y() - (point.y() - height / 2) / scale);
  }

  /// The part of the latent space that is on the screen.
  public LatentBounds visible() {
    double across = width / 2 / scale;
    double up = height / 2 / scale;
    return new LatentBounds(
        centre.x() - across, centre.y() - up, centre.x() + across, centre.y() + up);
  }

  /// Zoomed by `factor` (over 1 is closer) within the limits of the scale; the latent point under
  /// `fixed` stays there.
  public Viewport zoomedAbout(ScreenPoint fixed, double factor) {
    LatentPoint kept = toLatent(fixed);
    double zoomed = clampScale(scale * factor);
    var newCentre =
        new LatentPoint(
            kept.x() - (fixed.x() - width / 2) / zoomed,
            kept.y() + (fixed.y() - height / 2) / zoomed);
    return new Viewport(newCentre, zoomed, width, height);
  }

  /// Moved so that what is shown shifts by `dx` pixels to the right and `dy` pixels down.
  public Viewport panned(double dx, double dy) {
    return new Viewport(
        new LatentPoint(centre.x() - dx / scale, centre.y() + dy / scale), scale, width, height);
  }

  /// The same centre and scale on a screen of another size.
  public Viewport resized(double newWidth, double newHeight) {
    return new Viewport(centre, scale, newWidth, newHeight);
  }

  /// A fraction `t` of the way to another viewport: the centre moves evenly, the scale by equal
  /// factors. 0 is this one on the other's screen size, 1 is `end`.
  public Viewport towards(Viewport end, double t) {
    double between = scale * Math.pow(end.scale / scale, t);
    return new Viewport(centre.towards(end.centre, t), clampScale(between), end.width, end.height);
  }

  /// Moved as little as needed for `point` to be at least `inset` pixels inside the screen.
  public Viewport following(LatentPoint point, double inset) {
    ScreenPoint place = toScreen(point);
    double insetX = Math.min(inset, width / 2);
    double insetY = Math.min(inset, height / 2);
    double x = Math.clamp(place.x(), insetX, width - insetX);
    double y = Math.clamp(place.y(), insetY, height - insetY);
    return x == place.x() && y == place.y() ? this : panned(x - place.x(), y - place.y());
  }
}
