package lunula.ui.kit;

import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.model.GrayImage;

/// Grey pictures in drawings that are taken away: enlarged as on the screen, to the very pixel.
public final class EnlargedPicture {
  private EnlargedPicture() {}

  /// A picture in a square, centred; black around it. Any thread.
  ///
  /// @param side of the square, in units
  /// @param scale pixels a unit
  public static VectorDrawing.Embedded square(
      GrayImage picture, PictureScaling scaling, double x, double y, double side, double scale) {
    return switch (scaling) {
      case SMOOTH -> smooth(picture, x, y, side, scale);
      case PIXELS -> pixels(picture, x, y, side);
    };
  }

  private static VectorDrawing.Embedded smooth(
      GrayImage picture, double x, double y, double side, double scale) {
    int wide = (int) Math.max(1, Math.round(side * scale));
    return new VectorDrawing.Embedded(
        () -> drawn(picture, PictureScaling.SMOOTH, wide), x, y, side, side, true);
  }

  /// The decoder's own pixels: squares at any size.
  private static VectorDrawing.Embedded pixels(GrayImage picture, double x, double y, double side) {
    int longer = Math.max(picture.width(), picture.height());
    return new VectorDrawing.Embedded(
        () -> drawn(picture, PictureScaling.PIXELS, longer), x, y, side, side, false);
  }

  /// Takes its time for many: whoever writes the drawing waits, not the JavaFX thread.
  private static PngImage drawn(GrayImage picture, PictureScaling scaling, int side) {
    int[] argb = new int[side * side];
    new GrayRaster(side, argb).draw(picture, scaling, 0, side);
    return new PngImage(side, side, argb);
  }
}
