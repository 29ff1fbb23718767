package lunula.data.format;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageReader;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import org.jspecify.annotations.Nullable;

/// The JPEG streams inside a TIFF, which go to Java's decoder: all of them are to be whole, see
/// [JpegStream]. TIFF Technical Note 2.
final class TiffJpeg {
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_COUNTS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_COUNTS = 325;
  private static final int TABLES = 347;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;
  private static final int MOST_BYTES = 1 << 27;

  private TiffJpeg() {}

  /// Looks through a file.
  ///
  /// @param reader has its header
  /// @throws UserMessageException if a stream in it is damaged, or of the former kind
  static void check(Path file, ImageReader reader, BooleanSupplier ended) throws IOException {
    if (!(reader.getImageMetadata(0) instanceof TIFFImageMetadata notes)) {
      return;
    }
    long compression = numbers(notes.getTIFFField(COMPRESSION))[0];
    if (compression == OLD_JPEG) {
      throw new UserMessageException(UserMessage.of("data.picture.tiff"), null);
    }
    if (compression == JPEG) {
      long[] strips = numbers(notes.getTIFFField(STRIP_OFFSETS));
      boolean tiled = strips.length == 1 && strips[0] == 0;
      long[] offsets = tiled ? numbers(notes.getTIFFField(TILE_OFFSETS)) : strips;
      long[] counts = numbers(notes.getTIFFField(tiled ? TILE_COUNTS : STRIP_COUNTS));
      Entry tables = notes.getTIFFField(TABLES);
      byte[] before = tables != null && tables.getValue() instanceof byte[] all ? all : new byte[0];
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        for (int i = 0; i < offsets.length && !ended.getAsBoolean(); i++) {
          check(in, offsets[i], i < counts.length ? counts[i] : 0, before, ended);
        }
      }
    }
  }

  private static void check(
      RandomAccessFile in, long offset, long count, byte[] tables, BooleanSupplier ended)
      throws IOException {
    if (count < 4 || count > MOST_BYTES || offset < 0 || offset + count > in.length()) {
      throw new UserMessageException(UserMessage.of("data.picture.cut"), null);
    }
    byte[] own = new byte[(int) count];
    in.seek(offset);
    in.readFully(own);
    byte[] stream = own;
    if (tables.length > 4) {
      // Without the end of the one and the beginning of the other.
      var joined = new ByteArrayOutputStream(tables.length + own.length);
      joined.write(tables, 0, tables.length - 2);
      joined.write(own, 2, own.length - 2);
      stream = joined.toByteArray();
    }
    JpegStream.Read read = JpegStream.of(stream, MOST_BYTES, ended);
    if (!Arrays.equals(read.bytes(), stream)) {
      UserMessage damage = read.damage();
      throw new UserMessageException(
          damage == null ? UserMessage.of("data.picture.jpeg.codes") : damage, null);
    }
  }

  /// The numbers of a field; a 0 if it is not there.
  private static long[] numbers(@Nullable Entry field) {
    Object value = field == null ? null : field.getValue();
    if (value instanceof Number one) {
      return new long[] {one.longValue()};
    }
    if (value == null || !value.getClass().isArray() || Array.getLength(value) == 0) {
      return new long[1];
    }
    long[] numbers = new long[Array.getLength(value)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Array.getLong(value, i);
    }
    return numbers;
  }
}
