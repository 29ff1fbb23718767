package lunula.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lunula.data.DataException;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images in a NumPy array (NPY) or an archive of arrays (NPZ).
///
/// Images have the shape (count, height, width), (count, height, width, 1), (count, 1, height,
/// width) or, if square, (count, pixels), as integers or floating numbers from 0 to 255, 0 to 1 or
/// -1 to 1. In an archive they are called `x`, `images`, `data`, `x_train` or `train_images`, or
/// are the only such array; labels are whole numbers called `y`, `labels`, `targets`, `y_train` or
/// `train_labels`; `x_test` and `y_test` or `test_images` and `test_labels` become the test set.
public final class NumpyFile extends OwnData {
  private static final List<String> IMAGES =
      List.of("x_train", "train_images", "x", "X", "images", "data", "arr_0");
  private static final List<String> LABELS =
      List.of("y_train", "train_labels", "y", "Y", "labels", "targets", "target", "arr_1");
  private static final List<String> TEST_IMAGES = List.of("x_test", "test_images");
  private static final List<String> TEST_LABELS = List.of("y_test", "test_labels");
  private static final int REPORT_EVERY = 512;
  private static final int LARGEST_SIDE = 1024;

  private final Path file;

  /// @param file an NPY or NPZ file
  public NumpyFile(Path file, Shaping shaping, Split split) {
    super(DataFinder.plainName(file), shaping, split);
    this.file = file;
  }

  /// Sizes of an array of images.
  private record Size(int count, int width, int height) {
    int pixels() {
      return width * height;
    }
  }

  @Override
  Gathered gather(int limit, Progress progress) throws DataException {
    return reading(file, () -> read(limit, progress));
  }

  private Gathered read(int limit, Progress progress) throws IOException {
    try (NumpyArrays arrays = NumpyArrays.open(file)) {
      String images = imagesName(arrays);
      String labels = named(arrays, LABELS);
      SkipList skipped = new SkipList();
      Set<String> notes = new LinkedHashSet<>();
      if (arrays.isArchive()) {
        notes.add(UserMessages.words(UserMessage.of("data.npz.images", images)));
      }
      long total = size(arrays, images).count();
      Part only = part(arrays, images, labels, limit, skipped, notes, progress);
      String test = named(arrays, TEST_IMAGES);
      Part apart = null;
      if (test != null && !test.equals(images) && limit == Integer.MAX_VALUE) {
        String testLabels = named(arrays, TEST_LABELS);
        apart = part(arrays, test, testLabels, limit, skipped, notes, progress);
      }
      return new Gathered(only, apart, total, skipped, List.copyOf(notes));
    }
  }

  private String imagesName(NumpyArrays arrays) throws IOException {
    String known = arrays.isArchive() ? named(arrays, IMAGES) : arrays.names().getFirst();
    if (known != null) {
      return known;
    }
    List<String> candidates = new ArrayList<>();
    for (String name : arrays.names()) {
      if (mayBeImages(arrays, name)) {
        candidates.add(name);
      }
    }
    if (candidates.size() != 1) {
      throw ambiguous(arrays.names());
    }
    return candidates.getFirst();
  }

  private static boolean mayBeImages(NumpyArrays arrays, String name) throws IOException {
    try (NumpyArrays.Numbers numbers = arrays.read(name)) {
      return numbers.shape().length >= 2;
    } catch (DataException noNumbers) {
      return false;
    }
  }

  private DataException ambiguous(List<String> names) {
    return new DataException(
        UserMessage.of(
            "data.npz.arrays",
            UserMessages.shortName(file),
            names.isEmpty() ? "(none)" : names.toString()));
  }

  private static @Nullable String named(NumpyArrays arrays, List<String> wanted) {
    return wanted.stream().filter(arrays.names()::contains).findFirst().orElse(null);
  }

  private static Size size(NumpyArrays arrays, String name) throws IOException {
    try (NumpyArrays.Numbers numbers = arrays.read(name)) {
      return size(numbers);
    }
  }

