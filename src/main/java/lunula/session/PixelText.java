package lunula.session;

import java.util.Base64;
import lunula.files.InvalidValueException;
import lunula.files.JsonField;
import lunula.files.UserMessage;
import lunula.model.GrayImage;
import lunula.model.ImageSize;

/// Small grey pictures as text: a byte a pixel, row by row, in Base64.
public final class PixelText {
  private PixelText() {}

  /// Writes a picture down.
  public static String write(GrayImage picture) {
    return Base64.getEncoder().encodeToString(picture.levels());
  }

  /// The size of a picture, from the fields `width` and `height` beside it.
  ///
  /// @throws InvalidValueException if they are no size that Lunula can draw
  public static ImageSize size(JsonField beside) {
    int width = beside.at("width").whole();
    int height = beside.at("height").whole();
    try {
      return new ImageSize(width, height);
    } catch (InvalidValueException otherSize) {
      throw beside.refused(UserMessage.of("session.pixels.large"));
    }
  }

  /// Reads a picture of a size.
  ///
  /// @throws InvalidValueException if the field is no picture of that size
  public static GrayImage read(JsonField field, ImageSize size) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(field.text());
    } catch (IllegalArgumentException noBase64) {
      throw field.refused(UserMessage.of("session.pixels.none"));
    }
    if (bytes.length != size.pixels()) {
      throw field.refused(UserMessage.of("session.pixels.size"));
    }
    return GrayImage.ofLevels(size.width(), size.height(), bytes);
  }
}
