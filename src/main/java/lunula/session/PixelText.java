package lunula.session;

import java.util.Base64;
import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

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

  /// Reads a picture of a size; a black one if there is no text.
  ///
  /// @throws IllegalArgumentException if the text is no picture of that size
  public static GrayImage read(@Nullable String text, int width, int height) {
    float[] pixels = new float[width * height];
    byte[] bytes = text == null ? new byte[pixels.length] : Base64.getDecoder().decode(text);
    if (bytes.length != pixels.length) {
      throw new IllegalArgumentException(
          "%,d pixels are no picture of %d × %d".formatted(bytes.length, width, height));
    }
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = Byte.toUnsignedInt(bytes[at]) / 255f;
    }
    return new GrayImage(width, height, pixels);
  }

  /// @throws IllegalArgumentException if there is a text that is not as many pixels
  public static void check(String name, @Nullable String text, int pixels) {
    if (text == null) {
      return;
    }
    int bytes;
    try {
      bytes = Base64.getDecoder().decode(text).length;
    } catch (IllegalArgumentException noBase64) {
      throw new IllegalArgumentException("“" + name + "” is no Base64", noBase64);
    }
    if (bytes != pixels) {
      throw new IllegalArgumentException("“" + name + "” has not as many pixels as it should");
    }
  }
}
