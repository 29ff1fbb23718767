package lunula.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.data.DataException;
import lunula.data.DataSource;
import lunula.data.LoadOutcome;
import lunula.files.Progress;

/// Data files as other programs write them.
public final class SampleFiles {
  private SampleFiles() {}

  public static byte[] npy(String type, String shape, byte[] content) {
    return npy(1, "{'descr': '%s', 'fortran_order': False, 'shape': %s, }", type, shape, content);
  }

  public static byte[] npy(int version, String header, String type, String shape, byte[] content) {
    byte[] text = (header.formatted(type, shape) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer array =
        ByteBuffer.allocate(8 + lengthBytes + text.length + content.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    array.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    array.put((byte) version).put((byte) 0);
    if (version == 1) {
      array.putShort((short) text.length);
    } else {
      array.putInt(text.length);
    }
    return array.put(text).put(content).array();
  }

  public static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  public static byte[] doublesBigEndian(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  public static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  public static void zip(Path file, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  public static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  public static LoadOutcome.Loaded loaded(DataSource source) throws DataException {
    return switch (source.load(Progress.NONE)) {
      case LoadOutcome.Loaded loaded -> loaded;
      case LoadOutcome.Cancelled cancelled -> throw new AssertionError(cancelled);
    };
  }
}
