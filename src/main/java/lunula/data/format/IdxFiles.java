package lunula.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lunula.data.DataException;
import lunula.data.Factors;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.data.Truth;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images in IDX files, gzipped or plain, with or without labels.
public final class IdxFiles extends OwnData {
  private static final int ANY_CLASS = 256;

  private final Pair train;
  private final @Nullable Pair test;

  /// Images and what goes with them.
  ///
  /// @param images a file of images
  /// @param labels a file of as many labels, or null
  public record Pair(Path images, @Nullable Path labels) {
    /// The images with the labels that lie beside them under the usual name, if there are any:
    /// `train-labels-idx1-ubyte` beside `train-images-idx3-ubyte`, gzipped or not.
    public static Pair beside(Path images) {
      String name = String.valueOf(images.getFileName());
      String wanted = name.replace("images", "labels").replace("idx3", "idx1");
      return new Pair(images, name.equals(wanted) ? null : existing(images, wanted));
    }

    /// The test images that lie beside these training images under the usual name, or null.
    public @Nullable Pair testBeside() {
      String name = String.valueOf(images.getFileName());
      for (String test : List.of("t10k", "test")) {
        Path found = name.startsWith("train") ? existing(images, test + name.substring(5)) : null;
        if (found != null) {
          return beside(found);
        }
      }
      return null;
    }

    private static @Nullable Path existing(Path beside, String name) {
      String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
      for (String spelling : List.of(name, plain, plain + ".gz")) {
        Path candidate = beside.resolveSibling(spelling);
        if (Files.isRegularFile(candidate)) {
          return candidate;
        }
      }
      return null;
    }
  }

  /// @param train images to learn from; also to judge by, if `test` is null
  /// @param test images to judge by, or null to split `train`
  public IdxFiles(String name, Pair train, @Nullable Pair test, Shaping shaping, Split split) {
    super(name, shaping, split);
    this.train = train;
    this.test = test;
  }

  @Override
  Gathered gather(int limit, Progress progress) throws DataException {
    List<String> notes = notes();
    IdxReader.Start first = IdxReader.readFirstImages(train.images(), limit, progress);
    Optional<Truth> truth = truth(first.images(), notes);
    List<String> classNames = truth.map(Truth::classNames).orElse(List.of());
    Part only = shape(part(first, train, notes, classNames), progress);
    Pair second = test;
    Part apart = null;
    if (second != null && limit == Integer.MAX_VALUE) {
      var start = IdxReader.readFirstImages(second.images(), limit, progress);
      apart = shape(part(start, second, notes, classNames), progress);
    }
    if (apart != null && (apart.labels() == null) != (only.labels() == null)) {
      notes.add(UserMessages.words(UserMessage.of("data.labels.half")));
    }
    return new Gathered(only, apart, first.promised(), new SkipList(), notes, truth);
  }

  @Override
  List<String> classNames() {
    Path names = train.images().resolveSibling(IdxWriter.CLASSES);
    try {
      return Files.isRegularFile(names) ? Files.readAllLines(names) : List.of();
    } catch (IOException unreadable) {
      // The images are worth more than the names: their classes go by number.
      return List.of();
    }
  }

  /// What drew the images, as long as they are as they were drawn.
  private Optional<Truth> truth(IdxReader.Images images, List<String> notes) {
    Path folder = train.images().toAbsolutePath().getParent();
    boolean asDrawn = shaping().keepsSize() && shaping().tone() == Shaping.Tone.AS_IT_IS;
    return folder == null || !asDrawn || images.width() != images.height()
        ? Optional.empty()
        : TruthFiles.truth(folder, images.width(), notes);
  }

  private static Part part(
      IdxReader.Start start, Pair pair, List<String> notes, List<String> classNames)
      throws DataException {
    IdxReader.Images images = start.images();
    Factors factors = factors(start, pair, notes);
    Path labelFile = pair.labels();
    if (labelFile == null) {
      return new Part(images.width(), images.height(), images.pixels(), null, factors);
    }
    byte[] numbers =
        IdxReader.readLabels(labelFile, classNames.isEmpty() ? ANY_CLASS : classNames.size());
    if (numbers.length != start.promised()) {
      throw unequal(labelFile, numbers.length, pair, start.promised());
    }
    String[] names = names(numbers, images.count(), classNames);
    return new Part(images.width(), images.height(), images.pixels(), names, factors);
  }

  /// A few images to look at need no truth.
  private static Factors factors(IdxReader.Start start, Pair pair, List<String> notes) {
    int count = start.images().count();
    Path folder = pair.images().toAbsolutePath().getParent();
    String name = String.valueOf(pair.images().getFileName());
    int end = name.indexOf("-images");
    return folder == null || end < 1 || count < start.promised()
        ? Factors.none(count)
        : TruthFiles.factors(folder, name.substring(0, end), count, notes);
  }

  private static DataException unequal(Path labelFile, int labels, Pair pair, int images) {
    return new DataException(
        "data.labels.other",
        UserMessages.shortName(labelFile),
        labels,
        images,
        pair.images().getFileName());
  }

  private static String[] names(byte[] numbers, int count, List<String> classNames) {
    String[] known = new String[ANY_CLASS];
    Arrays.setAll(known, Integer::toString);
    if (!classNames.isEmpty()) {
      known = classNames.toArray(String[]::new);
    }
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = known[Byte.toUnsignedInt(numbers[i])];
    }
    return names;
  }
}
