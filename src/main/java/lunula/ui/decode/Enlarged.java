package lunula.ui.decode;

import lunula.model.GrayImage;
import lunula.service.Drawing;
import lunula.service.PngImage;

/// Grey pictures in drawings that are taken away: enlarged as on the screen, to the very pixel.
public final class Enlarged {
  private Enlarged() {}

  /// A picture in a square, centred; black around it. Any thread.
  ///
  /// @param side of the square, in units
  /// @param scale pixels a unit
  public static Drawing.Embedded square(
      GrayImage picture, Scaling scaling, double x, double y, double side, double scale) {
    return switch (scaling) {
      case SMOOTH -> smooth(picture, x, y, side, scale);
      case PIXELS -> pixels(picture, x, y, side);
    };
  }

  private static Drawing.Embedded smooth(
      GrayImage picture, double x, double y, double side, double scale) {
    int wide = (int) Math.max(1, Math.round(side * scale));
    return new Drawing.Embedded(() -> drawn(picture, Scaling.SMOOTH, wide), x, y, side, side, true);
  }

  /// The decoder's own pixels: squares at any size.
  private static Drawing.Embedded pixels(GrayImage picture, double x, double y, double side) {
    int longer = Math.max(picture.width(), picture.height());
    return new Drawing.Embedded(
        () -> drawn(picture, Scaling.PIXELS, longer), x, y, side, side, false);
  }

  /// Takes its time for many: whoever writes the drawing waits, not the JavaFX thread.
  private static PngImage drawn(GrayImage picture, Scaling scaling, int side) {
    int[] argb = new int[side * side];
    new GrayRaster(side, argb).draw(picture, scaling, 0, side);
    return new PngImage(side, side, argb);
  }
}
