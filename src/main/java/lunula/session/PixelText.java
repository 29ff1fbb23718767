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
    float[] pixels = picture.pixels();
    byte[] bytes = new byte[pixels.length];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) Math.round(Math.clamp(pixels[at], 0, 1) * 255);
    }
    return Base64.getEncoder().encodeToString(bytes);
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
    float[] pixels = new float[bytes.length];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = Byte.toUnsignedInt(bytes[at]) / 255f;
    }
    return new GrayImage(width, height, pixels);
  }
}
