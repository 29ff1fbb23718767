package lunula.ui.export;

import java.util.concurrent.Executor;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import lunula.export.picture.PictureFile;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.files.UserMessages;
import lunula.ui.kit.Texts;

/// Puts pictures on the desktop's clipboard, drawn in the background.
///
/// @param background draws
/// @param foreground the JavaFX thread
/// @param saving says how it went
public record ClipboardPictures(Executor background, Executor foreground, Saving saving) {
  /// Copies a picture; returns at once. JavaFX thread.
  ///
  /// @param scale pixels a unit
  void copy(VectorDrawing taken, double scale) {
    background.execute(() -> draw(taken, scale));
  }

  private void draw(VectorDrawing taken, double scale) {
    try {
      PngImage picture = new PictureFile(taken).pixels(scale);
      foreground.execute(() -> put(picture));
    } catch (IllegalArgumentException large) {
      foreground.execute(() -> saving.job().say(UserMessages.words(large)));
    }
  }

  private void put(PngImage picture) {
    int width = picture.width();
    int height = picture.height();
    var image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), picture.argb(), 0, width);
    var content = new ClipboardContent();
    content.putImage(image);
    boolean copied = Clipboard.getSystemClipboard().setContent(content);
    Texts texts = Texts.of(ClipboardPictures.class);
    saving
        .job()
        .say(copied ? texts.get("take.copied", width, height) : texts.get("take.copy.failed"));
  }
}
