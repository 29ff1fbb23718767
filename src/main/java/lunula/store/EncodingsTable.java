package lunula.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.model.Encodings;

/// Where the images of a set lie in a model's latent space, as files for other programs. Written
/// whole or not at all; blocking.
///
/// @param encodings one posterior an image
/// @param labels class number of each image, unsigned bytes; shared, nobody writes to it
public record EncodingsTable(Encodings encodings, byte[] labels) {
  private static final int CHUNK = 1 << 13;
  private static final int ALIGNMENT = 64;
  // A zip entry's time, fixed so that the same encodings make the same file.
  private static final long TIME = 315_619_200_000L;

  /// @throws IllegalArgumentException if there is not one label an image
  public EncodingsTable {
    if (labels.length != encodings.count()) {
      throw new IllegalArgumentException(
          encodings.count() + " encodings do not go with " + labels.length + " labels");
    }
  }

  /// Writes a table with a header: `index,class,z0,z1,…`, the posterior means, shortest decimals
  /// that read back to the same 32-bit numbers.
  ///
  /// @throws ModelFolderException if it could not be written; then an older file is as it was
  public void writeCsv(Path file) throws ModelFolderException {
    write(file, this::csv);
  }

  /// Writes a NumPy archive of the arrays `z` (posterior means) and `log_variance`, both float32 of
  /// shape (count, dimensions), and `class` and `index`, both int32 of shape (count).
  ///
  /// @throws ModelFolderException if it could not be written; then an older file is as it was
  public void writeNpz(Path file) throws ModelFolderException {
    write(file, this::npz);
  }

  private static void write(Path file, WholeWrites.Content content) throws ModelFolderException {
    try {
      WholeWrites.replaceFile(file, content);
    } catch (IOException failure) {
      throw ModelFolderException.whileWriting(file, failure);
    }
  }

  private void csv(WritableByteChannel channel) throws IOException {
    BufferedWriter out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    out.write("index,class");
    for (int dimension = 0; dimension < encodings.dimensions(); dimension++) {
      out.write(",z" + dimension);
    }
    out.write('\n');
    for (int image = 0; image < labels.length; image++) {
      out.write(image + "," + Byte.toUnsignedInt(labels[image]));
      for (int dimension = 0; dimension < encodings.dimensions(); dimension++) {
        out.write("," + encodings.mean(image, dimension));
      }
      out.write('\n');
    }
    out.flush();
  }

  private void npz(WritableByteChannel channel) throws IOException {
    ZipOutputStream out = new ZipOutputStream(Channels.newOutputStream(channel));
    int count = labels.length;
    int dimensions = encodings.dimensions();
    String matrix = "(%d, %d)".formatted(count, dimensions);
    String column = "(%d,)".formatted(count);
    float[] means = encodings.means();
    float[] logVariances = encodings.logVariances();
    array(out, "z", "<f4", matrix, means.length, i -> means[i]);
    array(out, "log_variance", "<f4", matrix, logVariances.length, i -> logVariances[i]);
    array(out, "class", "<i4", column, count, i -> Byte.toUnsignedInt(labels[i]));
    array(out, "index", "<i4", column, count, i -> i);
    out.finish();
  }

  /// One array in NumPy's format NPY, version 1.0.
  private static void array(
      ZipOutputStream out,
      String name,
      String type,
      String shape,
      int count,
      IntToDoubleFunction values)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTime(TIME);
    out.putNextEntry(entry);
    out.write(header(type, shape));
    boolean floating = type.equals("<f4");
    byte[] bytes = new byte[4 * CHUNK];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      double value = values.applyAsDouble(i);
      chunk.putInt(floating ? Float.floatToIntBits((float) value) : (int) value);
      if (!chunk.hasRemaining()) {
        out.write(bytes);
        chunk.clear();
      }
    }
    out.write(bytes, 0, chunk.position());
    out.closeEntry();
  }

  private static byte[] header(String type, String shape) {
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    int start = 10;
    int padding = Math.floorMod(-(start + text.length() + 1), ALIGNMENT);
    byte[] words = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer header = ByteBuffer.allocate(start + words.length).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    header.put((byte) 1).put((byte) 0).putShort((short) words.length).put(words);
    return header.array();
  }
}