  private static Size size(NumpyArrays.Numbers numbers) throws DataException {
    int[] shape = numbers.shape();
    Size size =
        switch (shape.length) {
          case 2 -> square(shape);
          case 3 -> new Size(shape[0], shape[2], shape[1]);
          case 4 ->
              shape[3] == 1
                  ? new Size(shape[0], shape[2], shape[1])
                  : new Size(shape[0], shape[3], shape[1] == 1 ? shape[2] : 0);
          default -> new Size(0, 0, 0);
        };
    boolean possible =
        Math.min(size.count(), Math.min(size.width(), size.height())) > 0
            && Math.max(size.width(), size.height()) <= LARGEST_SIDE;
    if (!possible) {
      throw new DataException(
          UserMessage.of(
              "data.npy.images", numbers.name(), numbers.header().shapeText(), LARGEST_SIDE));
    }
    numbers.checkSize((long) size.count() * size.pixels());
    return size;
  }

  private static Size square(int[] shape) {
    int side = (int) Math.round(Math.sqrt(shape[1]));
    return side * side == shape[1] ? new Size(shape[0], side, side) : new Size(0, 0, 0);
  }

  private Part part(
      NumpyArrays arrays,
      String images,
      @Nullable String labels,
      int limit,
      SkipList skipped,
      Set<String> notes,
      Progress progress)
      throws IOException {
    Size size = size(arrays, images);
    int count = Math.min(size.count(), limit);
    String[] names = labels == null ? null : labels(arrays, labels, size.count());
    PixelScale scale = scale(arrays, images, size, count, progress);
    notes.add(scale.sentence());
    byte[] pixels = new byte[checkedLength(name(), count, size.pixels())];
    double[] row = new double[size.pixels()];
    int kept = 0;
    try (NumpyArrays.Numbers numbers = arrays.read(images)) {
      for (int image = 0; image < count; image++) {
        report(progress, count + image, 2L * count);
        numbers.next(row);
        UserMessage wrong = scale.write(row, pixels, kept * row.length);
        if (wrong != null) {
          skipped.add(UserMessage.of("data.npy.image", image, images), wrong);
          continue;
        }
        if (names != null) {
          names[kept] = names[image];
        }
        kept++;
      }
      if (count == size.count()) {
        numbers.finish();
      }
    }
    byte[] filled = kept == count ? pixels : Arrays.copyOf(pixels, kept * row.length);
    String @Nullable [] classes = names == null ? null : Arrays.copyOf(names, kept);
    return shape(new Part(size.width(), size.height(), filled, classes), progress);
  }

  private static void report(Progress progress, long done, long total) {
    if (done % REPORT_EVERY == 0) {
      tell(progress, done, total);
    }
  }

  private static PixelScale scale(
      NumpyArrays arrays, String images, Size size, int count, Progress progress)
      throws IOException {
    var range = new PixelScale.Range();
    double[] row = new double[size.pixels()];
    try (NumpyArrays.Numbers numbers = arrays.read(images)) {
      for (int image = 0; image < count; image++) {
        report(progress, image, 2L * count);
        numbers.next(row);
        if (Arrays.stream(row).allMatch(PixelScale::possible)) {
          range.add(row);
        }
      }
    }
    return range.scale();
  }

  private static String[] labels(NumpyArrays arrays, String name, int count) throws IOException {
    try (NumpyArrays.Numbers numbers = arrays.read(name)) {
      int[] shape = numbers.shape();
      boolean one = shape.length == 1 || (shape.length == 2 && shape[1] == 1);
      if (!one || shape[0] != count) {
        throw new DataException(
            UserMessage.of("data.npy.labels", numbers.name(), numbers.header().shapeText(), count));
      }
      numbers.checkSize(count);
      double[] values = new double[count];
      numbers.next(values);
      numbers.finish();
      return names(numbers.name(), values);
    }
  }

  private static String[] names(String array, double[] values) throws DataException {
    String[] names = new String[values.length];
    for (int i = 0; i < names.length; i++) {
      if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) > 1e9) {
        throw new DataException(UserMessage.of("data.npy.label", array, String.valueOf(values[i])));
      }
      names[i] = Long.toString((long) values[i]).intern();
    }
    return names;
  }
}
