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
    int[] argb = new int[wide * wide];
    new GrayRaster(wide, argb).draw(picture, Scaling.SMOOTH, 0, wide);
    return new Drawing.Embedded(new PngImage(wide, wide, argb), x, y, side, side, true);
  }

  /// The decoder's own pixels: squares at any size.
  private static Drawing.Embedded pixels(GrayImage picture, double x, double y, double side) {
    int longer = Math.max(picture.width(), picture.height());
    int[] argb = new int[longer * longer];
    new GrayRaster(longer, argb).draw(picture, Scaling.PIXELS, 0, longer);
    return new Drawing.Embedded(new PngImage(longer, longer, argb), x, y, side, side, false);
  }
}
