package lunula.datasets;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.ImportOptions;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Shaping;
import lunula.data.Skipped;
import lunula.data.Split;
import lunula.data.TextForm;
import lunula.data.format.BundledTexts;
import lunula.data.format.DataFinder;
import lunula.data.format.FashionMnist;
import lunula.data.format.IdxReader;
import lunula.data.format.IdxWriter;
import lunula.data.format.OwnData;
import lunula.data.format.OwnTexts;
import lunula.data.format.SourceFiles;
import lunula.data.format.TruthFiles;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.Moons;
import lunula.files.AppFolders;
import lunula.files.AtomicWriter;
import lunula.files.FolderLock;
import lunula.files.FolderNames;
import lunula.files.JsonException;
import lunula.files.JsonFields;
import lunula.files.JsonText;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.model.Alphabet;
import lunula.model.ImageSize;
import lunula.model.TextCodes;
import lunula.model.card.ModelCard;
import org.jspecify.annotations.Nullable;

/// The data sets a person can choose: those that come with Lunula and those they brought.
///
/// Safe for several threads at once. [#choices] and [#choiceOf] take no time to speak of;
/// everything else blocks.
public final class DataSets {
  /// Stands between a path and what was decided on its images.
  private static final char DECIDED = '?';

  /// Fashion-MNIST, which is always there.
  public static final DataChoice FASHION =
      new DataChoice(
          FashionMnist.ID,
          FashionMnist.NAME,
          ImageSize.SMALL,
          FashionMnist.TRAIN_COUNT,
          FashionMnist.TEST_COUNT,
          FashionMnist.CLASS_NAMES,
          false);

  private static final int MOST_REMEMBERED = 2;
  private static final int LARGE_MOON = 64;

  private final FashionMnist garments;
  private final SequencedMap<String, Moons> moons = new LinkedHashMap<>();
  private final SequencedMap<String, BundledTexts> texts = new LinkedHashMap<>();
  private final OwnDataFolder own;
  private final Deque<Remembered> newest = new ArrayDeque<>();

  /// What was loaded, for as long as somebody uses it: nobody needs the same images twice.
  private final Map<String, InUse> inUse = new HashMap<>();

  private record Remembered(String id, LoadOutcome.Loaded outcome) {}

  private record InUse(
      WeakReference<DataSet> data, List<Skipped> skipped, int skippedCount, List<String> notes) {
    static InUse of(LoadOutcome.Loaded loaded) {
      return new InUse(
          new WeakReference<>(loaded.data()),
          loaded.skipped(),
          loaded.skippedCount(),
          loaded.notes());
    }

    Optional<LoadOutcome.Loaded> loaded() {
      return Optional.ofNullable(data.get())
          .map(images -> new LoadOutcome.Loaded(images, skipped, skippedCount, notes));
    }
  }

  /// @param assets the folder of the data sets that came with Lunula, a folder each
  /// @param own the folder of the person's data sets; made when the first is kept
  public DataSets(Path assets, Path own) {
    garments = new FashionMnist(assets.resolve(FashionMnist.ID));
    this.own = new OwnDataFolder(own);
    MoonRecipe every = MoonRecipe.of(MoonPhases.EVERY_PHASE);
    MoonRecipe extremes = MoonRecipe.of(MoonPhases.FULL_AND_CRESCENT);
    moons.put("moons", new Moons(every));
    moons.put("moons-extremes", new Moons(extremes));
    moons.put("moons-64", new Moons(every.withSide(LARGE_MOON)));
    moons.put("moons-64-extremes", new Moons(extremes.withSide(LARGE_MOON)));
    for (BundledTexts.Kind kind : List.of(BundledTexts.COUPLETS, BundledTexts.WORDS)) {
      texts.put(kind.id(), new BundledTexts(kind, assets));
    }
  }

  /// The data sets of this installation and person.
  public static DataSets in(AppFolders folders) {
    return new DataSets(folders.assets(), folders.ownData());
  }

  /// All data sets: Fashion-MNIST, the moons, the texts, then the person's own by name. Looks at
  /// no image.
  public List<DataChoice> choices() {
    List<DataChoice> choices = new ArrayList<>();
    choices.add(FASHION);
    moons.forEach((id, source) -> choices.add(choice(id, source.name(), source.recipe())));
    texts.values().forEach(source -> choices.add(choice(source.kind())));
    choices.addAll(own.choices());
    return List.copyOf(choices);
  }

