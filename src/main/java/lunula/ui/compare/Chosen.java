package lunula.ui.compare;

import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

/// The image that all models are asked about: one of a data set's test images, or a picture of the
/// person's own.
///
/// @param data checksum of the data set; empty for a picture of one's own
/// @param index among the test images; [#OWN] for a picture of one's own
/// @param label its class, or [#OWN] if nobody knows
/// @param className its class in words; empty if there is none
/// @param original the picture; null while the data set is not at hand
public record Chosen(
    String data, int index, int label, String className, @Nullable GrayImage original) {
  /// Not from any data set.
  public static final int OWN = -1;

  /// A picture of the person's own.
  public static Chosen own(GrayImage picture) {
    return new Chosen("", OWN, OWN, "", picture);
  }

  /// The picture's pixels as an encoder takes them.
  ///
  /// @param picture any size
  static byte[] bytes(GrayImage picture) {
    byte[] bytes = new byte[picture.width() * picture.height()];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) picture.level(at % picture.width(), at / picture.width());
    }
    return bytes;
  }
}
