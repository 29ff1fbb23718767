package lunula.library.format;

import com.google.gson.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lunula.files.JsonFields;
import lunula.files.JsonText;
import lunula.files.UserMessage;
import lunula.model.Tensor;

/// The safetensors format over floats, written with 32 bits and read with 16, 32 or 64: eight bytes
/// of header length (little-endian),
/// a JSON header that gives each tensor's type, shape and place, then the values. The format's own
/// rules hold: every byte belongs to exactly one tensor. github.com/huggingface/safetensors.
///
/// Needs no engine, so encodings are readable before one is up.
final class SafeTensors {
  private static final int LENGTH_BYTES = 8;
  private static final int LARGEST_HEADER = 1 << 20;
  private static final int CHUNK = 1 << 20;
  private static final String METADATA = "__metadata__";

  private SafeTensors() {}

  private record Entry(String name, String type, List<Integer> shape, long begin, long end) {
    int values() {
      return (int) ((end - begin) / FloatTypes.bytes(type));
    }
  }

  /// All tensors of a file, in the order of their values.
  ///
  /// @throws ModelFolderException if the file is missing, cut, too long or not such tensors
  static SequencedMap<String, Tensor> read(Path file) throws ModelFolderException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      int headerLength = headerLength(file, channel, size);
      byte[] header = fill(channel, ByteBuffer.allocate(headerLength)).array();
      List<Entry> entries = entries(file, JsonFields.parse(file, header));
      checkLayout(file, entries, LENGTH_BYTES + headerLength, size);
      SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
      for (Entry entry : entries) {
        tensors.put(entry.name(), new Tensor(entry.shape(), floats(channel, entry)));
      }
      return tensors;
    } catch (IOException failure) {
      throw ModelFolderException.whileReading(file, failure);
    }
  }

  /// Writes tensors one after the other, in the map's order.
  static void write(WritableByteChannel out, SequencedMap<String, Tensor> tensors)
      throws IOException {
    byte[] header = header(tensors);
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    drain(out, length.putLong(header.length).flip());
    drain(out, ByteBuffer.wrap(header));
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors.values()) {
      float[] values = tensor.values();
      for (int done = 0; done < values.length; ) {
        int count = Math.min(CHUNK / Float.BYTES, values.length - done);
        chunk.clear().asFloatBuffer().put(values, done, count);
        drain(out, chunk.limit(count * Float.BYTES));
        done += count;
      }
    }
  }

  private static byte[] header(Map<String, Tensor> tensors) {
    var header = new JsonObject();
    long end = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      long begin = end;
      end += (long) tensor.getValue().size() * Float.BYTES;
      List<Integer> shape = tensor.getValue().shape();
      header.add(
          tensor.getKey(),
          JsonText.object("dtype", "F32", "shape", shape, "data_offsets", List.of(begin, end)));
    }
    byte[] json = JsonText.line(header).getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, json.length + (-json.length & (Long.BYTES - 1)));
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static int headerLength(Path file, FileChannel channel, long size) throws IOException {
    if (size < LENGTH_BYTES) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.tensors.short", size));
    }
    long length =
        fill(channel, ByteBuffer.allocate(LENGTH_BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 2 || length > LARGEST_HEADER) {
      throw ModelFolderException.wrong(
          file, UserMessage.of("library.tensors.header", Long.toUnsignedString(length)));
    }
    if (LENGTH_BYTES + length > size) {
      throw cut(file, size, LENGTH_BYTES + length);
    }
    return (int) length;
  }

  private static List<Entry> entries(Path file, JsonFields header) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String name : header.names()) {
      if (!name.equals(METADATA)) {
        entries.add(entry(file, name, header.object(name)));
      }
    }
    entries.sort(SafeTensors::byPlace);
    return entries;
  }

  private static int byPlace(Entry one, Entry other) {
    int order = Long.compare(one.begin(), other.begin());
    return order == 0 ? Long.compare(one.end(), other.end()) : order;
  }

  private static Entry entry(Path file, String name, JsonFields fields) throws IOException {
    String type = fields.text("dtype");
    if (!FloatTypes.isKnown(type)) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.tensor.type", name, type));
    }
    List<Integer> shape = fields.counts("shape");
    List<Long> offsets = fields.integers("data_offsets");
    if (offsets.size() != 2 || offsets.get(0) < 0 || offsets.get(1) < offsets.get(0)) {
      throw ModelFolderException.wrong(
          file, UserMessage.of("library.tensor.place", name, offsets.toString()));
    }
    Entry entry = new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    if (!holds(shape, entry.end() - entry.begin(), FloatTypes.bytes(type))) {
      throw ModelFolderException.wrong(
          file,
          UserMessage.of(
              "library.tensor.bytes", name, shape.toString(), entry.end() - entry.begin()));
    }
    return entry;
  }

  private static boolean holds(List<Integer> shape, long bytes, int each) {
    long values = 1;
    for (int side : shape) {
      // Either factor is below 2^31, so the product cannot overflow.
      values *= side;
      if (side < 0 || values > Integer.MAX_VALUE - Long.BYTES) {
        return false;
      }
    }
    return values * each == bytes;
  }

  private static void checkLayout(Path file, List<Entry> entries, long dataStart, long size)
      throws ModelFolderException {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.begin() != end) {
        throw ModelFolderException.wrong(
            file,
            UserMessage.of(
                entry.begin() > end ? "library.tensor.gap" : "library.tensor.overlap",
                entry.name()));
      }
      end = entry.end();
    }
    if (size < dataStart + end) {
      throw cut(file, size, dataStart + end);
    }
    if (size > dataStart + end) {
      throw ModelFolderException.wrong(
          file, UserMessage.of("library.tensors.long", dataStart + end));
    }
  }

  private static ModelFolderException cut(Path file, long size, long promised) {
    return ModelFolderException.wrong(file, UserMessage.of("library.tensors.cut", size, promised));
  }

  private static float[] floats(ReadableByteChannel channel, Entry entry) throws IOException {
    int count = entry.values();
    float[] values = new float[count];
    if (!entry.type().equals("F32")) {
      int size = FloatTypes.bytes(entry.type());
      byte[] bytes = new byte[CHUNK];
      for (int done = 0; done < count; ) {
        int wanted = Math.min(CHUNK / size, count - done);
        fill(channel, ByteBuffer.wrap(bytes, 0, wanted * size));
        for (int i = 0; i < wanted; i++) {
          values[done + i] = FloatTypes.value(entry.type(), bytes, i * size);
        }
        done += wanted;
      }
      return values;
    }
    int most = Math.min(CHUNK / Float.BYTES, count);
    ByteBuffer chunk = ByteBuffer.allocateDirect(most * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < count; ) {
      int wanted = Math.min(most, count - done);
      fill(channel, chunk.clear().limit(wanted * Float.BYTES));
      chunk.flip().asFloatBuffer().get(values, done, wanted);
      done += wanted;
    }
    return values;
  }

  private static ByteBuffer fill(ReadableByteChannel channel, ByteBuffer buffer)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer;
  }

  private static void drain(WritableByteChannel out, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }
}
