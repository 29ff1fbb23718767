package lunula.ui.kit;

import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.model.GrayImage;
import lunula.model.Sample;

/// Grey pictures in drawings that are taken away: enlarged as on the screen, to the very pixel.
public final class EnlargedPicture {
  private EnlargedPicture() {}

  /// A picture in a square, centred; black around it. Any thread.
  ///
  /// @param side of the square, in units
  /// @param scale pixels a unit
  public static VectorDrawing.Embedded square(
      Sample picture, PictureScaling scaling, double x, double y, double side, double scale) {
    return switch (scaling) {
      case SMOOTH -> smooth(picture, x, y, side, scale);
      case PIXELS -> pixels(picture, x, y, side);
    };
  }

  private static VectorDrawing.Embedded smooth(
      Sample picture, double x, double y, double side, double scale) {
    int wide = (int) Math.max(1, Math.round(side * scale));
    return new VectorDrawing.Embedded(
        () -> drawn(picture, PictureScaling.SMOOTH, wide), x, y, side, side, true);
  }

  /// The decoder's own pixels: squares at any size.
  private static VectorDrawing.Embedded pixels(Sample picture, double x, double y, double side) {
    GrayImage own = picture.picture((int) Math.ceil(side));
    int longer = Math.max(own.width(), own.height());
    return new VectorDrawing.Embedded(
        () -> drawn(own, PictureScaling.PIXELS, longer), x, y, side, side, false);
  }

  /// Takes its time for many: whoever writes the drawing waits, not the JavaFX thread.
  private static PngImage drawn(Sample picture, PictureScaling scaling, int side) {
    int[] argb = new int[side * side];
    new GrayRaster(side, argb).draw(picture.picture(side), scaling, 0, side);
    return new PngImage(side, side, argb);
  }
}
