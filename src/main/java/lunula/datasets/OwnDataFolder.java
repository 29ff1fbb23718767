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
import lunula.files.InvalidValueException;
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
/// quick where no image is read.
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
  private record Info(DataChoice choice, String checksum, String origin) {
    /// @throws InvalidValueException if the images have no size that Lunula knows
    static Info of(String id, JsonFields fields) throws JsonException {
      return new Info(
          new DataChoice(
              id,
              fields.text("name"),
              new ImageSize(fields.count("width"), fields.count("height")),
              fields.count("trainCount"),
              fields.count("testCount"),
              fields.texts("classNames"),
              true),
          fields.text("checksum"),
          fields.text("origin"));
    }

    byte[] json() {
      return JsonText.file(
          JsonText.object(
              "formatVersion", FORMAT,
              "name", choice.name(),
              "width", choice.size().width(),
              "height", choice.size().height(),
              "trainCount", choice.trainImages(),
              "testCount", choice.testImages(),
              "classNames", choice.classNames(),
              "checksum", checksum,
              "origin", origin));
    }
  }

  OwnDataFolder(Path parent) {
    this.parent = parent.toAbsolutePath();
  }

  /// One of the person's data sets.
  final class Kept implements DataSource {
    private final Info info;
    private final DataChoice choice;

    private Kept(Info info) {
      this.info = info;
      choice = info.choice;
    }

    @Override
    public String id() {
      return choice.id();
    }

    @Override
    public String name() {
      return choice.name();
    }

    @Override
    public LoadOutcome load(Progress progress) throws DataException {
      if (!progress.goesOn(0, 2)) {
        return new LoadOutcome.Cancelled();
      }
      List<String> notes = new ArrayList<>();
      LabelledImages train = part("train", choice.trainImages(), notes);
      if (!progress.goesOn(1, 2)) {
        return new LoadOutcome.Cancelled();
      }
      LabelledImages test = part("t10k", choice.testImages(), notes);
      return new LoadOutcome.Loaded(
          TruthFiles.drawn(
              new DataSet(id(), name(), train, test, info.checksum, info.origin),
              TruthFiles.truth(parent.resolve(id()), choice.size().width(), notes)),
          List.of(),
          0,
          notes);
    }

    private LabelledImages part(String prefix, int count, List<String> notes) throws DataException {
      Path file = file(prefix + IMAGES);
      IdxReader.Images images = IdxReader.readImages(file);
      check(file, images.count(), count);
      if (!new ImageSize(images.width(), images.height()).equals(choice.size())) {
        throw changed(file);
      }
      return new LabelledImages(
          images.width(),
          images.height(),
          images.pixels(),
          labels(prefix, count),
          choice.classNames(),
          TruthFiles.factors(parent.resolve(id()), prefix, count, notes));
    }

    private byte[] labels(String prefix, int count) throws DataException {
      if (choice.classNames().isEmpty()) {
        return new byte[count];
      }
      Path file = file(prefix + LABELS);
      byte[] labels = IdxReader.readLabels(file, choice.classNames().size());
      check(file, labels.length, count);
      return labels;
    }

    private void check(Path file, int found, int promised) throws DataException {
      if (found != promised) {
        throw changed(file);
      }
    }

    private DataException changed(Path file) {
      return new DataException(UserMessage.of("datasets.changed", file, name()));
    }

    private Path file(String name) {
      return parent.resolve(id()).resolve(name);
    }
  }

  List<DataChoice> choices() {
    return all().stream()
        .map(kept -> kept.choice)
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
    return all().stream().filter(kept -> kept.id().equals(id)).findFirst().orElse(null);
  }

  /// @param taken tells ids that mean something else
  DataChoice keep(DataSet data, String name, Predicate<String> taken) throws IOException {
    if (name.isBlank()) {
      throw new UserMessageException(UserMessage.of("datasets.nameless"), null);
    }
    String id =
        FolderNames.free(name, used -> taken.test(used) || Files.exists(parent.resolve(used)));
    DataChoice choice =
        new DataChoice(
            id,
            name.strip(),
            new ImageSize(data.width(), data.height()),
            data.train().count(),
            data.test().count(),
            data.classNames(),
            true);
    write(data, new Info(choice, data.checksum(), data.origin()), parent.resolve(id));
    return choice;
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
          UserMessage.of("datasets.unkept", info.choice.name(), UserMessages.argument(failure)),
          failure);
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
          found.add(new Kept(info));
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
      return fields.count("formatVersion") == FORMAT
          ? Info.of(folder.getFileName().toString(), fields)
          : null;
    } catch (IOException | InvalidValueException notOurs) {
      return null;
    }
  }
}
