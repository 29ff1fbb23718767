package lunula.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.Factors;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.LabelledImages;
import lunula.data.Shaping;
import lunula.data.SourceNames;
import lunula.data.Split;
import lunula.data.Truth;
import lunula.files.Progress;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images in IDX files, gzipped or plain, with or without labels.
public final class IdxFiles extends OwnData {
  private static final int ANY_CLASS = 256;
  private static final int MOST_BESIDE = 1000;

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
      if (name.equals(wanted)) {
        return new Pair(images, labelsOf(images));
      }
      Path labels = existing(images, wanted);
      // QMNIST has a table of numbers for each image, of which the first is the class.
      Path table =
          labels != null ? labels : existing(images, wanted.replace("idx1-ubyte", "idx2-int"));
      return new Pair(images, table != null ? table : labelsOf(images));
    }

    /// The test images that lie beside these training images under the usual name, or null.
    public @Nullable Pair testBeside() {
      String name = String.valueOf(images.getFileName());
      for (String test : List.of("t10k", "test")) {
        String other = name.replaceFirst("(?<![a-z])train(?![a-z])", test);
        Path found = name.equals(other) ? null : existing(images, other);
        if (found != null) {
          return beside(found);
        }
      }
      Path found =
          ArrayRole.of(DataFinder.plainName(images)).use() == ImportPlan.Use.TRAIN
              ? alone(images, ImportPlan.Use.TEST, ArrayRole::images, 3)
              : null;
      return found == null ? null : beside(found);
    }

    private static @Nullable Path labelsOf(Path images) {
      return alone(images, ArrayRole.of(DataFinder.plainName(images)).use(), ArrayRole::labels, 1);
    }

    /// The only file beside others that belongs to them by its words and is an array of bytes with
    /// so many directions; null if there is none.
    private static @Nullable Path alone(
        Path images, ImportPlan.@Nullable Use use, Predicate<ArrayRole> kind, int directions) {
      String family = ArrayRole.family(DataFinder.plainName(images));
      Path folder = images.toAbsolutePath().getParent();
      List<Path> found = new ArrayList<>();
      try (Stream<Path> beside = folder == null ? Stream.empty() : Files.list(folder)) {
        for (Path file : beside.limit(MOST_BESIDE).toList()) {
          String name = DataFinder.plainName(file);
          ArrayRole role = ArrayRole.of(name);
          boolean belongs =
              kind.test(role) && role.use() == use && ArrayRole.family(name).equals(family);
          if (belongs && FileKind.of(file) == FileKind.IDX) {
            byte[] start = FileKind.start(file);
            if (start[2] == 8 && start[3] == directions) {
              found.add(file);
            }
          }
        }
      } catch (IOException unreadable) {
        // The images are worth more than their labels.
        return null;
      }
      return found.size() == 1 ? found.getFirst() : null;
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
    this(name, train, test, ImportOptions.of(shaping), split);
  }

  /// Likewise.
  IdxFiles(String name, Pair train, @Nullable Pair test, ImportOptions options, Split split) {
    super(name, options, split);
    this.train = train;
    this.test = test;
  }

  @Override
  Found find(Progress progress) throws IOException {
    List<String> notes = notes();
    IdxReader.Start first = IdxReader.readFirstImages(train.images(), Integer.MAX_VALUE, progress);
    Optional<Truth> truth = truth(first.images(), notes);
    List<String> known = truth.map(Truth::classNames).orElse(List.of());
    boolean labelled = !options().labelIs(ImportOptions.NONE);
    Part only = part(first, train, notes, known, labelled).named(sources(first, train, notes));
    Pair second = test;
    Part apart = null;
    if (second != null) {
      var start = IdxReader.readFirstImages(second.images(), Integer.MAX_VALUE, progress);
      apart = part(start, second, notes, known, labelled).named(sources(start, second, notes));
    }
    if (known.isEmpty() && classNames().isEmpty()) {
      Map<String, String> characters = ClassMaps.beside(train.images());
      renamed(only, characters);
      if (apart != null) {
        renamed(apart, characters);
      }
    }
    List<ImportPlan.@Nullable Use> uses =
        uses(
            apart == null
                ? Collections.singletonList(null)
                : List.of(ImportPlan.Use.TRAIN, ImportPlan.Use.TEST),
            notes);
    if (apart != null && uses.getFirst() == ImportPlan.Use.ALL) {
      only = joined(only, apart);
      apart = null;
      second = null;
    }
    List<String> classNames =
        known.isEmpty() || only.labels() == null
            ? classNames(
                apart == null
                    ? Collections.singletonList(only.labels())
                    : Arrays.asList(only.labels(), apart.labels()),
                classNames())
            : known;
    List<ImportPlan.Part> parts = new ArrayList<>();
    parts.add(planned(train, apart == null ? ImportPlan.Use.ALL : ImportPlan.Use.TRAIN, only));
    if (second != null && apart != null) {
      parts.add(planned(second, ImportPlan.Use.TEST, apart));
      Pair without = only.labels() == null ? train : apart.labels() == null ? second : null;
      if (without != null && !classNames.isEmpty()) {
        notes.add(
            said("data.labels.none", String.valueOf(without.images().getFileName()), classless()));
      }
    }
    return planned(only, apart, parts, classNames, truth, notes);
  }

  /// Gives classes the names of their numbers, if all have one.
  private static void renamed(Part part, Map<String, String> names) {
    String[] labels = part.labels();
    if (labels != null && names.keySet().containsAll(Set.of(distinct(labels)))) {
      Arrays.setAll(labels, i -> names.getOrDefault(labels[i], labels[i]));
    }
  }

  private static String[] distinct(String[] labels) {
    return Arrays.stream(labels).distinct().toArray(String[]::new);
  }

  private static Part joined(Part first, Part second) throws DataException {
    byte[] pixels =
        Arrays.copyOf(
            first.pixels(),
            LabelledImages.length((long) first.pixels().length + second.pixels().length, 1));
    System.arraycopy(second.pixels(), 0, pixels, first.pixels().length, second.pixels().length);
    String[] labels = first.labels();
    String[] more = second.labels();
    String @Nullable [] all = null;
    if (labels != null && more != null) {
      all = Arrays.copyOf(labels, labels.length + more.length);
      System.arraycopy(more, 0, all, labels.length, more.length);
    }
    return new Part(
        first.width(),
        first.height(),
        pixels,
        all,
        first.factors().names().equals(second.factors().names())
            ? first.factors().followedBy(second.factors())
            : Factors.none(first.count() + second.count()),
        first.sources().followedBy(second.sources()));
  }

  private static ImportPlan.Part planned(Pair pair, ImportPlan.Use use, Part part) {
    return new ImportPlan.Part(String.valueOf(pair.images().getFileName()), use, part.count());
  }

  /// The pixels are bytes already, so they are kept as they were read.
  private Found planned(
      Part only,
      @Nullable Part apart,
      List<ImportPlan.Part> parts,
      List<String> classNames,
      Optional<Truth> truth,
      List<String> notes)
      throws DataException {
    PixelScale scale = ByteLevels.scale(options(), only, apart);
    if (!ByteLevels.isPlain(scale)) {
      notes.add(scale.plan().words());
    }
    boolean turned =
        options().transpose() == null
            ? isEmnist(train.images())
            : Boolean.TRUE.equals(options().transpose());
    if (turned && options().transpose() == null) {
      notes.add(said("data.emnist"));
    }
    Part learned = turned ? ByteLevels.transposed(only) : only;
    Part judged = turned && apart != null ? ByteLevels.transposed(apart) : apart;
    Shaping shaping = shaping();
    ImportPlan plan =
        new ImportPlan(
            said("data.kind.idx"),
            parts,
            only.width(),
            only.height(),
            1,
            turned,
            shaping.keepsSize() ? learned.width() : shaping.width(),
            shaping.keepsSize() ? learned.height() : shaping.height(),
            scale.plan(),
            only.labels() == null ? "" : String.valueOf(train.labels()),
            classNames,
            List.of(),
            notes);
    return new Found() {
      @Override
      public ImportPlan plan() {
        return plan;
      }

      @Override
      public Gathered gather(int limit, Progress progress) throws DataException {
        Part first = shape(ByteLevels.mapped(ByteLevels.first(learned, limit), scale), progress);
        Part second =
            judged == null || limit < Integer.MAX_VALUE
                ? null
                : shape(ByteLevels.mapped(judged, scale), progress);
        return new Gathered(first, second, new SkipList(), List.of(), truth);
      }
    };
  }

  /// EMNIST stores its images with rows and columns changed.
  private static boolean isEmnist(Path images) {
    return String.valueOf(images.getFileName()).startsWith("emnist-");
  }

  private List<String> classNames() {
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
      IdxReader.Start start,
      Pair pair,
      List<String> notes,
      List<String> classNames,
      boolean labelled)
      throws IOException {
    IdxReader.Images images = start.images();
    Factors factors = factors(start, pair, notes);
    Path labelFile = pair.labels();
    if (labelFile == null && labelled && images.count() == start.promised()) {
      LabelTable table =
          LabelTable.beside(pair.images(), DataFinder.plainName(pair.images()), images.count());
      if (table != null) {
        notes.add(said("data.labels.table", String.valueOf(table.file().getFileName())));
        return new Part(images.width(), images.height(), images.pixels(), table.labels(), factors);
      }
    }
    if (labelFile == null || !labelled) {
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

  /// What the images were called before Lunula wrote them.
  private static SourceNames sources(IdxReader.Start start, Pair pair, List<String> notes) {
    int count = start.images().count();
    Path folder = pair.images().toAbsolutePath().getParent();
    String name = String.valueOf(pair.images().getFileName());
    int end = name.indexOf("-images");
    return folder == null || end < 1 || count < start.promised()
        ? SourceNames.none(count)
        : SourceFiles.names(folder, name.substring(0, end), count, notes);
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
