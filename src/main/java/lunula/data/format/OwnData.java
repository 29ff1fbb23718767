package lunula.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import lunula.data.Classes;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Preview;
import lunula.data.Shaping;
import lunula.data.Skipped;
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
    permits IdxFiles, ImageFolder, CsvTable, NumpyFile {
  /// Together at most this many pixels, which bounds the memory.
  static final long MOST_PIXELS = 1L << 30;

  /// Likewise.
  static final int MOST_IMAGES = 10_000_000;

  private static final int BUFFER = 1 << 16;
  private static final String ORIGIN = "A person’s own images; origin and licence are theirs.";

  private final String name;
  private final Shaping shaping;
  private final Split split;

  /// Images of one size in the order they were found.
  ///
  /// @param pixels shape (count, height, width), unsigned bytes
  /// @param labels one name an image, or null if there are none
  /// @param factors what is known of each image
  record Part(int width, int height, byte[] pixels, String @Nullable [] labels, Factors factors) {
    /// Images of which nothing is known but the class.
    Part(int width, int height, byte[] pixels, String @Nullable [] labels) {
      this(width, height, pixels, labels, Factors.none(pixels.length / (width * height)));
    }

    int count() {
      return pixels.length / (width * height);
    }
  }

  /// What a source found.
  ///
  /// @param only training images and, if there is no `test`, test images too
  /// @param test test images, if they came apart
  /// @param total images there are, or -1 if that is not known
  /// @param truth what drew the images, which then are labelled with its classes’ names
  record Gathered(
      Part only,
      @Nullable Part test,
      long total,
      SkipList skipped,
      List<String> notes,
      Optional<Truth> truth) {
    /// Images that were not drawn.
    Gathered(Part only, @Nullable Part test, long total, SkipList skipped, List<String> notes) {
      this(only, test, total, skipped, notes, Optional.empty());
    }
  }

  OwnData(String name, Shaping shaping, Split split) {
    this.name = name;
    this.shaping = shaping;
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

  /// How pictures become images.
  public final Shaping shaping() {
    return shaping;
  }

  /// The first images as they will look; of a folder, a few from everywhere in it.
  ///
  /// @param count how many at most, at least 1
  /// @throws DataException if there are none, with a sentence for the person
  public final Preview preview(int count) throws DataException {
    Gathered found = gather(Math.max(1, count), Progress.NONE);
    LabelledImages images = label(found, found.only(), classes(found));
    return new Preview(images, found.total(), found.skipped().first(), found.notes());
  }

  @Override
  public final LoadOutcome load(Progress progress) throws DataException {
    try {
      Gathered found = gather(Integer.MAX_VALUE, progress);
      DataSet data = assemble(found);
      return new LoadOutcome.Loaded(
          data, found.skipped().first(), found.skipped().count(), found.notes());
    } catch (CancellationException cancelled) {
      return new LoadOutcome.Cancelled();
    }
  }

  /// Reads images.
  ///
  /// @param limit at most this many
  /// @throws CancellationException if the listener ended it
  abstract Gathered gather(int limit, Progress progress) throws DataException;

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
      throw new DataException(
          UserMessage.of("data.unreadable.file", file, UserMessages.argument(failure)), failure);
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

  private DataSet assemble(Gathered found) throws DataException {
    Classes classes = classes(found);
    LabelledImages only = label(found, found.only(), classes);
    Part test = found.test();
    if (test != null) {
      return TruthFiles.drawn(
          DataSet.of(id(), name, only, label(found, test, classes), ORIGIN), found.truth());
    }
    if (only.count() < 2) {
      throw new DataException("data.one", name);
    }
    Split.Parts parts = split.of(only.count());
    return TruthFiles.drawn(
        DataSet.of(id(), name, only.pick(parts.train()), only.pick(parts.test()), ORIGIN),
        found.truth());
  }

  /// Names of the classes that labels number, if they are written down apart from them.
  List<String> classNames() {
    return List.of();
  }

  private @Nullable Classes classes(Gathered found) throws DataException {
    String[] labels = found.only().labels();
    Part test = found.test();
    if (labels == null || (test != null && test.labels() == null)) {
      return null;
    }
    List<String> known = found.truth().map(Truth::classNames).orElse(List.of());
    if (!known.isEmpty()) {
      return Classes.inOrder(known);
    }
    return Classes.of(name, labels, test == null ? null : test.labels()).namedBy(classNames());
  }

  private LabelledImages label(Gathered found, Part part, @Nullable Classes classes)
      throws DataException {
    if (part.count() == 0) {
      throw new DataException(emptySentence(found));
    }
    Part first = found.only();
    if (part.width() != first.width() || part.height() != first.height()) {
      throw new DataException(
          "data.parts.differ", name, first.width(), first.height(), part.width(), part.height());
    }
    String[] labels = part.labels();
    byte[] numbers = new byte[part.count()];
    List<String> names = List.of();
    if (classes != null && labels != null) {
      numbers = classes.numbers(labels);
      names = classes.names();
    }
    return new LabelledImages(
        part.width(), part.height(), part.pixels(), numbers, names, part.factors());
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
    return new Part(scaling.width(), scaling.height(), pixels, part.labels(), part.factors());
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
}
