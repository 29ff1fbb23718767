package lunula.export.picture;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a grey picture as PNG row by row, so that one of any height takes little memory. Eight
/// bits a pixel; ISO/IEC 15948.
public final class GrayPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int CHUNK = 1 << 16;

  private GrayPng() {}

  /// Fills in the rows of a picture.
  public interface Rows {
    /// Writes the levels of a row, from top to bottom; every pixel is 0 before.
    void fill(int row, byte[] levels) throws IOException;
  }

  public static void write(OutputStream out, int width, int height, Rows rows) throws IOException {
    out.write(SIGNATURE);
    // 8 bits, grey, deflated, filtered row by row, not interlaced
    byte[] kind = {8, 0, 0, 0, 0};
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(kind).array());
    Deflater deflater = new Deflater(Deflater.BEST_SPEED + 2);
    try (var pixels = new DeflaterOutputStream(new Data(out), deflater, CHUNK)) {
      byte[] line = new byte[width];
      for (int row = 0; row < height; row++) {
        Arrays.fill(line, (byte) 0);
        rows.fill(row, line);
        pixels.write(0);
        pixels.write(line);
      }
    } finally {
      deflater.end();
    }
    chunk(out, "IEND", new byte[0]);
  }

  private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    var data = new DataOutputStream(out);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    data.writeInt((int) crc.getValue());
    data.flush();
  }

  /// Puts what comes into chunks of pixels; closing it leaves the file open.
  private static final class Data extends OutputStream {
    private final OutputStream out;

    Data(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      chunk(out, "IDAT", Arrays.copyOfRange(bytes, from, from + length));
    }
  }
}
