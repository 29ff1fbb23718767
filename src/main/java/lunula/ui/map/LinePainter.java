package lunula.ui.map;

import lunula.geometry.Viewport;

/// Draws smooth lines into the pixels.
final class LinePainter {
  private final Raster raster;
  private final Viewport viewport;
  private final double renderScale;
  private final double half;
  private final int argb;
  private final double opacity;

  /// @param width in pixels of the viewport
  /// @param argb opaque
  /// @param opacity 0 to 1
  LinePainter(
      Raster raster,
      Viewport viewport,
      double renderScale,
      double width,
      int argb,
      double opacity) {
    this.raster = raster;
    this.viewport = viewport;
    this.renderScale = renderScale;
    half = width * renderScale / 2;
    this.argb = argb;
    this.opacity = opacity;
  }

  /// Draws a line through places of the map.
  ///
  /// @param line x, y, x, y … in latent units
  void draw(float[] line) {
    for (int at = 2; at + 1 < line.length; at += 2) {
      segment(x(line[at - 2]), y(line[at - 1]), x(line[at]), y(line[at + 1]));
    }
  }

  private double x(double x) {
    return (viewport.width() / 2 + (x - viewport.centre().x()) * viewport.scale()) * renderScale;
  }

  private double y(double y) {
    return (viewport.height() / 2 - (y - viewport.centre().y()) * viewport.scale()) * renderScale;
  }

  private void segment(double x0, double y0, double x1, double y1) {
    boolean outside =
        Math.max(x0, x1) < 0
            || Math.max(y0, y1) < 0
            || Math.min(x0, x1) > raster.width()
            || Math.min(y0, y1) > raster.height();
    if (!outside && Math.abs(x1 - x0) >= Math.abs(y1 - y0)) {
      run(x0, y0, x1, y1, raster.width(), raster.height(), 1, raster.stride());
    } else if (!outside) {
      run(y0, x0, y1, x1, raster.height(), raster.width(), raster.stride(), 1);
    }
  }

  /// Along the longer direction a pixel a step; each belongs to one segment of a line only.
  private void run(
      double a0, double b0, double a1, double b1, int mostA, int mostB, int stepA, int stepB) {
    double slope = a1 == a0 ? 0 : (b1 - b0) / (a1 - a0);
    double reach = half * Math.sqrt(1 + slope * slope) + 0.5;
    int first = (int) Math.clamp(Math.ceil(Math.min(a0, a1) - 0.5), 0, mostA);
    int end = (int) Math.clamp(Math.ceil(Math.max(a0, a1) - 0.5), 0, mostA);
    int corner = Raster.BORDER * raster.stride() + Raster.BORDER;
    for (int a = first; a < end; a++) {
      double middle = b0 + (a + 0.5 - a0) * slope;
      int from = (int) Math.clamp(Math.floor(middle - reach), 0, mostB);
      int to = (int) Math.clamp(Math.ceil(middle + reach), 0, mostB);
      for (int b = from; b < to; b++) {
        double cover = Math.clamp(reach - Math.abs(b + 0.5 - middle), 0, 1);
        raster.blend(corner + a * stepA + b * stepB, argb, (int) (256 * cover * opacity));
      }
    }
  }
}
