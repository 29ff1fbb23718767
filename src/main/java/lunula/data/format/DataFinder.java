package lunula.data.format;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.FileWriteException;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;

/// Finds out what a file or folder that a person chose or dropped is, by its contents and not by
/// its name.
public final class DataFinder {
  private static final int USUAL_SIDE = 28;
  private static final int DEEPEST = 8;

  /// Pictures are many; other files of which a data set is made are few.
  private static final int MOST_LOOKED_AT = 5000;

  private DataFinder() {}

  /// The data in a file or folder, of which all but the shape is found out.
  ///
  /// @throws DataException as in the other
  public static OwnData find(Path chosen, Shaping shaping, Split split) throws DataException {
    return find(chosen, ImportOptions.of(shaping), split);
  }

  /// The data in a file, a folder or an archive.
  ///
  /// IDX files are taken with the labels and the test set that lie beside them under the usual
  /// names. A folder's pictures become 28 × 28 where no size is given. An archive is unpacked into
  /// a folder that goes when Lunula ends.
  ///
  /// @throws DataException if it is nothing that Lunula reads, with a sentence for the person
  public static OwnData find(Path chosen, ImportOptions options, Split split) throws DataException {
    return find(chosen, options, split, Progress.NONE);
  }

  /// The same, told and ended while an archive or the pages of a TIFF are unpacked.
  ///
  /// @throws CancellationException if the listener ended it
  public static OwnData find(Path chosen, ImportOptions options, Split split, Progress progress)
      throws DataException {
    try {
      if (Files.isDirectory(chosen)) {
        return folder(ImageFolder.nameOf(chosen), chosen, options, split);
      }
      OwnData.checkRegular(chosen);
      FileKind kind = FileKind.look(chosen);
      if (kind == FileKind.ZIP || kind == FileKind.TAR) {
        return folder(plainName(chosen), Unpacked.of(chosen, progress), options, split);
      }
      return kind == FileKind.PICTURE
          ? pages(chosen, options, split, progress)
          : file(chosen, kind, options, split);
    } catch (DataException known) {
      throw known;
    } catch (FileWriteException noRoom) {
      throw new DataException(noRoom.userMessage(), noRoom);
    } catch (UserMessageException told) {
      throw OwnData.unreadable(UserMessages.shortName(chosen), told);
    } catch (IOException failure) {
      throw new DataException(
          UserMessage.of("data.unreadable.name", chosen, failure.getClass().getSimpleName()),
          failure);
    }
  }

  private static OwnData file(Path file, FileKind kind, ImportOptions options, Split split)
      throws IOException {
    String name = plainName(file);
    return switch (kind) {
      case IDX -> idx(name, file, options, split);
      case NPZ, NPY -> new ArrayFiles(name, withLabels(file), options, split);
      case PARQUET -> parquet(name, withParts(file), options, split);
      case PICKLE -> new CifarFiles(name, List.of(file), options, split);
      case TABLE ->
          SparseText.begins(file)
              ? new SparseText(name, file, options, split)
              : new CsvTable(name, List.of(new CsvTable.File(file, null)), 0, options, split);
      default -> {
        if (CifarFiles.isBatch(file)) {
          yield new CifarFiles(name, List.of(file), options, split);
        }
        throw kind == FileKind.EMPTY
            ? new DataException("data.empty", UserMessages.shortName(file))
            : refusal(file, kind.refusal());
      }
    };
  }

  /// Pictures are brought to one size; numbers have theirs.
  private static OwnData parquet(
      String name, List<Path> files, ImportOptions options, Split split) {
    boolean pictures = ParquetFiles.holdsPictures(files.getFirst());
    return new ParquetFiles(name, files, pictures ? sized(options) : options, split);
  }

  /// The pages of a TIFF; another picture is no data set.
  private static OwnData pages(Path file, ImportOptions options, Split split, Progress progress)
      throws IOException {
    int pages = PictureReader.pages(file);
    if (pages < 2) {
      throw refusal(file, FileKind.PICTURE.refusal());
    }
    return new ImageFolder(
        plainName(file),
        Unpacked.pagesOf(file, progress),
        sized(options),
        split,
        List.of(OwnData.said("data.folder.pages", pages)));
  }

  private static OwnData idx(String name, Path file, ImportOptions options, Split split)
      throws IOException {
    byte[] start = FileKind.start(file);
    if (start[2] == 8 && start[3] == 3) {
      IdxFiles.Pair pair = IdxFiles.Pair.beside(file);
      return new IdxFiles(name, pair, pair.testBeside(), options, split);
    }
    if (start[3] < 2) {
      throw refusal(file, UserMessage.of("data.labels.alone"));
    }
    return new ArrayFiles(name, List.of(file), options, split);
  }

