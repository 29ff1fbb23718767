package lunula.session;

import java.util.Base64;
import lunula.files.JsonField;
import lunula.files.UserMessage;
import lunula.model.GrayImage;

/// Small grey pictures as text: a byte a pixel, row by row, in Base64.
public final class PixelText {
  private PixelText() {}

  /// Writes a picture down.
  public static String write(GrayImage picture) {
    return Base64.getEncoder().encodeToString(picture.levels());
  }

  /// Reads a picture of a size.
  ///
  /// @throws lunula.files.InvalidValueException if the field is no picture of that size
  public static GrayImage read(JsonField field, int width, int height) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(field.text());
    } catch (IllegalArgumentException noBase64) {
      throw field.refused(UserMessage.of("session.pixels.none"));
    }
    if (bytes.length != width * height) {
      throw field.refused(UserMessage.of("session.pixels.size"));
    }
    return GrayImage.ofLevels(width, height, bytes);
  }
}
