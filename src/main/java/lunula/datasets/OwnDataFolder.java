package lunula.datasets;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.format.IdxReader;
import lunula.data.format.IdxWriter;
import lunula.data.format.TruthFiles;
import lunula.files.AtomicWriter;
import lunula.files.FolderNames;
import lunula.files.JsonException;
import lunula.files.JsonFields;
import lunula.files.JsonText;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.model.ImageSize;
import org.jspecify.annotations.Nullable;

/// The data sets that a person brought, a folder each: four IDX files, `info.json`, which says what
/// they are, and for drawn moons their [lunula.data.Truth]. Keeps nothing in memory; blocking, but
/// quick where
/// no image is read.
final class OwnDataFolder {
  private static final String INFO = "info.json";
  private static final String IMAGES = "-images-idx3-ubyte.gz";
  private static final String LABELS = "-labels-idx1-ubyte.gz";
  private static final List<String> FILES =
      Stream.concat(
              Stream.of(
                  INFO,
                  "train" + IMAGES,
                  "train" + LABELS,
                  "t10k" + IMAGES,
                  "t10k" + LABELS,
                  IdxWriter.CLASSES),
              TruthFiles.FILES.stream())
          .toList();
  private static final int FORMAT = 1;

  private final Path parent;

  /// What `info.json` holds.
  private record Info(
      String name,
      int width,
      int height,
      int trainCount,
      int testCount,
      List<String> classNames,
      String checksum,
      String origin) {
    static Info of(JsonFields fields) throws JsonException {
      return new Info(
          fields.text("name"),
          fields.count("width"),
          fields.count("height"),
          fields.count("trainCount"),
          fields.count("testCount"),
          fields.texts("classNames"),
          fields.text("checksum"),
          fields.text("origin"));
    }

    byte[] json() {
      return JsonText.file(
          JsonText.object(
              "formatVersion", FORMAT,
              "name", name,
              "width", width,
              "height", height,
              "trainCount", trainCount,
              "testCount", testCount,
              "classNames", classNames,
              "checksum", checksum,
              "origin", origin));
    }

    boolean fits() {
      return width > 0 && height > 0 && width <= 1024 && height <= 1024;
    }
  }

  OwnDataFolder(Path parent) {
    this.parent = parent.toAbsolutePath();
  }

  /// One of the person's data sets.
  final class Kept implements DataSource {
    private final String id;
    private final Info info;

    private Kept(String id, Info info) {
      this.id = id;
      this.info = info;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String name() {
      return info.name;
    }

    @Override
    public LoadOutcome load(Progress progress) throws DataException {
      if (!progress.goesOn(0, 2)) {
        return new LoadOutcome.Cancelled();
      }
      List<String> notes = new ArrayList<>();
      LabelledImages train = part("train", info.trainCount, notes);
      if (!progress.goesOn(1, 2)) {
        return new LoadOutcome.Cancelled();
      }
      LabelledImages test = part("t10k", info.testCount, notes);
      return new LoadOutcome.Loaded(
          TruthFiles.drawn(
              new DataSet(id, info.name, train, test, info.checksum, info.origin),
              TruthFiles.truth(parent.resolve(id), info.width, notes)),
          List.of(),
          0,
          notes);
    }

    private LabelledImages part(String prefix, int count, List<String> notes) throws DataException {
      Path file = file(prefix + IMAGES);
      IdxReader.Images images = IdxReader.readImages(file);
      check(file, images.count(), count);
      if (images.width() != info.width || images.height() != info.height) {
        throw changed(file);
      }
      return new LabelledImages(
          images.width(),
          images.height(),
          images.pixels(),
          labels(prefix, count),
          info.classNames,
          TruthFiles.factors(parent.resolve(id), prefix, count, notes));
    }

    private byte[] labels(String prefix, int count) throws DataException {
      if (info.classNames.isEmpty()) {
        return new byte[count];
      }
      Path file = file(prefix + LABELS);
      byte[] labels = IdxReader.readLabels(file, info.classNames.size());
      check(file, labels.length, count);
      return labels;
    }

    private void check(Path file, int found, int promised) throws DataException {
      if (found != promised) {
        throw changed(file);
      }
    }

    private DataException changed(Path file) {
      return new DataException(UserMessage.of("datasets.changed", file, info.name), null);
    }

    private Path file(String name) {
      return parent.resolve(id).resolve(name);
    }
  }

