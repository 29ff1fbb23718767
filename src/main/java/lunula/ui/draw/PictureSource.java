package lunula.ui.draw;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;
import lunula.data.DataException;
import lunula.data.format.OnePicture;
import lunula.model.ImageSize;
import lunula.ui.kit.Texts;

/// Where a picture comes from that was not drawn here.
@FunctionalInterface
public interface PictureSource {
  /// Reads the picture and brings it to a size. Blocking.
  ///
  /// @throws IllegalStateException with one sentence for the person, if it cannot be used
  OnePicture read(ImageSize size);

  /// A picture file.
  static PictureSource file(Path file) {
    return size -> {
      try {
        return OnePicture.read(file, size.width(), size.height());
      } catch (DataException unusable) {
        throw new IllegalStateException(unusable);
      }
    };
  }

  /// The picture on a clipboard or a dragboard: a file, or the picture itself; empty if there is
  /// none. JavaFX thread only.
  static Optional<PictureSource> in(Clipboard offered) {
    List<File> files = offered.getFiles();
    if (files != null && !files.isEmpty()) {
      return Optional.of(PictureSource.file(files.getFirst().toPath()));
    }
    return Optional.ofNullable(offered.getImage()).map(Copied::new);
  }

  /// A picture as the clipboard has it. Large ones are read in steps, so that at most about four
  /// million pixels are held.
  ///
  /// @param image fully loaded; never written to
  record Copied(Image image) implements PictureSource {
    private static final double MOST_HELD = 1 << 22;

    @Override
    public OnePicture read(ImageSize size) {
      PixelReader pixels = image.getPixelReader();
      int width = (int) image.getWidth();
      int height = (int) image.getHeight();
      if (pixels == null || width < 1 || height < 1) {
        throw new IllegalStateException(Texts.of(Copied.class).get("draw.no.pixels"));
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
}
