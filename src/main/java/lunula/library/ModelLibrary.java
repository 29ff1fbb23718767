package lunula.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.AppFolders;
import lunula.files.AtomicWriter;
import lunula.files.FolderLock;
import lunula.files.FolderNames;
import lunula.files.Line;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.format.ForeignWeights;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;
import lunula.networks.ResidentImages;
import lunula.train.BackgroundRun;
import org.jspecify.annotations.Nullable;

/// The models a person can open: those that came with Lunula and their own.
///
/// Blocking, for a background thread; safe for several at once. Keeps nothing in memory: every call
/// looks at the disk, so a folder that was removed meanwhile is no surprise. Every [IOException]'s
/// message is one sentence or two for the person, and whatever fails leaves the saved models as
/// they were.
public final class ModelLibrary implements Library {
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])[0-9]{1,9}(\\.[0-9]{1,9})?$");

  /// Bytes of a model of Fashion-MNIST with its codes, rounded up.
  private static final long LEAST_ROOM = 8 << 20;

  private static final String DEFAULT_MODEL = "fashion-mnist-vae";

  private final Path bundled;
  private final Path own;
  private final Optional<ModelImporter> importer;
  private final ModelSource source;
  private volatile List<String> problems = List.of();

  /// What the library holds.
  ///
  /// @param entries bundled models first, then the person's own by name
  /// @param problems one sentence for each folder that is no whole model
  public record Listing(List<LibraryEntry> entries, List<String> problems) {
    public Listing {
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }
  }

  /// @param bundled the folder of the models that came with Lunula; only read
  /// @param own the folder of the person's models; made when the first is kept
  /// @param data shows networks that were trained elsewhere, on one of its data sets; null for a
  /// library that takes whole models only
  /// @param source reads the models' cards
  public ModelLibrary(Path bundled, Path own, @Nullable DataSets data, ModelSource source) {
    this.bundled = bundled.toAbsolutePath().normalize();
    this.own = own.toAbsolutePath().normalize();
    importer = Optional.ofNullable(data).map(ModelImporter::new);
    this.source = source;
  }

  /// The library of this installation and person.
  public static ModelLibrary in(AppFolders folders) {
    return in(folders, DataSets.in(folders), new StoredModels());
  }

  /// The library of this installation and person.
  ///
  /// @param data the data sets of the same
  /// @param source reads the models' cards
  public static ModelLibrary in(AppFolders folders, DataSets data, ModelSource source) {
    return new ModelLibrary(folders.bundledModels(), folders.ownModels(), data, source);
  }

  /// Folder of the model to open first; reads nothing.
  public Path defaultModel() {
    return bundled.resolve(DEFAULT_MODEL);
  }

  /// All models; what cannot be read is told apart and stops nothing.
  public Listing list() {
    List<LibraryEntry> shipped = new ArrayList<>();
    List<LibraryEntry> kept = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    collect(bundled, shipped, problems);
    collect(own, kept, problems);
    // The one that opens at the first start leads.
    shipped.sort(Comparator.comparing(entry -> !entry.folder().equals(defaultModel())));
    kept.sort((a, b) -> String.CASE_INSENSITIVE_ORDER.compare(a.card().name(), b.card().name()));
    return new Listing(Stream.concat(shipped.stream(), kept.stream()).toList(), problems);
  }

  @Override
  public List<LibraryEntry> entries() {
    Listing listing = list();
    problems = listing.problems();
    return listing.entries();
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  /// Makes sure that a model can be kept, before the work that makes it: the folder can be written
  /// to and its disk has room for one.
  ///
  /// @throws IOException with a sentence for the person
  public void checkRoom() throws IOException {
    AtomicWriter.checkRoom(own, LEAST_ROOM);
  }

  /// Keeps a model in the person's library.
  ///
  /// @param name what the person calls it; the folder's name is made from it
  /// @throws IOException if the name is blank or the model could not be written whole
  @Override
  public LibraryEntry keep(SavedModel model, String name) throws IOException {
    SavedModel named = model.named(checkedName(name));
    return FolderLock.holding(
        own,
        () -> {
          Path folder = freeFolder(named.card().name());
          ModelFolder.write(named, folder);
          return entry(folder, named.card());
        });
  }

  /// Gives one of the person's models another name.
  ///
  /// @return the entry under its new name, in the same folder
  @Override
  public LibraryEntry rename(LibraryEntry entry, String name) throws IOException {
    String checked = checkedName(name);
    return changed(entry, "library.bundled.renamed", card -> card.named(checked));
  }

  /// Changes the card as it is on the disk now: since it was listed, another process may have
  /// changed it.
  private LibraryEntry changed(LibraryEntry entry, String refusal, UnaryOperator<ModelCard> change)
      throws IOException {
    return FolderLock.holding(
        own,
        () -> {
          checkChangeable(entry, refusal);
          ModelCard card = change.apply(ModelFolder.readCard(entry.folder()));
          return entry(entry.folder(), ModelFolder.replaceCard(entry.folder(), card));
        });
  }

  @Override
  public LibraryEntry measured(LibraryEntry entry, Measurements measures) throws IOException {
    return entry.bundled()
        ? new LibraryEntry(entry.folder(), true, entry.card().with(measures))
        : changed(entry, "library.bundled.measured", card -> card.with(measures));
  }

  /// Deletes one of the person's models. The caller has asked the person.
  @Override
  public void delete(LibraryEntry entry) throws IOException {
    FolderLock.holding(
        own,
        () -> {
          checkChangeable(entry, "library.bundled.deleted");
          ModelFolder.delete(entry.folder());
          return entry;
        });
  }

  @Override
  public void export(Path model, Path file) throws IOException {
    // Only what is whole can be opened elsewhere.
    ModelFolder.read(model);
    ModelArchive.pack(model, file);
  }

  /// Copies whole models into the person's library, byte for byte: all of them or none.
  ///
  /// @param folders of the models; only read
  /// @throws IOException with a sentence for the person; then the library is as it was
  public List<LibraryEntry> copy(List<Path> folders) throws IOException {
    List<ModelCard> cards = new ArrayList<>();
    for (Path folder : folders) {
      cards.add(ModelFolder.read(folder).card());
    }
    return FolderLock.holding(own, () -> copy(folders, cards));
  }

  private List<LibraryEntry> copy(List<Path> folders, List<ModelCard> cards) throws IOException {
    List<LibraryEntry> copied = new ArrayList<>();
    try {
      for (int i = 0; i < folders.size(); i++) {
        Path target = freeFolder(cards.get(i).name());
        ModelFolder.copy(folders.get(i), target);
        copied.add(entry(target, cards.get(i)));
      }
      return copied;
    } catch (IOException failure) {
      for (LibraryEntry each : copied) {
        ModelFolder.delete(each.folder());
      }
      throw failure;
    }
  }

  @Override
  public Optional<FoundModel> find(Path path) throws IOException {
    if (ForeignWeights.isIn(path) && importer.isPresent()) {
      return Optional.of(ForeignNetwork.read(path, null));
    }
    if (!ModelArchive.isZip(path)) {
      return findBare(path.toAbsolutePath().normalize());
    }
    try (ModelArchive archive = ModelArchive.unpack(path)) {
      return findBare(archive.folder());
    }
  }

  /// Nothing if the library has it already, which [#importFolder] finds then.
  private Optional<FoundModel> findBare(Path folder) throws IOException {
    boolean bare = importer.isPresent() && ModelFolder.isBare(folder);
    return bare && twin(folder, entry -> !entry.bundled()).isEmpty()
        ? Optional.of(ModelImporter.read(folder))
        : Optional.empty();
  }

  @Override
  public List<DataChoice> fitting(FoundModel found) {
    return importer.map(by -> by.fitting(found)).orElse(List.of());
  }

  /// Says that nobody has said which images a network belongs to.
  ///
  /// @param fitting the data sets that it may belong to; not one alone
  public static UserMessageException undecided(FoundModel found, List<DataChoice> fitting) {
    return fitting.isEmpty()
        ? new UserMessageException("library.found.data.none", found.name(), found.images())
        : new UserMessageException(
            "library.found.data.several",
            found.name(),
            found.images(),
            fitting.size(),
            fitting.stream().map(DataChoice::id).collect(Collectors.joining(", ")));
  }

  /// The card of a whole model, read with all of it.
  ///
  /// @param path a model folder, or a zip archive of one
  public ModelCard read(Path path) throws IOException {
    if (!ModelArchive.isZip(path)) {
      return ModelFolder.read(path).card();
    }
    try (ModelArchive archive = ModelArchive.unpack(path)) {
      return ModelFolder.read(archive.folder()).card();
    }
  }

  @Override
  public DataSet images(DataChoice choice) throws IOException {
    return importer.orElseThrow().data.load(choice.id());
  }

  /// Copies a model folder from anywhere into the person's library, after reading all of it. One
  /// that lies in the library already is not copied again. A network that was trained elsewhere,
  /// with nothing but `config.json` and `model.safetensors`, is encoded and measured first, where
  /// there is one data set only that it can belong to; the library stays usable meanwhile.
  ///
  /// What has been taken in before, and has its name still, is not copied again either: what one
  /// double-clicks every day is one model.
  ///
  /// @param folder a model folder, or a zip archive of one; only read
  @Override
  public Optional<LibraryEntry> importFolder(Path folder, Progress progress) throws IOException {
    if (ForeignWeights.isIn(folder)) {
      throw new UserMessageException("library.foreign.asked", folder);
    }
    boolean zip = ModelArchive.isZip(folder);
    if (!zip && Files.isRegularFile(folder)) {
      throw new UserMessageException(ForeignWeights.otherKind(folder), folder);
    }
    if (!zip) {
      return importPlain(folder.toAbsolutePath().normalize(), progress);
    }
    try (ModelArchive archive = ModelArchive.unpack(folder)) {
      return importPlain(archive.folder(), progress);
    }
  }

  @Override
  public Optional<LibraryEntry> importFound(
      FoundModel found, FoundModel.Choice choice, String name, DataSet images, Progress progress)
      throws IOException {
    String checked = checkedName(name);
    ImageSize size = new ImageSize(images.width(), images.height());
    if (!found.fits(size, images.classNames().size())) {
      throw new UserMessageException(
          "library.found.data", found.name(), found.images(), images.name(), size.toString());
    }
    try {
      BareModel bare = found.model(size, choice);
      SavedModel adopted = ModelImporter.adopt(checked, bare, images, progress);
      return Optional.of(keep(adopted, checked));
    } catch (CancellationException cancelled) {
      return Optional.empty();
    }
  }

  private Optional<LibraryEntry> importPlain(Path source, Progress progress) throws IOException {
    if (importer.isPresent() && ModelFolder.isBare(source)) {
      Optional<LibraryEntry> before = twin(source, entry -> !entry.bundled());
      return before.isPresent() ? before : adopt(importer.get(), source, progress);
    }
    SavedModel model = ModelFolder.read(source);
    if (bundled.equals(source.getParent())) {
      return Optional.of(new LibraryEntry(source, true, model.card()));
    }
    if (own.equals(source.getParent())) {
      return Optional.of(entry(source, model.card()));
    }
    String name = model.card().name();
    return FolderLock.holding(
        own,
        () -> {
          Optional<LibraryEntry> before = twin(source, entry -> entry.card().name().equals(name));
          return before.isPresent() ? before : Optional.of(keep(model, name));
        });
  }

  /// A model of the library with the very same weights.
  private Optional<LibraryEntry> twin(Path source, Predicate<LibraryEntry> among) {
    return list().entries().stream()
        .filter(among)
        .filter(entry -> ModelFolder.sameWeights(entry.folder(), source))
        .findFirst();
  }

  private Optional<LibraryEntry> adopt(ModelImporter by, Path source, Progress progress)
      throws IOException {
    try {
      SavedModel adopted = by.adopt(source, progress);
      return Optional.of(keep(adopted, adopted.card().name()));
    } catch (CancellationException cancelled) {
      return Optional.empty();
    }
  }

  private void collect(Path parent, List<LibraryEntry> found, List<String> problems) {
    for (Path folder : folders(parent, problems)) {
      try {
        ModelCard card = source.card(folder);
        found.add(new LibraryEntry(folder, parent.equals(bundled), card));
      } catch (IOException broken) {
        problems.add(UserMessages.words(broken));
      } catch (RuntimeException unforeseen) {
        // One folder that no reader foresaw must not hide all the others.
        problems.add(
            UserMessages.words(
                UserMessage.of("library.unreadable", folder, UserMessages.argument(unforeseen))));
      }
    }
  }

  private static List<Path> folders(Path parent, List<String> problems) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(parent)) {
      return names
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(Files::isDirectory)
          .sorted(byNumber())
          .toList();
    } catch (IOException failure) {
      problems.add(
          UserMessages.words(
              UserMessage.of("library.unlisted", parent, UserMessages.argument(failure))));
      return List.of();
    }
  }

  /// By name, but `beta-4` before `beta-16`.
  private static Comparator<Path> byNumber() {
    return Comparator.comparing((Path folder) -> NUMBER.matcher(folder.toString()).replaceFirst(""))
        .thenComparingDouble(ModelLibrary::number)
        .thenComparing(Comparator.naturalOrder());
  }

  /// The number a name ends with; names that end with none come first.
  private static double number(Path folder) {
    Matcher number = NUMBER.matcher(folder.toString());
    return number.find() ? Double.parseDouble(number.group()) : -1;
  }

  private static LibraryEntry entry(Path folder, ModelCard card) {
    return new LibraryEntry(folder, false, card);
  }

  private void checkChangeable(LibraryEntry entry, String what) throws IOException {
    if (entry.bundled() || !own.equals(entry.folder().getParent())) {
      throw new UserMessageException(what, entry.card().name());
    }
    if (!Files.isDirectory(entry.folder())) {
      throw new UserMessageException("library.moved", entry.card().name(), own);
    }
  }

  private static String checkedName(String name) throws IOException {
    if (name.isBlank()) {
      throw new UserMessageException("library.nameless");
    }
    if (!Line.of(name, ModelCard.LONGEST_NAME).equals(Line.of(name, Integer.MAX_VALUE))) {
      throw new UserMessageException("library.name.long", ModelCard.LONGEST_NAME);
    }
    return name.strip();
  }

  private Path freeFolder(String name) {
    return own.resolve(
        FolderNames.free(
            name, folder -> Files.exists(own.resolve(folder), LinkOption.NOFOLLOW_LINKS)));
  }

  /// Makes a whole model of a network that was trained elsewhere: encodes the images of its data
  /// set, measures its losses there, and writes it a card.
  ///
  /// Blocking, for some seconds; one thread, since the engine leaks memory for every new one.
  private static final class ModelImporter {
    private static final long SEED = 1;

    private final DataSets data;

    /// @param data what to look for fitting images in
    ModelImporter(DataSets data) {
      this.data = data;
    }

    /// Reads and completes a bare model.
    ///
    /// @param folder holds `config.json` and `model.safetensors`; only read
    /// @param progress hears how many images have their places; called on this thread
    /// @throws IOException with a sentence for the person, if it cannot be read or no images fit
    /// @throws CancellationException if the listener ended it
    SavedModel adopt(Path folder, Progress progress) throws IOException {
      FoundModel found = read(folder);
      ImageSize size = only(found).size();
      BareModel bare = found.model(size, found.usual(size));
      return adopt(found.name(), bare, data.load(only(found).id()), progress);
    }

    /// The network of a folder without a card.
    static FoundModel read(Path folder) throws IOException {
      BareModel bare = ModelFolder.readBare(folder);
      Path last = folder.toAbsolutePath().normalize().getFileName();
      String name = last == null ? "Model" : last.toString();
      if (!bare.architecture().encodes()) {
        throw new UserMessageException("library.generator", name);
      }
      return FoundModel.Bare.of(name, bare);
    }

    static SavedModel adopt(String name, BareModel bare, DataSet images, Progress progress)
        throws IOException {
      String engine = Autoencoder.start(bare.architecture());
      try (Autoencoder network = Autoencoder.of(bare.architecture(), bare.weights());
          ResidentImages test = new ResidentImages(images.test());
          ResidentImages train = new ResidentImages(images.train())) {
        Encodings trainPlaces = network.encode(train, after(0, test.count(), progress));
        Encodings testPlaces = network.encode(test, after(train.count(), 0, progress));
        ModelCard.TestResult tested =
            Evaluation.full(TrainingPlan.EVERY_CLASS, network, test, new Random(SEED));
        ModelCard card = card(name, bare, images, tested, engine);
        return new SavedModel(card, bare.weights(), trainPlaces, testPlaces);
      }
    }

    /// Tells of a part of the images.
    ///
    /// @param before images done before
    /// @param later images to do after this part
    private static Progress after(long before, long later, Progress whole) {
      return (done, count) -> whole.goesOn(before + done, before + count + later);
    }

    /// The data sets that a network may belong to, as far as sizes and classes tell.
    List<DataChoice> fitting(FoundModel found) {
      return data.choices().stream().filter(found::fits).toList();
    }

    /// The only one. Which of several it is nobody can know but the person.
    private DataChoice only(FoundModel found) throws IOException {
      List<DataChoice> fitting = fitting(found);
      if (fitting.size() == 1) {
        return fitting.getFirst();
      }
      throw undecided(found, fitting);
    }

    private static ModelCard card(
        String name, BareModel bare, DataSet images, ModelCard.TestResult tested, String engine) {
      Map<String, String> versions = new LinkedHashMap<>(BackgroundRun.versions(engine));
      versions.put(ModelCard.TRAINING, ModelCard.ELSEWHERE);
      return new ModelCard(
          name,
          "Trained elsewhere: a network %s, shown and measured here on %s."
              .formatted(bare.architecture().summary(), images.name()),
          images.name(),
          images.checksum(),
          TrainingPlan.unknown(bare.architecture(), bare.objective()),
          List.of(),
          tested,
          0,
          Instant.now(),
          versions,
          Measurements.NONE);
    }
  }
}