  /// A sentence for each folder among the person's own that holds no data set that can be read.
  public List<String> problems() {
    return own.problems();
  }

  private static DataChoice choice(String id, String name, MoonRecipe recipe) {
    ImageSize size = new ImageSize(recipe.side(), recipe.side());
    return new DataChoice(
        id,
        name,
        size,
        recipe.trainCount(),
        recipe.testCount(),
        recipe.phases().classNames(),
        false);
  }

  private static DataChoice choice(BundledTexts.Kind kind) {
    return new DataChoice(
        kind.id(),
        kind.name(),
        TextCodes.size(kind.places()),
        kind.trainCount(),
        kind.testCount(),
        kind.classNames(),
        false,
        true);
  }

  /// The data set that a model was trained on: the one of its checksum, else the one of its name.
  public Optional<DataChoice> choiceOf(ModelCard card) {
    Optional<String> id = idOf(card.dataChecksum());
    List<DataChoice> choices = choices();
    return choices.stream()
        .filter(choice -> id.equals(Optional.of(choice.id())))
        .findFirst()
        .or(
            () ->
                choices.stream().filter(named -> named.name().equals(card.dataSet())).findFirst());
  }

  private Optional<String> idOf(String checksum) {
    synchronized (newest) {
      for (Remembered one : newest) {
        if (one.outcome.data().checksum().equals(checksum)) {
          return Optional.of(one.id);
        }
      }
    }
    return own.idOf(checksum);
  }

  /// A data set of the catalog, or in any file or folder that [DataFinder] knows.
  ///
  /// @param word an id, or else a path, as [#findable] gives it
  /// @throws DataException with a sentence for the person, if it is neither
  public DataSource source(String word) throws DataException {
    return source(word, Progress.NONE);
  }

  private DataSource source(String word, Progress progress) throws DataException {
    DataSource known = known(word);
    if (known != null) {
      return known;
    }
    Optional<OwnTexts> lines = textsElsewhere(word);
    if (lines.isPresent()) {
      return lines.get();
    }
    int decided = word.lastIndexOf(DECIDED);
    if (decided > 0) {
      try {
        return elsewhere(
            word.substring(0, decided), ImportOptions.read(word.substring(decided + 1)), progress);
      } catch (IllegalArgumentException ofThePath) {
        // A name with such a character in it.
      }
    }
    return elsewhere(word, ImportOptions.of(Shaping.asItIs()), progress);
  }

  /// A word by which [#source] finds a data set from any working directory.
  ///
  /// @param word an id, or else a path
  /// @param options what was decided on a path
  public String findable(String word, ImportOptions options) {
    if (knows(word)) {
      return word;
    }
    String decided = options.written();
    String path = Path.of(word).toAbsolutePath().toString();
    return decided.isEmpty() ? path : path + DECIDED + decided;
  }

  /// The texts in a file; empty if it is no file of texts.
  public Optional<OwnTexts> textsElsewhere(String path) {
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      return OwnTexts.isOne(file)
          ? Optional.of(new OwnTexts(file, Split.ONE_IN_SIX))
          : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /// A data set in a file or folder, made as the person decided.
  ///
  /// @throws DataException with a sentence for the person, if there is none
  public OwnData elsewhere(String path, ImportOptions options) throws DataException {
    return elsewhere(path, options, Progress.NONE);
  }

  /// The same, told and ended while an archive is unpacked.
  ///
  /// @throws CancellationException if the listener ended it
  public OwnData elsewhere(String path, ImportOptions options, Progress progress)
      throws DataException {
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      if (Files.exists(file)) {
        return DataFinder.find(file, options, Split.ONE_IN_SIX, progress);
      }
    } catch (InvalidPathException noPath) {
      // Then it is no data set either, as said below.
    }
    throw new DataException(
        "datasets.none", path, String.join(", ", choices().stream().map(DataChoice::id).toList()));
  }

  /// Whether a data set of the catalog is meant.
  ///
  /// @param word an id, or a name that only one has
  public boolean knows(String word) {
    return known(word) != null;
  }

  private @Nullable DataSource known(String word) {
    DataSource byId = byId(word);
    if (byId != null) {
      return byId;
    }
    List<DataChoice> named =
        choices().stream().filter(choice -> choice.name().equalsIgnoreCase(word.strip())).toList();
    return named.size() == 1 ? byId(named.getFirst().id()) : null;
  }

