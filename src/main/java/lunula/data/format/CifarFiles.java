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
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final List<String> IMAGES =
      List.of("data", "images", "x", "X", "imgs", "features", "image");
  private static final List<String> LABELS =
      List.of("labels", "fine_labels", "targets", "target", "y", "Y", "label");
  private static final List<String> NAMES =
      List.of("label_names", "fine_label_names", "target_names", "classes", "class_names");

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
      progress.report(batches.size(), Math.max(batches.size(), files.size()));
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
      read = held(PickledArrays.read(in));
    } catch (EOFException cut) {
      throw new DataException(UserMessage.of("data.pickle.cut", UserMessages.shortName(file)), cut);
    } catch (UserMessageException refused) {
      boolean table = refused.userMessage().arguments().toString().contains("pandas.");
      if (table) {
        throw new DataException(
            UserMessage.of("data.pickle.pandas", UserMessages.shortName(file)), refused);
      }
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
    Batch whole = batchOf(file, map, stem, use(stem), LABELS);
    return whole == null ? parts(file, map) : List.of(whole);
  }

  /// The images and labels of a dictionary; null if it has none under their usual names.
  private @Nullable Batch batchOf(
      Path file, Map<?, ?> map, String name, ImportPlan.@Nullable Use use, List<String> labelNames)
      throws IOException {
    for (String key : IMAGES) {
      PickledArrays images = PickledArrays.images(map.get(key));
      if (images != null) {
        for (String labels : labelNames) {
          if (map.get(labels) != null) {
            return batch(file, key, images, labels, map.get(labels), name, use);
          }
        }
        return batch(file, key, images, "", null, name, use);
      }
    }
    return null;
  }

  /// The parts of a dictionary: each of its own, `train` and `test`, or all in one, `x_train`,
  /// `y_train`.
  private List<Batch> parts(Path file, Map<?, ?> map) throws IOException {
    List<Batch> parts = new ArrayList<>();
    for (Map.Entry<?, ?> one : map.entrySet()) {
      String key = text(one.getKey());
      ArrayRole role = ArrayRole.of(key);
      PickledArrays images = PickledArrays.images(one.getValue());
      PickledArrays paired = paired(one.getValue());
      if (role.use() != null && one.getValue() instanceof Map<?, ?> inner) {
        Batch part = batchOf(file, inner, key, role.use(), LABELS);
        if (part != null) {
          parts.add(part);
        }
      } else if (role.use() != null
          && !role.images()
          && !role.labels()
          && one.getValue() instanceof List<?> pair
          && paired != null) {
        parts.add(batch(file, key, paired, "y", pair.getLast(), key, role.use()));
      } else if (role.images() && images != null) {
        String labels = "";
        for (Object other : map.keySet()) {
          ArrayRole of = ArrayRole.of(text(other));
          labels = of.labels() && of.use() == role.use() ? text(other) : labels;
        }
        parts.add(batch(file, key, images, labels, map.get(labels), key, role.use()));
      }
    }
    return parts;
  }

  /// Images alone, images and labels, or such pairs of training, validation and test images, as in
  /// the `mnist.pkl.gz` of many courses.
  private List<Batch> tuples(Path file, @Nullable Object read) throws IOException {
    String stem = DataFinder.plainName(file);
    PickledArrays whole = PickledArrays.images(read);
    if (whole != null) {
      return List.of(batch(file, "x", whole, "", null, stem, use(stem)));
    }
    if (!(read instanceof List<?> list)) {
      return List.of();
    }
    PickledArrays first = paired(list);
    if (first != null) {
      return List.of(batch(file, "x", first, "y", list.getLast(), stem, use(stem)));
    }
    List<Batch> parts = new ArrayList<>();
    List<String> called = list.size() == 2 ? List.of("train", "test") : PARTS;
    for (int i = 0; i < list.size() && list.size() <= PARTS.size(); i++) {
      PickledArrays images = paired(list.get(i));
      if (images != null && list.get(i) instanceof List<?> pair) {
        String part = called.get(i);
        parts.add(batch(file, "x", images, "y", pair.getLast(), part, ArrayRole.of(part).use()));
      }
    }
    return parts;
  }

  /// The images of a pair with their labels; null if it is none.
  private static @Nullable PickledArrays paired(@Nullable Object pair) {
    return pair instanceof List<?> list && list.size() == 2
        ? PickledArrays.images(list.getFirst())
        : null;
  }

  private Batch batch(
      Path file,
      String key,
      PickledArrays pickled,
      String labelKey,
      @Nullable Object labels,
      String name,
      ImportPlan.@Nullable Use use)
      throws IOException {
    NumberArray array = array(file, key, pickled, name);
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

  /// What NumPy saved as an array of one object.
  private static @Nullable Object held(@Nullable Object read) {
    PickledArrays of = read instanceof PickleReader.Call call ? PickledArrays.of(call) : null;
    List<?> objects = of == null || !of.shape().isEmpty() ? null : of.objects();
    return objects != null && objects.size() == 1 ? objects.getFirst() : read;
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

  private static NumberArray array(Path file, String key, PickledArrays pickled, String name)
      throws DataException {
    String shown = UserMessages.shortName(file) + ": " + key;
    NumberArray array = pickled.numbers(name, shown);
    if (array == null) {
      throw new DataException("data.pickle.array", shown);
    }
    array.checkSize();
    return array;
  }

  private static String text(@Nullable Object object) {
    if (object instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return object instanceof String || object instanceof Number || object instanceof Boolean
        ? object.toString()
        : "";
  }

  /// Labels as a list or an array; null without.
  private static String @Nullable [] labels(
      Path file, String key, @Nullable Object labels, int count) throws IOException {
    if (labels instanceof List<?> list && list.size() == count) {
      return list.stream().map(CifarFiles::label).map(String::intern).toArray(String[]::new);
    }
    PickledArrays pickled =
        labels instanceof PickleReader.Call call ? PickledArrays.of(call) : null;
    if (pickled == null) {
      return null;
    }
    List<?> objects = pickled.objects();
    return objects == null
        ? array(file, key, pickled, key).labels(count).names()
        : labels(file, key, objects, count);
  }

  /// A number, a word, or a number of NumPy's.
  private static String label(@Nullable Object object) {
    if (object instanceof PickleReader.Call call
        && call.arguments().size() == 2
        && call.arguments().getFirst() instanceof PickleReader.Call type
        && call.arguments().getLast() instanceof byte[] bytes) {
      ArrayHeader header = PickledArrays.header(type, false, new int[] {1});
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
