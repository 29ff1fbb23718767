package lunula.model;

import java.util.List;
import lunula.files.InvalidValueException;

/// Size of a grey image.
///
/// @param width pixels a row, 1 to 1024
/// @param height rows, 1 to 1024
public record ImageSize(int width, int height) {
  /// Fashion-MNIST's.
  public static final ImageSize SMALL = new ImageSize(28, 28);

  public ImageSize {
    if (width < 1 || width > 1024 || height < 1 || height > 1024) {
      throw new InvalidValueException("model.size", width, height);
    }
  }

  /// Whether it is Fashion-MNIST's.
  public boolean isSmall() {
    return width == SMALL.width && height == SMALL.height;
  }

  /// How many pixels.
  public int pixels() {
    return width * height;
  }

  /// One plane of pixels.
  public List<Integer> plane() {
    return List.of(1, height, width);
  }

  @Override
  public String toString() {
    return width + " × " + height;
  }
}
