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
import java.util.Optional;
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
          "collections.OrderedDict");
  private static final List<String> IMAGES = List.of("data", "images", "x", "X", "imgs");
  private static final List<String> LABELS =
      List.of("labels", "fine_labels", "targets", "y", "label");
  private static final List<String> NAMES =
      List.of("label_names", "fine_label_names", "classes", "class_names");

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
      reading(file, () -> Optional.ofNullable(batch(file, names))).ifPresent(batches::add);
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

  private @Nullable Batch batch(Path file, List<String> names) throws IOException {
    if (isBatch(file)) {
      return binary(file);
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
    if (!(read instanceof Map<?, ?> map)) {
      return null;
    }
    for (String key : NAMES) {
      if (map.get(key) instanceof List<?> told) {
        told.forEach(one -> names.add(text(one)));
      }
    }
    for (String key : IMAGES) {
      if (map.get(key) instanceof PickleReader.Call call) {
        NumberArray array = array(file, key, call);
        RowShape shape = shape(array);
        if (shape == null) {
          throw new DataException(
              "data.npy.images", array.shown(), array.header().shapeText(), RowShape.largestSide());
        }
        checkedLength(name(), array.header().shape()[0], shape.pixels());
        String stem = DataFinder.plainName(file);
        return new Batch(
            stem, use(stem), array, shape, labels(file, map, array.header().shape()[0]));
      }
    }
    return null;
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

  /// NumPy pickles an array as a call, its shape, its type and its bytes.
  private static NumberArray array(Path file, String key, PickleReader.Call call)
      throws DataException {
    String shown = UserMessages.shortName(file) + ": " + key;
    boolean told =
        call.state() instanceof List<?> state
            && state.size() == 5
            && state.get(1) instanceof List<?>
            && state.get(2) instanceof PickleReader.Call
            && bytes(state.get(4)) != null;
    if (!told || !(call.state() instanceof List<?> state)) {
      throw new DataException("data.pickle.array", shown);
    }
    int[] shape =
        state.get(1) instanceof List<?> lengths
            ? lengths.stream()
                .mapToInt(
                    one -> one instanceof Long length && length <= 1 << 30 ? length.intValue() : -1)
                .toArray()
            : new int[0];
    String type =
        state.get(2) instanceof PickleReader.Call dtype && !dtype.arguments().isEmpty()
            ? text(dtype.arguments().getFirst())
            : "";
    boolean big =
        state.get(2) instanceof PickleReader.Call dtype
            && dtype.state() instanceof List<?> order
            && order.size() > 1
            && text(order.get(1)).equals(">");
    boolean known = type.matches("[uif][1248]|b1") && shape.length > 1;
    if (!known || Arrays.stream(shape).anyMatch(length -> length < 1)) {
      throw new DataException("data.pickle.array", shown);
    }
    ArrayHeader header =
        new ArrayHeader(
            type.charAt(0),
            type.charAt(1) - '0',
            big,
            Boolean.TRUE.equals(state.get(3)) && shape.length > 1,
            shape);
    byte[] bytes = bytes(state.get(4));
    byte[] all = bytes == null ? new byte[0] : bytes;
    NumberArray array =
        new NumberArray(
            DataFinder.plainName(file),
            shown,
            header,
            () -> new ByteArrayInputStream(all),
            all.length);
    array.checkSize();
    return array;
  }

  /// Bytes, or a text of as many letters as Python 2 wrote them.
  private static byte @Nullable [] bytes(@Nullable Object object) {
    if (object instanceof PickleReader.Call call
        && call.name().equals("_codecs.encode")
        && !call.arguments().isEmpty()
        && call.arguments().getFirst() instanceof String letters) {
      return letters.getBytes(StandardCharsets.ISO_8859_1);
    }
    return object instanceof byte[] bytes ? bytes : null;
  }

  private static String text(@Nullable Object object) {
    return object instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(object);
  }

  private static String @Nullable [] labels(Path file, Map<?, ?> map, int count)
      throws IOException {
    for (String key : LABELS) {
      Object found = map.get(key);
      if (found instanceof List<?> list && list.size() == count) {
        return list.stream().map(CifarFiles::text).map(String::intern).toArray(String[]::new);
      }
      if (found instanceof PickleReader.Call call && call.state() instanceof List<?>) {
        return labelArray(file, key, call, count);
      }
    }
    return null;
  }

  private static String[] labelArray(Path file, String key, PickleReader.Call call, int count)
      throws IOException {
    if (call.state() instanceof List<?> state
        && state.size() == 5
        && state.get(1) instanceof List<?> lengths
        && lengths.size() == 1) {
      // As a table of one column, whose shape has two lengths.
      List<@Nullable Object> changed = new ArrayList<>(state);
      changed.set(1, List.of(lengths.getFirst(), 1L));
      return array(file, key, call.with(changed)).labels(count);
    }
    return array(file, key, call).labels(count);
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