  /// A table of pictures with those of the other parts beside it: `train-00000-of-00002`,
  /// `train-00001-of-00002`, `test-00000-of-00001`.
  private static List<Path> withParts(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    List<Path> files = new ArrayList<>();
    files.add(file);
    if (folder == null || ArrayRole.of(plainName(file)).use() == null) {
      return files;
    }
    String family = partless(file);
    try (var beside = Files.newDirectoryStream(folder, "*.parquet")) {
      for (Path other : beside) {
        if (!other.getFileName().equals(file.getFileName())
            && ArrayRole.of(plainName(other)).use() != null
            && partless(other).equals(family)
            && Files.isRegularFile(other)
            && files.size() < MOST_LOOKED_AT) {
          files.add(other);
        }
      }
    }
    files.sort(null);
    return files;
  }

  private static String partless(Path file) {
    return ArrayRole.family(plainName(file)).replaceAll("(of-)?[0-9]+-?", "");
  }

  /// An array of images with the labels beside it that are called as it is.
  private static List<Path> withLabels(Path file) throws IOException {
    ArrayRole role = ArrayRole.of(plainName(file));
    Path folder = file.toAbsolutePath().getParent();
    List<Path> files = new ArrayList<>();
    files.add(file);
    if (folder == null || !role.images() || !holdsOneArray(file)) {
      return files;
    }
    String family = ArrayRole.family(plainName(file));
    try (var beside = Files.newDirectoryStream(folder, "*.np[yz]")) {
      for (Path other : beside) {
        ArrayRole of = ArrayRole.of(plainName(other));
        // Beside training images lie those of the other parts; beside others only their labels.
        boolean together = role.use() != null ? of.use() != null : of.use() == null && of.labels();
        if (!other.getFileName().equals(file.getFileName())
            && (of.labels() || of.images())
            && together
            && ArrayRole.family(plainName(other)).equals(family)
            && Files.isRegularFile(other)
            && holdsOneArray(other)
            && files.size() < 16) {
          files.add(other);
        }
      }
    }
    return files;
  }

  /// An archive of several arrays has its own labels and parts.
  private static boolean holdsOneArray(Path file) throws IOException {
    if (FileKind.of(file) != FileKind.NPZ) {
      return true;
    }
    try (ZipFile archive = new ZipFile(file.toFile())) {
      return archive.size() == 1;
    } catch (ZipException damaged) {
      return false;
    }
  }

  private static DataException refusal(Path file, UserMessage what) {
    return new DataException("data.refused", UserMessages.shortName(file), what);
  }

  /// What a folder holds, by kind.
  private static final class Contents extends SimpleFileVisitor<Path> {
    private final Map<FileKind, List<Path>> files = new EnumMap<>(FileKind.class);
    private int looked;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = looked > 0 && ImageFolder.PictureFiles.hidden(folder);
      looked++;
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      if (name.startsWith(".") || !Files.isRegularFile(file)) {
        return FileVisitResult.CONTINUE;
      }
      boolean picture = PictureFormat.isPicture(name.substring(name.lastIndexOf('.') + 1));
      FileKind kind =
          picture
              ? FileKind.PICTURE
              : CifarFiles.isBatch(file) ? FileKind.PICKLE : FileKind.of(file);
      List<Path> some = files.computeIfAbsent(kind, key -> new ArrayList<>());
      if (some.size() < MOST_LOOKED_AT) {
        some.add(file);
      }
      looked++;
      return looked > 2 * MOST_LOOKED_AT ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    List<Path> of(FileKind... kinds) {
      List<Path> some = new ArrayList<>();
      for (FileKind kind : kinds) {
        some.addAll(files.getOrDefault(kind, List.of()));
      }
      some.sort(null);
      return some;
    }
  }

