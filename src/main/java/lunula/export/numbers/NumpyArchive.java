package lunula.export.numbers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts arrays into a NumPy archive (NPZ) one after the other; each is in format NPY, version 1.0.
/// The same arrays make the same file.
final class NumpyArchive {
  private static final int CHUNK = 1 << 13;
  private static final int ALIGNMENT = 64;
  // A zip entry's time, fixed so that the same arrays make the same file.
  private static final long TIME = 315_619_200_000L;

  private final ZipOutputStream out;

  /// @param channel stays open
  NumpyArchive(WritableByteChannel channel) {
    out = new ZipOutputStream(Channels.newOutputStream(channel));
  }

  /// Adds an array of float32.
  ///
  /// @param values by their place in row-major order
  void floats(String name, IntToDoubleFunction values, int... shape) throws IOException {
    add(name, "<f4", shape, i -> Float.floatToIntBits((float) values.applyAsDouble(i)));
  }

  /// Adds an array of int32.
  ///
  /// @param values by their place in row-major order
  void integers(String name, IntToDoubleFunction values, int... shape) throws IOException {
    add(name, "<i4", shape, i -> (int) values.applyAsDouble(i));
  }

  /// Ends the archive; nothing can be added any more.
  void finish() throws IOException {
    out.finish();
  }

  private void add(String name, String type, int[] shape, IntUnaryOperator bits)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTime(TIME);
    out.putNextEntry(entry);
    out.write(header(type, shape));
    byte[] bytes = new byte[4 * CHUNK];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    for (int i = 0; i < count; i++) {
      chunk.putInt(bits.applyAsInt(i));
      if (!chunk.hasRemaining()) {
        out.write(bytes);
        chunk.clear();
      }
    }
    out.write(bytes, 0, chunk.position());
    out.closeEntry();
  }

  private static byte[] header(String type, int... shape) {
    String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(type, shape.length == 1 ? sizes + "," : sizes);
    int start = 10;
    int padding = Math.floorMod(-(start + text.length() + 1), ALIGNMENT);
    byte[] words = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer header = ByteBuffer.allocate(start + words.length).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    header.put((byte) 1).put((byte) 0).putShort((short) words.length).put(words);
    return header.array();
  }
}
