package lunula.library.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Floating numbers as tensors hold them, the least byte first.
final class FloatTypes {
  private FloatTypes() {}

  static boolean isKnown(String type) {
    return switch (type) {
      case "F16", "BF16", "F32", "F64" -> true;
      default -> false;
    };
  }

  /// Bytes a number.
  static int bytes(String type) {
    return switch (type) {
      case "F16", "BF16" -> Short.BYTES;
      case "F64" -> Double.BYTES;
      default -> Float.BYTES;
    };
  }

  /// The number at a place.
  static float value(String type, byte[] bytes, int at) {
    ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return switch (type) {
      case "F16" -> Float.float16ToFloat(numbers.getShort(at));
      // The upper half of 32 bits.
      case "BF16" -> Float.intBitsToFloat(numbers.getShort(at) << Short.SIZE);
      case "F64" -> (float) numbers.getDouble(at);
      default -> numbers.getFloat(at);
    };
  }
}
