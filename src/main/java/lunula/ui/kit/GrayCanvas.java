package lunula.ui.kit;

import java.nio.IntBuffer;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// Screen pixels in which grey pictures are redrawn in place: no image is made for a new picture.
///
/// JavaFX thread only.
public final class GrayCanvas {
  private final int width;
  private final int height;
  private final GrayRaster raster;
  private final PixelBuffer<IntBuffer> buffer;
  private final WritableImage image;

  /// @param width device pixels a row
  /// @param height device pixels a column
  public GrayCanvas(int width, int height) {
    this.width = width;
    this.height = height;
    int[] argb = new int[width * height];
    raster = new GrayRaster(width, argb);
    buffer =
        new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
    image = new WritableImage(buffer);
  }

  /// Whether the size is the one wanted, so that no new canvas is needed.
  public boolean hasSize(int wantedWidth, int wantedHeight) {
    return width == wantedWidth && height == wantedHeight;
  }

  /// What to show in an image view; always the same.
  public Image image() {
    return image;
  }

  /// Draws one picture over the whole canvas, centred in its left square.
  public void draw(Sample picture, PictureScaling scaling) {
    int side = Math.min(width, height);
    raster.draw(picture.picture(side), scaling, 0, side);
    buffer.updateBuffer(GrayCanvas::everything);
  }

  /// Draws pictures in a row, each a square of the canvas's height.
  ///
  /// @param lefts left edge of each square, as many as pictures
  public void drawRow(List<? extends Sample> pictures, int[] lefts) {
    raster.clear();
    for (int i = 0; i < lefts.length; i++) {
      raster.draw(pictures.get(i).picture(height), PictureScaling.SMOOTH, lefts[i], height);
    }
    buffer.updateBuffer(GrayCanvas::everything);
  }

  private static @Nullable Rectangle2D everything(PixelBuffer<IntBuffer> all) {
    return null;
  }
}
