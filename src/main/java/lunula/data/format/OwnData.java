package lunula.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import lunula.data.Classes;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.Factors;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Preview;
import lunula.data.Shaping;
import lunula.data.Skipped;
import lunula.data.SourceNames;
import lunula.data.Split;
import lunula.data.Truth;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images: looked at first, then loaded whole. What is broken is left out and
/// listed; only if nothing usable remains does loading fail.
///
/// Reads anew on every call, keeps nothing; blocking, usable from any thread. Make one with
/// [DataFinder] from whatever was chosen or dropped.
public abstract sealed class OwnData implements DataSource
    permits IdxFiles, ImageFolder, CsvTable, SparseText, ArrayFiles, CifarFiles, ParquetFiles {
  /// Together at most this many pixels, which bounds the memory.
  static final long MOST_PIXELS = 1L << 30;

  /// Likewise.
  static final int MOST_IMAGES = 10_000_000;

  private static final int BUFFER = 1 << 16;
  private static final String ORIGIN = "A person’s own images; origin and licence are theirs.";

  private final String name;
  private final ImportOptions options;
  private final Split split;

  /// Images of one size in the order they were found.
  ///
  /// @param pixels shape (count, height, width), unsigned bytes
  /// @param labels one name an image, or null if there are none
  /// @param factors what is known of each image
  /// @param sources what each was called
  record Part(
      int width,
      int height,
      byte[] pixels,
      String @Nullable [] labels,
      Factors factors,
      SourceNames sources) {
    /// Images that have no names.
    Part(int width, int height, byte[] pixels, String @Nullable [] labels, Factors factors) {
      this(width, height, pixels, labels, factors, SourceNames.none(factors.count()));
    }

    /// Images of which nothing is known but the class.
    Part(int width, int height, byte[] pixels, String @Nullable [] labels) {
      this(width, height, pixels, labels, Factors.none(pixels.length / (width * height)));
    }

    /// The same with what each image was called.
    Part named(SourceNames names) {
      return new Part(width, height, pixels, labels, factors, names);
    }

    int count() {
      return pixels.length / (width * height);
    }
  }

  /// What a source gave.
  ///
  /// @param only training images and, if there is no `test`, test images too
  /// @param test test images, if they came apart
  /// @param truth what drew the images, which then are labelled with its classes’ names
  record Gathered(
      Part only, @Nullable Part test, SkipList skipped, List<String> notes, Optional<Truth> truth) {
    /// Images that were not drawn.
    Gathered(Part only, @Nullable Part test, SkipList skipped, List<String> notes) {
      this(only, test, skipped, notes, Optional.empty());
    }
  }

  /// What was found out, and how to read by it.
  interface Found {
    ImportPlan plan();

    /// Reads images as planned.
    ///
    /// @param limit at most about this many of each part; `Integer.MAX_VALUE` for all
    /// @throws CancellationException if the listener ended it
    Gathered gather(int limit, Progress progress) throws DataException;
  }

  OwnData(String name, ImportOptions options, Split split) {
    this.name = name;
    this.options = options;
    this.split = split;
  }

  @Override
  public final String id() {
    return DataSet.idOf(name);
  }

  @Override
  public final String name() {
    return name;
  }

  /// What the person decided.
  public final ImportOptions options() {
    return options;
  }

  /// How pictures become images.
  public final Shaping shaping() {
    return options.shaping();
  }

  /// Reads all of it once, decides how it becomes a data set, and keeps the decision.
  ///
  /// @throws DataException if nothing can be made of it, with a sentence for the person
  /// @throws CancellationException if the listener ended it
  public final Survey survey(Progress progress) throws DataException {
    try {
      return new Survey(this, find(progress));
    } catch (DataException | CancellationException known) {
      throw known;
    } catch (IOException failure) {
      throw unreadable(name, failure);
    }
  }

  static DataException unreadable(Object what, IOException failure) {
    return new DataException(
        UserMessage.of("data.unreadable.file", what, UserMessages.argument(failure)), failure);
  }

  /// The first images as they will look; of a folder, a few from everywhere in it.
  ///
  /// @param count how many at most, at least 1
  /// @throws DataException if there are none, with a sentence for the person
  public final Preview preview(int count) throws DataException {
    return survey(Progress.NONE).preview(count);
  }

  @Override
  public final LoadOutcome load(Progress progress) throws DataException {
    boolean[] looked = new boolean[1];
    try {
      Survey survey =
          survey(
              (done, total) -> {
                looked[0] = true;
                return progress.goesOn(done, 2 * total);
              });
      return survey.load(
          (done, total) ->
              looked[0] ? progress.goesOn(total + done, 2 * total) : progress.goesOn(done, total));
    } catch (CancellationException cancelled) {
      return new LoadOutcome.Cancelled();
    }
  }

  /// Looks through all of it.
  ///
  /// @throws CancellationException if the listener ended it
  abstract Found find(Progress progress) throws IOException;

  /// A decision about a person's own data, which the preview and the import follow.
  public static final class Survey {
    private final OwnData source;
    private final Found found;

    private Survey(OwnData source, Found found) {
      this.source = source;
      this.found = found;
    }

    /// What becomes of the data.
    public ImportPlan plan() {
      return found.plan();
    }

    /// What to call the data set.
    public String name() {
      return source.name();
    }

    /// The first images as they will look; of a folder, a few from everywhere in it.
    ///
    /// @param count how many at most, at least 1
    /// @throws DataException if there are none, with a sentence for the person
    public Preview preview(int count) throws DataException {
      Gathered some = found.gather(Math.max(1, count), Progress.NONE);
      LabelledImages images = source.label(plan(), some, some.only());
      List<String> notes = new ArrayList<>(plan().notes());
      notes.addAll(some.notes());
      return new Preview(images, plan(), some.skipped().first(), notes);
    }

    /// Reads all images.
    ///
    /// @throws DataException if they cannot be used, or the plan has a question open
    public LoadOutcome load(Progress progress) throws DataException {
      List<String> questions = plan().questions();
      if (!questions.isEmpty()) {
        throw new DataException("data.undecided", source.name(), String.join(" ", questions));
      }
      try {
        Gathered all = found.gather(Integer.MAX_VALUE, progress);
        DataSet data = source.assemble(plan(), all);
        List<String> notes = new ArrayList<>(plan().notes());
        notes.addAll(all.notes());
        return new LoadOutcome.Loaded(data, all.skipped().first(), all.skipped().count(), notes);
      } catch (CancellationException cancelled) {
        return new LoadOutcome.Cancelled();
      }
    }
  }

  /// Refuses pipes, devices and the like, which may have no end or never begin.
  ///
  /// @throws DataException if something is there that is no file
  static void checkRegular(Path file) throws DataException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new DataException("data.irregular", file);
    }
  }

  /// Reads a file.
  ///
  /// @throws DataException with what is wrong with it
  static <T> T reading(Path file, Reading<T> reading) throws DataException {
    checkRegular(file);
    try {
      return reading.read();
    } catch (DataException known) {
      throw known;
    } catch (NoSuchFileException missing) {
      throw new DataException(UserMessage.of("data.gone", file), missing);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /// What is read from a file.
  interface Reading<T> {
    T read() throws IOException;
  }

  /// A stream's bytes, unpacked if they are gzipped.
  ///
  /// @param raw supports marks
  static InputStream unpacked(InputStream raw) throws IOException {
    return isGzipped(raw) ? new GZIPInputStream(raw, BUFFER) : raw;
  }

  /// Whether a stream begins as gzipped ones do; reads nothing of it.
  ///
  /// @param raw supports marks
  static boolean isGzipped(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzipped = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzipped;
  }

  private DataSet assemble(ImportPlan plan, Gathered found) throws DataException {
    LabelledImages only = label(plan, found, found.only());
    Part test = found.test();
    if (test != null) {
      return TruthFiles.drawn(
          DataSet.of(id(), name, only, label(plan, found, test), ORIGIN), found.truth());
    }
    if (only.count() < 2) {
      throw new DataException("data.one", name);
    }
    Split.Parts parts = split.of(only.count());
    return TruthFiles.drawn(
        DataSet.of(id(), name, only.pick(parts.train()), only.pick(parts.test()), ORIGIN),
        found.truth());
  }

  /// What images of no class are called beside such that have one.
  static String classless() {
    return UserMessages.words(UserMessage.of("data.class.none"));
  }

  /// The names of the classes that labels name.
  ///
  /// @param labels one name an image of each part, or null for parts without; where they are places
  ///     in the list of known names, these are put in their stead
  /// @param known names of the classes in their order; empty if they are not known
  /// @throws DataException if they are too many
  List<String> classNames(List<String @Nullable []> labels, List<String> known)
      throws DataException {
    Set<String> distinct = new LinkedHashSet<>();
    boolean without = false;
    for (String[] part : labels) {
      without |= part == null;
      distinct.addAll(part == null ? List.of() : Arrays.asList(part));
    }
    if (distinct.isEmpty()) {
      return List.of();
    }
    Classes classes = Classes.of(name, distinct.toArray(String[]::new), null);
    Classes named = classes.namedBy(known);
    List<String> names = new ArrayList<>(named.names());
    if (named != classes) {
      for (String[] part : labels) {
        for (int i = 0; part != null && i < part.length; i++) {
          part[i] = known.get(Integer.parseInt(part[i]));
        }
      }
    }
    if (without && !names.contains(classless())) {
      names.add(classless());
    }
    return names;
  }

  private LabelledImages label(ImportPlan plan, Gathered found, Part part) throws DataException {
    if (part.count() == 0) {
      throw new DataException(emptySentence(found));
    }
    Part first = found.only();
    if (part.width() != first.width() || part.height() != first.height()) {
      throw new DataException(
          "data.parts.differ", name, first.width(), first.height(), part.width(), part.height());
    }
    List<String> names = plan.classNames();
    byte[] numbers = new byte[part.count()];
    if (!names.isEmpty()) {
      Map<String, Byte> byName = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        byName.put(names.get(i), (byte) i);
      }
      String[] labels = part.labels();
      for (int i = 0; i < numbers.length; i++) {
        Byte number = byName.get(labels == null ? classless() : labels[i]);
        if (number == null) {
          throw new DataException("data.changed", name);
        }
        numbers[i] = number;
      }
    }
    return new LabelledImages(
        part.width(), part.height(), part.pixels(), numbers, names, part.factors(), part.sources());
  }

  private UserMessage emptySentence(Gathered found) {
    List<Skipped> skipped = found.skipped().first();
    if (skipped.isEmpty()) {
      return UserMessage.of("data.none", name);
    }
    int others = found.skipped().count() - 1;
    Object more = others == 0 ? "" : UserMessage.of("data.unusable.more", others);
    return UserMessage.of("data.unusable", name, skipped.getFirst().toString(), more);
  }

  /// Brings images of one size, as unsigned bytes, into the wanted shape.
  final Part shape(Part part, Progress progress) throws DataException {
    Shaping shaping = shaping();
    if (shaping.keepsSize() && shaping.tone() == Shaping.Tone.AS_IT_IS) {
      return part;
    }
    AreaScaling scaling = AreaScaling.of(part.width(), part.height(), shaping);
    int size = part.width() * part.height();
    int newSize = scaling.width() * scaling.height();
    byte[] pixels = new byte[checkedLength(name, part.count(), newSize)];
    float[] levels = new float[size];
    for (int image = 0; image < part.count(); image++) {
      for (int i = 0; i < size; i++) {
        levels[i] = Byte.toUnsignedInt(part.pixels()[image * size + i]);
      }
      scaling.scale(levels, part.width(), shaping.tone(), pixels, image * newSize);
      if ((image & 1023) == 0) {
        progress.report(part.count(), part.count());
      }
    }
    return new Part(
        scaling.width(), scaling.height(), pixels, part.labels(), part.factors(), part.sources());
  }

  /// Bytes of so many images.
  ///
  /// @throws DataException if they are more than fit
  static int checkedLength(String what, long count, long imageSize) throws DataException {
    if (count > MOST_IMAGES) {
      throw new DataException("data.images.many", what, count, MOST_IMAGES);
    }
    if (count * imageSize > MOST_PIXELS) {
      throw new DataException("data.many", what, count, imageSize, MOST_PIXELS);
    }
    return (int) (count * imageSize);
  }

  /// A growing list of sentences.
  static List<String> notes(String... sentences) {
    return new ArrayList<>(List.of(sentences));
  }

  /// A sentence.
  static String said(String key, Object... arguments) {
    return UserMessages.words(UserMessage.of(key, arguments));
  }

  /// What parts are for, by what they are called and what the person wants.
  ///
  /// @param uses as they are called; null where that tells nothing
  /// @param notes grows by what is decided
  List<ImportPlan.@Nullable Use> uses(List<ImportPlan.@Nullable Use> uses, List<String> notes) {
    boolean train = uses.contains(ImportPlan.Use.TRAIN) || uses.contains(null);
    boolean test = uses.contains(ImportPlan.Use.TEST);
    boolean validation = uses.contains(ImportPlan.Use.VALIDATION);
    boolean known = train && (test || validation);
    if (options.parts() == ImportOptions.Parts.JOINED || !known) {
      if (known) {
        notes.add(said("data.parts.joined"));
      }
      return uses.stream().map(use -> ImportPlan.Use.ALL).toList();
    }
    boolean leaves = validation && options.parts() == ImportOptions.Parts.WITHOUT_VALIDATION;
    if (validation) {
      notes.add(
          said(
              !test
                  ? "data.parts.validation.test"
                  : leaves ? "data.parts.validation.out" : "data.parts.validation.train"));
    }
    List<ImportPlan.@Nullable Use> decided = new ArrayList<>();
    for (ImportPlan.Use use : uses) {
      decided.add(
          use == null
              ? ImportPlan.Use.TRAIN
              : use != ImportPlan.Use.VALIDATION
                  ? use
                  : !test ? ImportPlan.Use.TEST : leaves ? null : use);
    }
    return decided;
  }
}
