package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.Split;
import lunula.files.PickleReader;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// CIFAR-10 and CIFAR-100 as they are downloaded: pickled batches for Python, or binary ones, of
/// 32 × 32 pixels in planes of three colours (cs.toronto.edu/~kriz/cifar.html). Other pickles of a
/// dictionary with an array of images and their labels are read likewise. Nothing that a pickle
/// names is run.
final class CifarFiles extends OwnData {
  private static final int SIDE = 32;
  private static final int IMAGE = 3 * SIDE * SIDE;
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
  private static final List<String> IMAGES = List.of("data", "images", "x", "X", "imgs");
  private static final List<String> LABELS =
      List.of("labels", "fine_labels", "targets", "y", "label");
  private static final List<String> NAMES =
      List.of("label_names", "fine_label_names", "classes", "class_names");

  private static final List<String> PARTS = List.of("train", "validation", "test");

  private final List<Path> files;

  CifarFiles(String name, List<Path> files, ImportOptions options, Split split) {
    super(name, options, split);
    this.files = List.copyOf(files);
  }

  /// Whether a file is a binary batch, which says nothing of itself but by its name and length.
  static boolean isBatch(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    try {
      return name.matches("(data_batch_\\d+|test_batch|train|test)\\.bin")
          && recordLength(Files.size(file)) > 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static int recordLength(long size) {
    if (size > 1 << 30) {
      return 0;
    }
    return size > 0 && size % (IMAGE + 1) == 0
        ? IMAGE + 1
        : size > 0 && size % (IMAGE + 2) == 0 ? IMAGE + 2 : 0;
  }

  /// Images of one file.
  private record Batch(
      String name,
      ImportPlan.@Nullable Use use,
      NumberArray array,
      RowShape shape,
      String @Nullable [] labels) {}

  @Override
  Found find(Progress progress) throws IOException {
    List<Batch> batches = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> notes = notes();
    for (Path file : files) {
      batches.addAll(reading(file, () -> batches(file, names)));
    }
    if (names.isEmpty() && !files.isEmpty()) {
      readNames(files.getFirst().resolveSibling("batches.meta.txt"), names);
    }
    if (batches.isEmpty()) {
      throw new DataException("data.pickle.none", name());
    }
    RowShape first = batches.getFirst().shape();
    List<NumberRows> rows = new ArrayList<>();
    List<String[]> labels = new ArrayList<>();
    boolean wanted = !options().labelIs(ImportOptions.NONE);
    boolean transpose = Boolean.TRUE.equals(options().transpose());
    for (Batch batch : batches) {
      if (!batch.shape().equals(first)) {
        throw new DataException(
            "data.parts.differ",
            name(),
            first.width(),
            first.height(),
            batch.shape().width(),
            batch.shape().height());
      }
      String[] named = wanted ? batch.labels() : null;
      labels.add(named);
      rows.add(batch.array().rows(first.transposed(transpose), false, batch.use(), named, null));
    }
    List<String> classNames = classNames(labels, names);
    return NumberImages.of(
        this,
        said("data.kind.batches"),
        rows,
        NumberImages.scale(rows, options(), progress),
        classNames.isEmpty() ? "" : "labels",
        classNames,
        List.of(),
        notes);
  }

  private static void readNames(Path file, List<String> names) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) < 1 << 16) {
      Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(names::add);
    }
  }

  private List<Batch> batches(Path file, List<String> names) throws IOException {
    if (isBatch(file)) {
      return List.of(binary(file));
    }
    Object read;
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = new BufferedInputStream(unpacked(raw))) {
      read = PickleReader.read(in, NUMPY);
    } catch (EOFException cut) {
      throw new DataException(UserMessage.of("data.pickle.cut", UserMessages.shortName(file)), cut);
    } catch (UserMessageException refused) {
      throw new DataException(
          UserMessage.of("data.refused", UserMessages.shortName(file), refused.userMessage()),
          refused);
    }
    return read instanceof Map<?, ?> map ? batchOf(file, map, names) : tuples(file, read);
  }

  private List<Batch> batchOf(Path file, Map<?, ?> map, List<String> names) throws IOException {
    for (String key : NAMES) {
      if (map.get(key) instanceof List<?> told) {
        told.forEach(one -> names.add(text(one)));
      }
    }
    String stem = DataFinder.plainName(file);
    for (String key : IMAGES) {
      if (map.get(key) instanceof PickleReader.Call call) {
        for (String labels : LABELS) {
          if (map.get(labels) != null) {
            return List.of(batch(file, key, call, labels, map.get(labels), stem, use(stem)));
          }
        }
        return List.of(batch(file, key, call, "", null, stem, use(stem)));
      }
    }
    return List.of();
  }

  /// Images alone, images and labels, or such pairs of training, validation and test images, as in
  /// the `mnist.pkl.gz` of many courses.
  private List<Batch> tuples(Path file, @Nullable Object read) throws IOException {
    String stem = DataFinder.plainName(file);
    if (read instanceof PickleReader.Call images) {
      return List.of(batch(file, "x", images, "", null, stem, use(stem)));
    }
    if (!(read instanceof List<?> list)) {
      return List.of();
    }
    if (list.size() == 2 && list.getFirst() instanceof PickleReader.Call images) {
      return List.of(batch(file, "x", images, "y", list.getLast(), stem, use(stem)));
    }
    List<Batch> parts = new ArrayList<>();
    List<String> called = list.size() == 2 ? List.of("train", "test") : PARTS;
    for (int i = 0; i < list.size() && list.size() <= PARTS.size(); i++) {
      if (list.get(i) instanceof List<?> pair
          && pair.size() == 2
          && pair.getFirst() instanceof PickleReader.Call images) {
        String part = called.get(i);
        parts.add(batch(file, "x", images, "y", pair.getLast(), part, ArrayRole.of(part).use()));
      }
    }
    return parts;
  }

  private Batch batch(
      Path file,
      String key,
      PickleReader.Call call,
      String labelKey,
      @Nullable Object labels,
      String name,
      ImportPlan.@Nullable Use use)
      throws IOException {
    NumberArray array = array(file, key, call, name);
    RowShape shape = shape(array);
    if (shape == null) {
      throw new DataException(
          "data.npy.images", array.shown(), array.header().shapeText(), RowShape.largestSide());
    }
    int count = array.header().shape()[0];
    checkedLength(name(), count, shape.pixels());
    return new Batch(name, use, array, shape, labels(file, labelKey, labels, count));
  }

  private static ImportPlan.@Nullable Use use(String stem) {
    return stem.startsWith("data_batch") ? ImportPlan.Use.TRAIN : ArrayRole.of(stem).use();
  }

  private static @Nullable RowShape shape(NumberArray array) {
    int[] lengths = array.lengths();
    RowShape shape =
        switch (lengths.length) {
          case 2 -> RowShape.square(lengths[1]);
          case 3 -> RowShape.grey(lengths[2], lengths[1]);
          case 4 ->
              lengths[3] == 3
                  ? new RowShape(lengths[2], lengths[1], 3, false, false)
                  : lengths[1] == 3 ? new RowShape(lengths[3], lengths[2], 3, true, false) : null;
          default -> null;
        };
    return shape == null || !shape.isPossible() ? null : shape;
  }

  /// What NumPy pickles an array as: a call and a state of shape, type, order and bytes; from
  /// protocol 5 on a call with bytes, type, shape and order.
  private record Pickled(List<?> shape, PickleReader.Call type, boolean columnMajor, byte[] bytes) {
    static @Nullable Pickled of(PickleReader.Call call) {
      if (call.name().endsWith("._frombuffer")) {
        return call.arguments().size() == 4
                && call.arguments().get(0) instanceof byte[] bytes
                && call.arguments().get(1) instanceof PickleReader.Call type
                && call.arguments().get(2) instanceof List<?> shape
            ? new Pickled(shape, type, text(call.arguments().get(3)).equals("F"), bytes)
            : null;
      }
      return call.state() instanceof List<?> state
              && state.size() == 5
              && state.get(1) instanceof List<?> shape
              && state.get(2) instanceof PickleReader.Call type
              && state.get(4) instanceof byte[] bytes
          ? new Pickled(shape, type, Boolean.TRUE.equals(state.get(3)), bytes)
          : null;
    }
  }

  private static NumberArray array(Path file, String key, PickleReader.Call call, String name)
      throws DataException {
    String shown = UserMessages.shortName(file) + ": " + key;
    Pickled pickled = Pickled.of(call);
    if (pickled == null) {
      throw new DataException("data.pickle.array", shown);
    }
    int[] shape =
        pickled.shape().stream()
            .mapToInt(
                one -> one instanceof Long length && length <= 1 << 30 ? length.intValue() : -1)
            .toArray();
    if (shape.length == 0 || Arrays.stream(shape).anyMatch(length -> length < 1)) {
      throw new DataException("data.pickle.array", shown);
    }
    // A row of labels is a table of one column.
    int[] lengths = shape.length == 1 ? new int[] {shape[0], 1} : shape;
    ArrayHeader header = header(pickled.type(), pickled.columnMajor() && shape.length > 1, lengths);
    if (header == null) {
      throw new DataException("data.pickle.array", shown);
    }
    byte[] all = pickled.bytes();
    NumberArray array =
        new NumberArray(name, shown, header, () -> new ByteArrayInputStream(all), all.length);
    array.checkSize();
    return array;
  }

  /// @return null if the type is none of numbers
  private static @Nullable ArrayHeader header(
      PickleReader.Call dtype, boolean columnMajor, int[] shape) {
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

  /// Labels as a list or an array; null without.
  private static String @Nullable [] labels(
      Path file, String key, @Nullable Object labels, int count) throws IOException {
    if (labels instanceof List<?> list && list.size() == count) {
      return list.stream().map(CifarFiles::label).map(String::intern).toArray(String[]::new);
    }
    return labels instanceof PickleReader.Call call && Pickled.of(call) != null
        ? array(file, key, call, key).labels(count)
        : null;
  }

  /// A number, a word, or a number of NumPy's.
  private static String label(@Nullable Object object) {
    if (object instanceof PickleReader.Call call
        && call.arguments().size() == 2
        && call.arguments().getFirst() instanceof PickleReader.Call type
        && call.arguments().getLast() instanceof byte[] bytes) {
      ArrayHeader header = header(type, false, new int[] {1});
      if (header != null && bytes.length == header.itemSize()) {
        double number = header.number(bytes, 0);
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
      }
    }
    return text(object);
  }

  private static Batch binary(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int length = recordLength(all.length);
    int count = all.length / length;
    byte[] pixels = new byte[OwnData.checkedLength(file.toString(), count, IMAGE)];
    String[] labels = new String[count];
    for (int i = 0; i < count; i++) {
      labels[i] = Integer.toString(all[i * length + length - IMAGE - 1] & 255).intern();
      System.arraycopy(all, (i + 1) * length - IMAGE, pixels, i * IMAGE, IMAGE);
    }
    String stem = DataFinder.plainName(file).replace(".bin", "");
    NumberArray array =
        new NumberArray(
            stem,
            UserMessages.shortName(file),
            new ArrayHeader('u', 1, false, false, new int[] {count, IMAGE}),
            () -> new ByteArrayInputStream(pixels),
            pixels.length);
    return new Batch(stem, use(stem), array, new RowShape(SIDE, SIDE, 3, true, false), labels);
  }
}
