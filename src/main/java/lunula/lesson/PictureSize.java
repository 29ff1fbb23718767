package lunula.lesson;

import java.nio.ByteBuffer;
import java.util.Optional;

/// How large a picture is, read from its first bytes: nothing is decoded.
///
/// @param width in pixels
/// @param height likewise
record PictureSize(int width, int height) {
  /// Pixels of the largest picture that a lesson shows.
  static final long MOST_PIXELS = 16_000_000;

  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int PNG_SIZE = 16;
  private static final int JPEG = 0xFFD8;

  /// The size of a PNG or JPEG picture; empty if it is neither.
  static Optional<PictureSize> of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length >= PNG_SIZE + 8 && in.getLong(0) == PNG) {
      return sized(in.getInt(PNG_SIZE), in.getInt(PNG_SIZE + 4));
    }
    if (bytes.length >= 4 && (in.getShort(0) & 0xFFFF) == JPEG) {
      return jpeg(in);
    }
    return Optional.empty();
  }

  /// Goes from one marker segment of a JPEG file to the next, up to that of the frame.
  private static Optional<PictureSize> jpeg(ByteBuffer in) {
    int at = 2;
    while (at + 9 <= in.limit() && (in.get(at) & 0xFF) == 0xFF) {
      int marker = in.get(at + 1) & 0xFF;
      boolean frame = marker >= 0xC0 && marker <= 0xCF;
      boolean other = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
      if (frame && !other) {
        return sized(in.getShort(at + 7) & 0xFFFF, in.getShort(at + 5) & 0xFFFF);
      }
      at += 2 + (in.getShort(at + 2) & 0xFFFF);
    }
    return Optional.empty();
  }

  private static Optional<PictureSize> sized(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
  }

  /// Whether it is too large to be shown.
  boolean isHuge() {
    return (long) width * height > MOST_PIXELS;
  }
}