  private static OwnData folder(String name, Path folder, ImportOptions options, Split split)
      throws IOException {
    Contents contents = new Contents();
    Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, contents);
    List<Path> idx = contents.of(FileKind.IDX);
    List<Path> pictures = contents.of(FileKind.PICTURE);
    List<Path> batches = new ArrayList<>(contents.of(FileKind.PICKLE));
    List<Path> arrays = new ArrayList<>(contents.of(FileKind.NPY, FileKind.NPZ));
    if (!arrays.isEmpty()) {
      // Words that NumPy pickled are labels of the arrays.
      batches.stream().filter(file -> file.toString().endsWith(".npy")).forEach(arrays::add);
      batches.removeAll(arrays);
    }
    List<Path> tables = contents.of(FileKind.TABLE);
    if (!idx.isEmpty()) {
      return idxOf(name, idx, options, split);
    }
    List<Path> parquet = contents.of(FileKind.PARQUET);
    if (!parquet.isEmpty()) {
      return parquet(name, parquet, options, split);
    }
    if (!batches.isEmpty() && pictures.isEmpty()) {
      return new CifarFiles(name, batches, options, split);
    }
    if (!arrays.isEmpty() && pictures.size() < arrays.size() * 10) {
      return new ArrayFiles(name, arrays, options, split);
    }
    if (pictures.isEmpty() && !tables.isEmpty()) {
      List<Path> big = tables.stream().filter(DataFinder::isTable).toList();
      List<Path> chosen = big.isEmpty() ? tables : big;
      return new CsvTable(
          name,
          chosen.stream()
              .map(table -> new CsvTable.File(table, ArrayRole.of(plainName(table)).use()))
              .toList(),
          0,
          options,
          split);
    }
    if (pictures.isEmpty()) {
      checkUsable(name, contents);
    }
    return new ImageFolder(name, folder, sized(options), split);
  }

  /// Pictures of many sizes are brought to one.
  private static ImportOptions sized(ImportOptions options) {
    Shaping shaping = options.shaping();
    return shaping.keepsSize()
        ? options.with(
            Shaping.square(USUAL_SIDE)
                .with(shaping.fit())
                .with(shaping.tone())
                .with(shaping.damage()))
        : options;
  }

  private static boolean isTable(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(csv|tsv|dat|data|tab)(\\.gz)?")
        || !name.matches("(?s).*(readme|licen[cs]e|notes?|classes|names|labels).*");
  }

  /// Says what the only files of a folder are, if they can be nothing here.
  private static void checkUsable(String name, Contents contents) throws DataException {
    for (FileKind kind : FileKind.values()) {
      List<Path> some = contents.files.getOrDefault(kind, List.of());
      boolean told = kind != FileKind.UNKNOWN && kind != FileKind.EMPTY && kind != FileKind.JSON;
      if (!some.isEmpty() && told) {
        throw new DataException(
            "data.folder.holds", name, UserMessages.shortName(some.getFirst()), kind.refusal());
      }
    }
  }

  /// The IDX files of one data set; several are asked about.
  private static OwnData idxOf(String name, List<Path> idx, ImportOptions options, Split split)
      throws IOException {
    Map<String, List<Path>> sets = new TreeMap<>();
    for (Path file : withoutTwins(idx)) {
      String stem = plainName(file);
      if (!ArrayRole.of(stem).labels()) {
        Path folder = file.toAbsolutePath().getParent();
        String family = String.valueOf(folder) + "\0" + ArrayRole.family(stem);
        sets.computeIfAbsent(family, key -> new ArrayList<>()).add(file);
      }
    }
    if (sets.isEmpty()) {
      throw refusal(idx.getFirst(), UserMessage.of("data.labels.alone"));
    }
    if (sets.size() > 1) {
      Collection<String> firsts = new TreeSet<>();
      sets.values().forEach(files -> firsts.add(UserMessages.shortName(files.getFirst())));
      throw new DataException("data.sets.several", name, sets.size(), String.join(", ", firsts));
    }
    List<Path> images = sets.values().iterator().next();
    Path train =
        images.stream()
            .filter(file -> ArrayRole.of(plainName(file)).use() == ImportPlan.Use.TRAIN)
            .findFirst()
            .orElse(images.getFirst());
    byte[] start = FileKind.start(train);
    if (start.length > 3 && start[2] == 8 && start[3] == 3) {
      IdxFiles.Pair pair = IdxFiles.Pair.beside(train);
      return new IdxFiles(name, pair, pair.testBeside(), options, split);
    }
    return new ArrayFiles(name, withoutTwins(idx), options, split);
  }

  /// Files that are there packed and unpacked, once.
  private static List<Path> withoutTwins(List<Path> files) {
    Map<String, Path> once = new LinkedHashMap<>();
    for (Path file : files) {
      String name = file.toString();
      once.putIfAbsent(name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name, file);
    }
    return List.copyOf(once.values());
  }

  /// A file's name without folder and endings.
  static String plainName(Path file) {
    Path last = file.toAbsolutePath().normalize().getFileName();
    String name = last == null ? file.toString() : last.toString();
    for (String ending :
        List.of(
            ".gz",
            ".tar",
            ".tgz",
            ".zip",
            ".csv",
            ".tsv",
            ".txt",
            ".npz",
            ".npy",
            ".idx",
            ".parquet",
            ".tiff",
            ".tif")) {
      name = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }
    return name.isEmpty() ? "Data" : name;
  }
}
