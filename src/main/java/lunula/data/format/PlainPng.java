package lunula.data.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Decodes PNGs as data sets hold them by the ten thousand: eight bits a sample, grey or RGB,
/// opaque,
/// not interlaced, undamaged. All others, and whatever is wrong with a file, are left to the JDK's
/// decoder, which takes some twenty times as much memory for a small picture. W3C PNG, third
/// edition.
final class PlainPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int MOST_PIXELS = 1 << 20;

  /// Bytes of a chunk beside its data: length, name and checksum.
  private static final int FRAME = 12;

  private static final int HEADER = 13;
  private static final int RGB = 2;

  /// Chunks that do not change how the samples are read.
  private static final Set<String> BESIDE = Set.of("gAMA", "pHYs", "sRGB", "tEXt", "tIME");

  /// What a thread decodes with, again and again: a new inflater for each of a hundred thousand
  /// pictures takes more time and memory than the pictures.
  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private static final class Scratch {
    private final Inflater inflater = new Inflater();
    private final CRC32 sum = new CRC32();
    private final byte[] beyond = new byte[1];
    private byte[] rows = new byte[1 << 10];

    byte[] rows(int length) {
      if (rows.length < length) {
        byte[] longer = new byte[length];
        // What one large picture needs is not kept for all that follow.
        if (length > KEPT) {
          return longer;
        }
        rows = longer;
      }
      return rows;
    }
  }

  private static final int KEPT = 1 << 16;

  private final ByteBuffer file;
  private int width;
  private int height;
  private int channels;

  private PlainPng(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
  }

  /// Decodes the bytes of a file.
  ///
  /// @return null if it is no such PNG
  static PictureReader.@Nullable Grey read(byte[] bytes) {
    if (bytes.length < SIGNATURE.length + FRAME + HEADER || bytes[0] != SIGNATURE[0]) {
      return null;
    }
    PlainPng png = new PlainPng(bytes);
    byte[] rows = png.isPlain() ? png.inflated() : null;
    return rows != null && png.unfilter(rows)
        ? new PictureReader.Grey(png.width, png.height, png.levels(rows))
        : null;
  }

  private boolean isPlain() {
    byte[] signature = new byte[SIGNATURE.length];
    file.get(signature);
    if (!Arrays.equals(signature, SIGNATURE) || file.getInt() != HEADER || !name().equals("IHDR")) {
      return false;
    }
    width = file.getInt();
    height = file.getInt();
    int bits = file.get();
    int colours = file.get();
    // Compression, filters, interlacing.
    byte[] ways = new byte[3];
    file.get(ways);
    boolean usual = Arrays.equals(ways, new byte[3]);
    channels = colours == RGB ? 3 : 1;
    file.position(SIGNATURE.length);
    return usual
        && bits == 8
        && (colours == 0 || colours == RGB)
        && width > 0
        && height > 0
        && (long) width * height <= MOST_PIXELS;
  }

  private String name() {
    byte[] name = new byte[4];
    file.get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /// The rows with their filters; null if a chunk is of another kind or damaged.
  private byte @Nullable [] inflated() {
    int length = height * (width * channels + 1);
    Scratch scratch = SCRATCH.get();
    byte[] rows = scratch.rows(length);
    int filled = 0;
    CRC32 sum = scratch.sum;
    Inflater inflater = scratch.inflater;
    inflater.reset();
    try {
      while (file.remaining() >= FRAME) {
        int chunk = file.getInt();
        int at = file.position();
        if (chunk < 0 || chunk > file.remaining() - 8) {
          return null;
        }
        String name = name();
        sum.reset();
        sum.update(file.array(), at, 4 + chunk);
        if (file.getInt(at + 4 + chunk) != (int) sum.getValue()) {
          return null;
        }
        file.position(at + 8 + chunk);
        switch (name) {
          case "IHDR" -> {}
          case "IDAT" -> {
            inflater.setInput(file.array(), at + 4, chunk);
            filled += inflater.inflate(rows, filled, length - filled);
          }
          case "IEND" -> {
            boolean whole = filled == length;
            // The checksum of the deflated data is behind the last byte.
            return whole && inflater.inflate(scratch.beyond) == 0 && inflater.finished()
                ? rows
                : null;
          }
          default -> {
            if (!BESIDE.contains(name)) {
              return null;
            }
          }
        }
      }
      return null;
    } catch (DataFormatException damaged) {
      return null;
    } finally {
      // The bytes of the file are not kept.
      inflater.reset();
    }
  }

  /// Takes the filters back, in place; chapter 9 of the specification.
  private boolean unfilter(byte[] rows) {
    int stride = width * channels;
    for (int y = 0; y < height; y++) {
      int from = y * (stride + 1) + 1;
      int up = stride + 1;
      int filter = rows[from - 1];
      if (filter < 0 || filter > 4) {
        return false;
      }
      for (int x = 0; filter > 0 && x < stride; x++) {
        int left = x < channels ? 0 : rows[from + x - channels] & 255;
        int above = y == 0 ? 0 : rows[from + x - up] & 255;
        int corner = y == 0 || x < channels ? 0 : rows[from + x - up - channels] & 255;
        int predicted =
            switch (filter) {
              case 1 -> left;
              case 2 -> above;
              case 3 -> (left + above) / 2;
              default -> paeth(left, above, corner);
            };
        rows[from + x] += (byte) predicted;
      }
    }
    return true;
  }

  private static int paeth(int left, int above, int corner) {
    int toLeft = Math.abs(above - corner);
    int toAbove = Math.abs(left - corner);
    int toCorner = Math.abs(left + above - 2 * corner);
    return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
  }

  private float[] levels(byte[] rows) {
    float[] levels = new float[width * height];
    int at = 0;
    for (int i = 0; i < levels.length; i++) {
      at += i % width == 0 ? 1 : 0;
      levels[i] =
          channels == 1
              ? rows[at] & 255
              : PictureReader.luma(
                  (0xff << 24)
                      | ((rows[at] & 255) << 16)
                      | ((rows[at + 1] & 255) << 8)
                      | (rows[at + 2] & 255));
      at += channels;
    }
    return levels;
  }
}