  private @Nullable DataSource byId(String id) {
    if (id.equals(FashionMnist.ID)) {
      return garments;
    }
    Moons drawn = moons.get(id);
    if (drawn != null) {
      return drawn;
    }
    BundledTexts written = texts.get(id);
    return written != null ? written : own.source(id);
  }

  /// Loads a data set. The newest two of the catalog stay in memory, and all that are in use are
  /// shared, so that asking again costs nothing; what lies elsewhere is read anew each time.
  ///
  /// @param word an id, or else a path
  /// @param progress may end it
  /// @throws DataException with a sentence for the person
  public LoadOutcome load(String word, Progress progress) throws DataException {
    LoadOutcome.Loaded before = remembered(word);
    if (before != null) {
      return before;
    }
    DataSource known = known(word);
    LoadOutcome outcome;
    try {
      outcome = (known != null ? known : source(word, progress)).load(progress);
    } catch (CancellationException cancelled) {
      return new LoadOutcome.Cancelled();
    }
    if (known != null && outcome instanceof LoadOutcome.Loaded loaded) {
      remember(word, loaded);
    }
    return outcome;
  }

  /// Loads a data set that nobody can cancel.
  public DataSet load(String word) throws DataException {
    return load(word, Progress.NONE).whole();
  }

  private LoadOutcome.@Nullable Loaded remembered(String id) {
    synchronized (newest) {
      InUse before = inUse.get(id);
      return before == null ? null : before.loaded().orElse(null);
    }
  }

  private void remember(String id, LoadOutcome.Loaded loaded) {
    synchronized (newest) {
      newest.removeIf(one -> one.id.equals(id));
      newest.addFirst(new Remembered(id, loaded));
      inUse.put(id, InUse.of(loaded));
      if (newest.size() > MOST_REMEMBERED) {
        newest.removeLast();
      }
    }
  }

  /// Keeps a data set among the person's own; whole or not at all.
  ///
  /// @param name what the person calls it; its id is made from it
  /// @throws IOException with a sentence for the person
  public DataChoice keep(DataSet data, String name) throws IOException {
    return keep(data, name, Progress.NONE);
  }

  /// Keeps a data set, likewise.
  ///
  /// @param progress may end it; then nothing is kept
  /// @throws CancellationException if the listener ended it
  public DataChoice keep(DataSet data, String name, Progress progress) throws IOException {
    return own.keep(data, name, id -> byId(id) != null, progress);
  }

  /// Draws moons and keeps them among the person's own data sets, with all that is known of them;
  /// whole or not at all. Blocking.
  ///
  /// @param name what the person calls them
  /// @param progress hears how far it has come, in moons, and may cancel
  /// @return nothing if cancelled
  /// @throws IOException with a sentence for the person
  public Optional<DataChoice> make(MoonRecipe recipe, String name, Progress progress)
      throws IOException {
    return switch (new Moons(recipe).load(progress)) {
      case LoadOutcome.Loaded loaded -> {
        try {
          yield Optional.of(keep(loaded.data(), name, progress));
        } catch (CancellationException cancelled) {
          yield Optional.empty();
        }
      }
      case LoadOutcome.Cancelled cancelled -> Optional.empty();
    };
  }

  /// Deletes one of the person's own data sets for good; models trained on it stay.
  ///
  /// @throws IOException with a sentence for the person
  public void delete(String id) throws IOException {
    own.delete(id);
    synchronized (newest) {
      newest.removeIf(one -> one.id.equals(id));
      inUse.remove(id);
    }
  }

  /// The data sets that a person brought, a folder each: four IDX files, `info.json`, which says
  /// what they are, and for drawn moons their [lunula.data.Truth]. Keeps nothing in memory;
  /// blocking, but quick where no image is read.
  private static final class OwnDataFolder {
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
                Stream.concat(TruthFiles.FILES.stream(), SourceFiles.FILES.stream()))
            .toList();
    private static final String ALPHABET = "alphabet";
    private static final int FORMAT = 1;

    private final Path parent;

