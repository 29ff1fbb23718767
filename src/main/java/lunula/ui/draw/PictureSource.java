package lunula.ui.draw;

import java.nio.file.Path;
import lunula.data.DataException;
import lunula.data.format.OnePicture;
import lunula.model.ImageSize;

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
}