  List<DataChoice> choices() {
    return all().stream()
        .map(
            kept ->
                new DataChoice(
                    kept.id,
                    kept.info.name,
                    new ImageSize(kept.info.width, kept.info.height),
                    kept.info.trainCount,
                    kept.info.testCount,
                    kept.info.classNames,
                    true))
        .sorted(
            Comparator.comparing(DataChoice::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(DataChoice::id))
        .toList();
  }

  Optional<String> idOf(String checksum) {
    return all().stream()
        .filter(kept -> kept.info.checksum.equals(checksum))
        .map(Kept::id)
        .findFirst();
  }

  /// The data set of that id, or null.
  @Nullable Kept source(String id) {
    return all().stream().filter(kept -> kept.id.equals(id)).findFirst().orElse(null);
  }

  /// @param taken tells ids that mean something else
  DataChoice keep(DataSet data, String name, Predicate<String> taken) throws IOException {
    if (name.isBlank()) {
      throw new UserMessageException(UserMessage.of("datasets.nameless"), null);
    }
    String id =
        FolderNames.free(name, used -> taken.test(used) || Files.exists(parent.resolve(used)));
    Info info =
        new Info(
            name.strip(),
            data.width(),
            data.height(),
            data.train().count(),
            data.test().count(),
            data.classNames(),
            data.checksum(),
            data.origin());
    write(data, info, parent.resolve(id));
    ImageSize size = new ImageSize(data.width(), data.height());
    return new DataChoice(
        id, info.name, size, info.trainCount, info.testCount, data.classNames(), true);
  }

  private static void write(DataSet data, Info info, Path folder) throws IOException {
    try {
      AtomicWriter.createFolder(
          folder,
          partial -> {
            IdxWriter.writeAll(partial, data);
            AtomicWriter.write(partial.resolve(INFO), info.json());
          });
    } catch (IOException failure) {
      throw new UserMessageException(
          UserMessage.of("datasets.unkept", info.name, UserMessages.argument(failure)), failure);
    }
  }

  /// Deletes what Lunula wrote; nothing, if anything else lies in the folder.
  void delete(String id) throws IOException {
    if (source(id) == null) {
      throw new UserMessageException(UserMessage.of("datasets.unknown", id), null);
    }
    Path folder = parent.resolve(id);
    try {
      checkOurs(folder);
    } catch (IOException failure) {
      throw new UserMessageException(
          UserMessage.of("datasets.undeleted", id, UserMessages.argument(failure)), failure);
    }
    AtomicWriter.removeFolder(folder);
  }

  private static void checkOurs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> foreign =
          files.filter(file -> !FILES.contains(file.getFileName().toString())).findFirst();
      if (foreign.isPresent()) {
        throw new UserMessageException(UserMessage.of("datasets.foreign", foreign.get()), null);
      }
    }
  }

  private List<Kept> all() {
    List<Kept> found = new ArrayList<>();
    if (!Files.isDirectory(parent)) {
      return found;
    }
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(parent, path -> !path.getFileName().toString().startsWith("."))) {
      for (Path folder : folders) {
        Info info = info(folder);
        if (info != null) {
          found.add(new Kept(folder.getFileName().toString(), info));
        }
      }
    } catch (IOException unreadable) {
      // Like a folder that is not there: nothing to choose from.
    }
    return found;
  }

  /// What a folder holds; null if it is no data set that this Lunula knows.
  private static @Nullable Info info(Path folder) {
    try {
      Path file = folder.resolve(INFO);
      JsonFields fields = JsonFields.parse(file, Files.readAllBytes(file));
      Info info = fields.count("formatVersion") == FORMAT ? Info.of(fields) : null;
      return info == null || !info.fits() ? null : info;
    } catch (IOException notOurs) {
      return null;
    }
  }
}