    /// What `info.json` holds.
    private record Info(
        DataChoice choice, String checksum, String origin, @Nullable TextForm texts) {
      /// @throws IllegalArgumentException if the images have no size that Lunula knows
      static Info of(String id, JsonFields fields) throws JsonException {
        return new Info(
            new DataChoice(
                id,
                fields.text("name"),
                new ImageSize(fields.count("width"), fields.count("height")),
                fields.count("trainCount"),
                fields.count("testCount"),
                fields.texts("classNames"),
                true,
                fields.has(ALPHABET)),
            fields.text("checksum"),
            fields.text("origin"),
            fields.has(ALPHABET) ? new TextForm(new Alphabet(fields.text(ALPHABET))) : null);
      }

      byte[] json() {
        JsonObject fields =
            JsonText.object(
                "formatVersion", FORMAT,
                "name", choice.name(),
                "width", choice.size().width(),
                "height", choice.size().height(),
                "trainCount", choice.trainImages(),
                "testCount", choice.testImages(),
                "classNames", choice.classNames(),
                "checksum", checksum,
                "origin", origin);
        if (texts != null) {
          fields.addProperty(ALPHABET, texts.alphabet().characters());
        }
        return JsonText.file(fields);
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
        try {
          return whole(progress);
        } catch (CancellationException cancelled) {
          return new LoadOutcome.Cancelled();
        }
      }

      private LoadOutcome whole(Progress progress) throws DataException {
        List<String> notes = new ArrayList<>();
        LabelledImages train = part("train", choice.trainImages(), notes, progress);
        LabelledImages test = part("t10k", choice.testImages(), notes, progress);
        return new LoadOutcome.Loaded(
            TruthFiles.drawn(
                new DataSet(id(), name(), train, test, info.checksum, info.origin, info.texts),
                TruthFiles.truth(parent.resolve(id()), choice.size().width(), notes)),
            List.of(),
            0,
            notes);
      }

      private LabelledImages part(String prefix, int count, List<String> notes, Progress progress)
          throws DataException {
        Path file = file(prefix + IMAGES);
        IdxReader.Images images = IdxReader.readImages(file, progress);
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
            TruthFiles.factors(parent.resolve(id()), prefix, count, notes),
            SourceFiles.names(parent.resolve(id()), prefix, count, notes));
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
        return new DataException("datasets.changed", file, name());
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
    DataChoice keep(DataSet data, String name, Predicate<String> taken, Progress progress)
        throws IOException {
      if (name.isBlank()) {
        throw new UserMessageException("datasets.nameless");
      }
      return FolderLock.holding(
          parent,
          () -> {
            Predicate<String> used = id -> taken.test(id) || Files.exists(parent.resolve(id));
            DataChoice choice =
                new DataChoice(
                    FolderNames.free(name, used),
                    name.strip(),
                    new ImageSize(data.width(), data.height()),
                    data.train().count(),
                    data.test().count(),
                    data.classNames(),
                    true,
                    data.texts().isPresent());
            Info info = new Info(choice, data.checksum(), data.origin(), data.texts().orElse(null));
            write(data, info, parent.resolve(choice.id()), progress);
            return choice;
          });
    }

    private static void write(DataSet data, Info info, Path folder, Progress progress)
        throws IOException {
      try {
        AtomicWriter.createFolder(
            folder,
            partial -> {
              IdxWriter.writeAll(partial, data, progress);
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
        throw new UserMessageException("datasets.unknown", id);
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
          throw new UserMessageException("datasets.foreign", foreign.get());
        }
      }
    }

    private List<Kept> all() {
      return read(new ArrayList<>());
    }

    List<String> problems() {
      List<String> problems = new ArrayList<>();
      read(problems);
      return problems;
    }

    private List<Kept> read(List<String> problems) {
      List<Kept> found = new ArrayList<>();
      if (!Files.isDirectory(parent)) {
        return found;
      }
      try (DirectoryStream<Path> folders =
          Files.newDirectoryStream(
              parent,
              path -> !path.getFileName().toString().startsWith(".") && Files.isDirectory(path))) {
        for (Path folder : folders) {
          try {
            found.add(new Kept(info(folder)));
          } catch (IOException | RuntimeException notOurs) {
            problems.add(problem(folder, notOurs));
          }
        }
      } catch (IOException unreadable) {
        problems.add(problem(parent, unreadable));
      }
      return found;
    }

    private static String problem(Path folder, Exception failure) {
      return UserMessages.words(
          UserMessage.of("datasets.unreadable", folder, UserMessages.argument(failure)));
    }

    /// What a folder holds.
    ///
    /// @throws IllegalArgumentException if the images have no size that Lunula knows
    private static Info info(Path folder) throws IOException {
      Path file = folder.resolve(INFO);
      JsonFields fields = JsonFields.parse(file, Files.readAllBytes(file));
      int format = fields.count("formatVersion");
      if (format != FORMAT) {
        throw new UserMessageException("datasets.format", format, FORMAT);
      }
      return Info.of(folder.getFileName().toString(), fields);
    }
  }
}
