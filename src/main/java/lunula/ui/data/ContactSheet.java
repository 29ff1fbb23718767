package lunula.ui.data;

import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import lunula.data.LabelledImages;

/// Small pictures side by side in one image, with a gap of a pixel or two between them.
final class ContactSheet {
  private static final int COLUMNS = 8;

  private ContactSheet() {}

  /// @param images at least one
  static Image of(LabelledImages images) {
    int gap = Math.max(2, images.width() / 14);
    int columns = Math.min(COLUMNS, images.count());
    int rows = (images.count() + columns - 1) / columns;
    var sheet =
        new WritableImage(
            columns * (images.width() + gap) - gap, rows * (images.height() + gap) - gap);
    for (int i = 0; i < images.count(); i++) {
      int left = i % columns * (images.width() + gap);
      int top = i / columns * (images.height() + gap);
      draw(images, i, sheet.getPixelWriter(), left, top);
    }
    return sheet;
  }

  private static void draw(
      LabelledImages images, int image, PixelWriter writer, int left, int top) {
    byte[] pixels = images.pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      int grey = Byte.toUnsignedInt(pixels[i]);
      int argb = 0xff << 24 | grey << 16 | grey << 8 | grey;
      writer.setArgb(left + i % images.width(), top + i / images.width(), argb);
    }
  }
}
