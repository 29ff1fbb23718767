package lunula.ui.map;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A raster and the node that shows it, at the screen's own resolution. JavaFX thread only.
final class PixelSurface {
  private final ImageView view = new ImageView();
  private Raster raster = new Raster(1, 1);
  private PixelBuffer<IntBuffer> buffer = bufferOf(raster);

  PixelSurface() {
    view.setMouseTransparent(true);
    view.setManaged(false);
  }

  private static PixelBuffer<IntBuffer> bufferOf(Raster raster) {
    return new PixelBuffer<>(
        raster.stride(),
        raster.pixels().length / raster.stride(),
        IntBuffer.wrap(raster.pixels()),
        PixelFormat.getIntArgbPreInstance());
  }

  ImageView view() {
    return view;
  }

  Raster raster() {
    return raster;
  }

  /// Makes the raster as large as asked; what was drawn is lost if that changes its size.
  ///
  /// @param width in pixels of the scene
  /// @param height in pixels of the scene
  /// @param renderScale pixels of the raster per pixel of the scene
  void fit(double width, double height, double renderScale) {
    int across = Math.max(1, (int) Math.ceil(width * renderScale));
    int down = Math.max(1, (int) Math.ceil(height * renderScale));
    if (across != raster.width() || down != raster.height()) {
      raster = new Raster(across, down);
      buffer = bufferOf(raster);
      view.setImage(new WritableImage(buffer));
      view.setViewport(new Rectangle2D(Raster.BORDER, Raster.BORDER, across, down));
    }
    view.setFitWidth(across / renderScale);
    view.setFitHeight(down / renderScale);
  }

  /// Shows what has been drawn.
  void publish() {
    // A buffer without an image cannot be updated.
    if (view.getImage() != null) {
      buffer.updateBuffer(whole -> null);
    }
  }
}
