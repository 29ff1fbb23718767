package lunula.ui.draw;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;
import lunula.data.format.OnePicture;
import lunula.model.ImageSize;
import lunula.ui.kit.Texts;

/// A picture from the clipboard, or from what is dropped: a file, or the picture itself. Large ones
/// are read in steps, so that at most about four million pixels are held.
///
/// @param image fully loaded; nobody writes to it
record ClipboardPicture(Image image) implements PictureSource {
  private static final double MOST_HELD = 1 << 22;

  /// What a clipboard or a dragged thing offers; empty if there is no picture. JavaFX thread only.
  static Optional<PictureSource> in(Clipboard offered) {
    List<File> files = offered.getFiles();
    if (files != null && !files.isEmpty()) {
      return Optional.of(PictureSource.file(files.getFirst().toPath()));
    }
    return Optional.ofNullable(offered.getImage()).map(ClipboardPicture::new);
  }

  @Override
  public OnePicture read(ImageSize size) {
    PixelReader pixels = image.getPixelReader();
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    if (pixels == null || width < 1 || height < 1) {
      throw new IllegalStateException(Texts.of(ClipboardPicture.class).get("draw.no.pixels"));
    }
    int step = Math.max(1, (int) Math.ceil(Math.sqrt((double) width * height / MOST_HELD)));
    int columns = (width + step - 1) / step;
    int rows = (height + step - 1) / step;
    float[] levels = new float[columns * rows];
    int[] row = new int[width];
    for (int y = 0; y < rows; y++) {
      pixels.getPixels(0, y * step, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
      for (int x = 0; x < columns; x++) {
        levels[y * columns + x] = OnePicture.luma(row[x * step]);
      }
    }
    return OnePicture.of(columns, rows, levels, size.width(), size.height());
  }
}
