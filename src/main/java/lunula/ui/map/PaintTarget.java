package lunula.ui.map;

import lunula.geometry.Viewport;

/// Pixels to draw a part of the latent space into.
///
/// @param scale pixels of the raster per pixel of the viewport
record PaintTarget(Raster raster, Viewport viewport, double scale) {
  /// Column of a latent coordinate, in pixels of the raster.
  double x(double x) {
    return (viewport.width() / 2 + (x - viewport.centre().x()) * viewport.scale()) * scale;
  }

  /// Row of a latent coordinate, in pixels of the raster.
  double y(double y) {
    return (viewport.height() / 2 - (y - viewport.centre().y()) * viewport.scale()) * scale;
  }
}
