package lunula.data.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lunula.files.PickleReader;
import org.jspecify.annotations.Nullable;

/// What NumPy pickles an array as: a call and a state of shape, type, order and bytes or objects;
/// from protocol 5 on a call with bytes, type, shape and order. Nothing that a pickle names is run.
///
/// @param shape its lengths
/// @param type its NumPy type
/// @param columnMajor whether its columns come one after the other
/// @param bytes its numbers; empty if it holds objects
/// @param objects what it holds, if that are no numbers; else null
record PickledArrays(
    List<?> shape,
    PickleReader.Call type,
    boolean columnMajor,
    byte[] bytes,
    @Nullable List<?> objects) {
  private static final Set<String> NUMPY =
      Set.of(
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "numpy.core.numeric._frombuffer",
          "numpy._core.numeric._frombuffer",
          "numpy.ndarray",
          "numpy.dtype",
          "_codecs.encode",
          "__builtin__.bytes",
          "builtins.bytes",
          "collections.OrderedDict");
  /// Fewer arrays are rather images and labels.
  private static final int FEWEST = 4;

  private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /// Reads a pickle, also one behind the header of an NPY file, where NumPy saves objects so.
  ///
  /// @param in supports marks
  /// @throws lunula.files.UserMessageException if it names anything but NumPy’s arrays
  static @Nullable Object read(InputStream in) throws IOException {
    in.mark(NPY.length);
    boolean npy = Arrays.equals(in.readNBytes(NPY.length), NPY);
    in.reset();
    if (npy) {
      in.skipNBytes(NPY.length);
      int version = in.read();
      in.skipNBytes(1);
      byte[] length = in.readNBytes(version > 1 ? 4 : 2);
      int header = 0;
      for (int i = length.length - 1; i >= 0; i--) {
        header = (header << 8) | (length[i] & 255);
      }
      in.skipNBytes(Math.max(0, header));
    }
    return PickleReader.read(in, NUMPY);
  }

  /// @return null if the call makes no array
  static @Nullable PickledArrays of(PickleReader.Call call) {
    if (call.name().endsWith("._frombuffer")) {
      return call.arguments().size() == 4
              && call.arguments().get(0) instanceof byte[] bytes
              && call.arguments().get(1) instanceof PickleReader.Call type
              && call.arguments().get(2) instanceof List<?> shape
          ? new PickledArrays(shape, type, text(call.arguments().get(3)).equals("F"), bytes, null)
          : null;
    }
    if (!(call.state() instanceof List<?> state)
        || state.size() != 5
        || !(state.get(1) instanceof List<?> shape)
        || !(state.get(2) instanceof PickleReader.Call type)) {
      return null;
    }
    boolean columnMajor = Boolean.TRUE.equals(state.get(3));
    if (state.get(4) instanceof byte[] bytes) {
      return new PickledArrays(shape, type, columnMajor, bytes, null);
    }
    return state.get(4) instanceof List<?> objects
        ? new PickledArrays(shape, type, columnMajor, new byte[0], objects)
        : null;
  }

  /// What an object holds as images: an array of numbers, or several of one shape, one an image.
  ///
  /// @return null if it is none
  static @Nullable PickledArrays images(@Nullable Object object) {
    PickledArrays array = object instanceof PickleReader.Call call ? of(call) : null;
    List<?> several =
        array != null ? array.objects() : object instanceof List<?> list ? list : null;
    return several == null ? array : several.size() < FEWEST ? null : stacked(several);
  }

  private static @Nullable PickledArrays stacked(List<?> several) {
    PickledArrays first = null;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object one : several) {
      PickledArrays array = one instanceof PickleReader.Call call ? of(call) : null;
      if (array == null || array.objects() != null) {
        return null;
      }
      first = first == null ? array : first;
      ArrayHeader header = header(array.type(), false, new int[] {1});
      boolean alike =
          header != null
              && header.equals(header(first.type(), false, new int[] {1}))
              && array.shape().equals(first.shape())
              && array.bytes().length == first.bytes().length
              && !array.columnMajor();
      if (!alike) {
        return null;
      }
      bytes.writeBytes(array.bytes());
    }
    if (first == null) {
      return null;
    }
    List<Object> shape = new ArrayList<>(first.shape());
    shape.addFirst((long) several.size());
    return new PickledArrays(shape, first.type(), false, bytes.toByteArray(), null);
  }

  /// The words or whole numbers of an array of objects, one each; null if it holds others.
  @Nullable List<String> words() {
    List<String> words = new ArrayList<>();
    for (Object one : objects == null ? List.of() : objects) {
      if (!(one instanceof String || one instanceof Long || one instanceof byte[])) {
        return null;
      }
      words.add(text(one));
    }
    return words.isEmpty() ? null : words;
  }

  /// The numbers of the array.
  ///
  /// @param shown in messages
  /// @return null if it holds none, or is none that can be
  @Nullable NumberArray numbers(String name, String shown) {
    int[] lengths =
        shape.stream()
            .mapToInt(
                one -> one instanceof Long length && length <= 1 << 30 ? length.intValue() : -1)
            .toArray();
    if (objects != null
        || lengths.length == 0
        || Arrays.stream(lengths).anyMatch(length -> length < 1)) {
      return null;
    }
    // A row of labels is a table of one column.
    int[] atLeastTwo = lengths.length == 1 ? new int[] {lengths[0], 1} : lengths;
    ArrayHeader header = header(type, columnMajor && lengths.length > 1, atLeastTwo);
    byte[] all = bytes;
    return header == null
        ? null
        : new NumberArray(name, shown, header, () -> new ByteArrayInputStream(all), all.length);
  }

  /// @return null if the type is none of numbers
  static @Nullable ArrayHeader header(PickleReader.Call dtype, boolean columnMajor, int[] shape) {
    String type = dtype.arguments().isEmpty() ? "" : text(dtype.arguments().getFirst());
    boolean big =
        dtype.state() instanceof List<?> order
            && order.size() > 1
            && text(order.get(1)).equals(">");
    return type.matches("[ui][1248]|f[248]|b1")
        ? new ArrayHeader(type.charAt(0), type.charAt(1) - '0', big, columnMajor, shape)
        : null;
  }

  private static String text(@Nullable Object object) {
    return object instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(object);
  }
}
