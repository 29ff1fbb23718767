package lunula.data.format;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.Shaping;
import lunula.data.SourceNames;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A folder of pictures: PNG, JPEG, BMP, GIF, TIFF or WebP of any size. A sub-folder is a class;
/// pictures beside sub-folders are left out. If the folder has the sub-folders `train` and `test`
/// and no other, they are the two parts and their sub-folders the classes.
///
/// Pictures are turned grey by Rec. 709 luma and scaled by area averaging.
public final class ImageFolder extends OwnData {
  private static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
  private static final int REPORT_EVERY = 64;
  private static final int MOST_TABLES = 10;
  private static final int MOST_CLASSES = 256;
  private static final Pattern TABLE =
      Pattern.compile(".*\\.(csv|tsv|txt)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// A word and a number.
  private static final Pattern NUMBERED =
      Pattern.compile("(\\p{L}+(?:[ _-]+\\p{L}+)*)[ ._()-]*[0-9]+\\)?");

  /// What stands before the numbers of files without telling what they show.
  private static final Set<String> NUMBERING =
      Set.of(
          "img",
          "image",
          "images",
          "pic",
          "picture",
          "photo",
          "dsc",
          "dscn",
          "dscf",
          "frame",
          "scan",
          "screenshot",
          "sample",
          "file",
          "page",
          "slice",
          "tile",
          "p",
          "x",
          "train",
          "test",
          "val");

  private final Path folder;
  private final List<String> before;

  /// A picture file.
  ///
  /// @param className null if it has none
  private record Picture(Path file, ImportPlan.@Nullable Use use, @Nullable String className) {}

  /// @param shaping must give a size
  /// @throws IllegalArgumentException if it does not
  public ImageFolder(Path folder, Shaping shaping, Split split) {
    this(nameOf(folder), folder, ImportOptions.of(shaping), split);
  }

  ImageFolder(String name, Path folder, ImportOptions options, Split split) {
    this(name, folder, options, split, List.of());
  }

  /// @param before what is known of the folder already, a sentence each
  ImageFolder(String name, Path folder, ImportOptions options, Split split, List<String> before) {
    super(name, options, split);
    if (options.shaping().keepsSize()) {
      throw new IllegalArgumentException("pictures of a folder may differ in size; choose one");
    }
    this.folder = folder;
    this.before = List.copyOf(before);
  }

  static String nameOf(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  @Override
  Found find(Progress progress) throws IOException {
    SkipList skipped = new SkipList();
    List<String> notes = new ArrayList<>(before);
    Set<String> choices = new LinkedHashSet<>();
    List<Picture> pictures = classed(PictureFiles.below(folder, skipped), skipped, notes, choices);
    String label = options().label();
    if (!choices.isEmpty()
        && !label.isEmpty()
        && !Set.of(ImportOptions.NONE, ImportOptions.FIRST, ImportOptions.LAST)
            .contains(label.toLowerCase(Locale.ROOT))
        && choices.stream().noneMatch(label::equalsIgnoreCase)) {
      throw new DataException("data.label.unknown", name(), label, String.join(", ", choices));
    }
    List<ImportPlan.@Nullable Use> found = new ArrayList<>();
    for (ImportPlan.Use use : ImportPlan.Use.values()) {
      if (pictures.stream().anyMatch(picture -> picture.use() == use)) {
        found.add(use);
      }
    }
    List<ImportPlan.@Nullable Use> uses =
        found.isEmpty() ? List.of(ImportPlan.Use.ALL) : uses(found, notes);
    List<ImportPlan.Part> parts = new ArrayList<>();
    List<List<Picture>> byPart = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      ImportPlan.Use as = found.isEmpty() ? null : found.get(i);
      List<Picture> part = pictures.stream().filter(picture -> picture.use() == as).toList();
      byPart.add(part);
      parts.add(
          new ImportPlan.Part(
              as == null ? name() : as.toString().toLowerCase(Locale.ROOT),
              uses.get(i),
              part.size()));
    }
    List<String[]> labels = new ArrayList<>();
    for (List<Picture> part : byPart) {
      boolean none = part.stream().allMatch(picture -> picture.className() == null);
      labels.add(none ? null : part.stream().map(ImageFolder::label).toArray(String[]::new));
    }
    ImportPlan plan =
        new ImportPlan(
            said("data.kind.pictures"),
            parts,
            0,
            0,
            1,
            Boolean.TRUE.equals(options().transpose()),
            shaping().width(),
            shaping().height(),
            ImportPlan.Scale.OF_PICTURES,
            "",
            classNames(labels, List.of()),
            List.copyOf(choices),
            notes);
    Decoded decoded = new Decoded(plan, byPart, skipped);
    return options().saysScale() ? decoded.scaled(progress) : decoded;
  }

  private static String label(Picture picture) {
    String name = picture.className();
    return name == null ? classless() : name;
  }

  /// A plan of pictures, and the scale of their levels if one was said.
  private final class Decoded implements Found {
    private final ImportPlan plan;
    private final List<List<Picture>> parts;
    private final SkipList listed;
    private final @Nullable PixelScale scale;

    Decoded(ImportPlan plan, List<List<Picture>> parts, SkipList listed) {
      this(plan, parts, listed, null);
    }

    private Decoded(
        ImportPlan plan, List<List<Picture>> parts, SkipList listed, @Nullable PixelScale scale) {
      this.plan = plan;
      this.parts = parts;
      this.listed = listed;
      this.scale = scale;
    }

    /// The same with a scale: to stretch, all levels must be known.
    Decoded scaled(Progress progress) throws DataException {
      boolean whole = options().stretch();
      Gathered all = gather(whole ? Integer.MAX_VALUE : 1, progress);
      PixelScale said = ByteLevels.scale(options(), all.only(), all.test());
      return new Decoded(plan.with(said.plan()), parts, listed, said);
    }

    @Override
    public ImportPlan plan() {
      return plan;
    }

    @Override
    public Gathered gather(int limit, Progress progress) throws DataException {
      SkipList skipped = listed.copy();
      List<Picture> learned = of(false);
      List<Picture> judged = of(true);
      long total = (long) learned.size() + judged.size();
      AtomicInteger frames = new AtomicInteger();
      Part first = changed(read(some(learned, limit), skipped, frames, progress, 0, total));
      Part second =
          judged.isEmpty() || limit < Integer.MAX_VALUE
              ? null
              : changed(read(judged, skipped, frames, progress, learned.size(), total));
      List<String> notes = notes();
      if (frames.get() > 0) {
        notes.add(said("data.folder.frames", frames.get()));
      }
      PixelScale levels = ByteLevels.scale(ImportOptions.of(shaping()), first, second);
      if (scale == null && !Double.isNaN(levels.plan().offer())) {
        notes.add(levels.plan().words());
      }
      return new Gathered(first, second, skipped, notes);
    }

    private Part changed(Part part) {
      Part upright = plan.transposed() ? ByteLevels.transposed(part) : part;
      return scale == null ? upright : ByteLevels.mapped(upright, scale);
    }

    private List<Picture> of(boolean test) {
      List<Picture> pictures = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        ImportPlan.Use use = plan.parts().get(i).use();
        if (use != null && (use == ImportPlan.Use.TEST) == test) {
          pictures.addAll(parts.get(i));
        }
      }
      return pictures;
    }
  }

  /// Which part and class each picture belongs to, by the folders that it lies in.
  private List<Picture> classed(
      List<Path> files, SkipList skipped, List<String> notes, Set<String> choices) {
    List<List<String>> folders = new ArrayList<>();
    for (Path file : files) {
      Path inside = folder.relativize(file);
      List<String> names = new ArrayList<>();
      for (int i = 0; i + 1 < inside.getNameCount(); i++) {
        String name = inside.getName(i).toString();
        // Some archives hold a folder in one of its own name.
        if (names.isEmpty() || !names.getLast().equals(name)) {
          names.add(name);
        }
      }
      folders.add(names);
    }
    int top = top(folders);
    int level = partLevel(folders, top);
    boolean wanted = !options().labelIs(ImportOptions.NONE);
    if (level >= 0) {
      notes.add(
          said(
              "data.folder.parts",
              String.join(
                  ", ",
                  folders.stream()
                      .filter(names -> names.size() > level)
                      .map(names -> names.get(level))
                      .filter(name -> ArrayRole.of(name).use() != null)
                      .distinct()
                      .sorted()
                      .toList())));
    }
    int classLevel = level == top ? top + 1 : top;
    forgetFoldersOfImages(folders, level, classLevel);
    Set<String> inFolders = new HashSet<>();
    Map<ImportPlan.@Nullable Use, List<Path>> byPart = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      List<String> names = folders.get(i);
      byPart.computeIfAbsent(use(names, level), key -> new ArrayList<>()).add(files.get(i));
      if (names.size() > classLevel) {
        inFolders.add(part(names, level));
      }
    }
    Map<Path, String> told = new HashMap<>();
    if (wanted) {
      byPart.forEach(
          (use, part) -> {
            if (level < 0 || !inFolders.contains(String.valueOf(use))) {
              told.putAll(tableOf(part, use, notes, choices));
            }
          });
      if (told.isEmpty() && inFolders.isEmpty()) {
        told.putAll(byFileNames(files, notes));
      }
    }
    List<Picture> pictures = new ArrayList<>();
    Set<String> withClasses = new HashSet<>(inFolders);
    for (int i = 0; i < files.size(); i++) {
      if (told.containsKey(files.get(i))) {
        withClasses.add(part(folders.get(i), level));
      }
    }
    for (ImportPlan.Use use : ImportPlan.Use.values()) {
      // As test images are given to who takes part in a contest.
      folders.stream()
          .filter(names -> level >= 0 && names.size() > level)
          .map(names -> names.get(level))
          .filter(name -> ArrayRole.of(name).use() == use)
          .filter(name -> wanted && !withClasses.isEmpty() && !withClasses.contains(use.toString()))
          .findFirst()
          .ifPresent(name -> notes.add(said("data.labels.none", name, classless())));
    }
    for (int i = 0; i < files.size(); i++) {
      List<String> names = folders.get(i);
      ImportPlan.Use use = use(names, level);
      String className = names.size() > classLevel && wanted ? names.get(classLevel) : null;
      boolean byTable = !told.isEmpty() && (level < 0 || className == null);
      if (byTable) {
        className = told.get(files.get(i));
      }
      boolean beside = className == null && inFolders.contains(part(names, level));
      boolean overruled = level < 0 && !told.isEmpty();
      boolean stray = (level >= 0 && use == null) || (beside && wanted && !overruled);
      if (stray) {
        skipped.add(
            folder.relativize(files.get(i)).toString(), UserMessage.of("data.folder.beside"));
      } else {
        pictures.add(new Picture(files.get(i), use, className));
      }
    }
    return pictures;
  }

  /// The only folder of a part, if it is called as images are, is no class: `val/images`.
  private static void forgetFoldersOfImages(List<List<String>> folders, int level, int classLevel) {
    Map<String, Set<String>> classes = new HashMap<>();
    for (List<String> names : folders) {
      if (level >= 0 && names.size() > classLevel) {
        classes
            .computeIfAbsent(part(names, level), key -> new HashSet<>())
            .add(names.get(classLevel));
      }
    }
    for (List<String> names : folders) {
      boolean only =
          level >= 0
              && names.size() > classLevel
              && classes.getOrDefault(part(names, level), Set.of()).size() == 1
              && ArrayRole.of(names.get(classLevel)).images();
      if (only) {
        names.subList(classLevel, names.size()).clear();
      }
    }
  }

  /// The part that a picture belongs to, as a word.
  private static String part(List<String> folders, int level) {
    return String.valueOf(use(folders, level));
  }

  private static ImportPlan.@Nullable Use use(List<String> folders, int level) {
    return level >= 0 && folders.size() > level ? ArrayRole.of(folders.get(level)).use() : null;
  }

  /// How many folders all pictures lie in together, if there are further ones below.
  private static int top(List<List<String>> folders) {
    int top = 0;
    while (!folders.isEmpty()) {
      int level = top;
      String name = folders.getFirst().size() > level + 1 ? folders.getFirst().get(level) : null;
      if (name == null
          || !folders.stream()
              .allMatch(names -> names.size() > level + 1 && names.get(level).equals(name))) {
        return top;
      }
      top++;
    }
    return top;
  }

  /// The level of folders that are called as parts are; -1 if there is none.
  private static int partLevel(List<List<String>> folders, int top) {
    for (int level = top; level < top + 2; level++) {
      int at = level;
      List<String> names =
          folders.stream()
              .filter(path -> path.size() > at)
              .map(path -> path.get(at))
              .distinct()
              .toList();
      Set<ImportPlan.Use> uses = EnumSet.noneOf(ImportPlan.Use.class);
      Set<String> families = new HashSet<>();
      for (String name : names) {
        ImportPlan.Use use = ArrayRole.of(name).use();
        if (use != null) {
          uses.add(use);
          families.add(ArrayRole.family(name));
        }
      }
      boolean all = names.stream().allMatch(name -> ArrayRole.of(name).use() != null);
      boolean inClasses = level == top || folders.stream().allMatch(path -> path.size() > at);
      if (uses.contains(ImportPlan.Use.TRAIN)
          && uses.size() > 1
          && families.size() == 1
          && (all || level == top)
          && inClasses) {
        return level;
      }
    }
    return -1;
  }

  private static String bare(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  /// The classes that the files’ names begin with, as in `cat.0.jpg` and `dog_12.png`; empty if
  /// they
  /// are called otherwise, or as cameras and programs number them. Files that are numbers alone
  /// have
  /// no class, as the test images of contests.
  private static Map<Path, String> byFileNames(List<Path> files, List<String> notes) {
    Map<Path, String> told = new HashMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : files) {
      String name = bare(file);
      Matcher matcher = NUMBERED.matcher(name);
      if (matcher.matches()) {
        String word = matcher.group(1);
        told.put(file, word);
        counts.merge(word, 1, Integer::sum);
      } else if (!name.matches("[0-9]+")) {
        return Map.of();
      }
    }
    boolean classes =
        counts.size() > 1
            && counts.size() <= MOST_CLASSES
            && told.size() >= 2 * counts.size()
            && counts.keySet().stream().noneMatch(NUMBERING::contains);
    if (!classes) {
      return Map.of();
    }
    notes.add(said("data.folder.names", String.join(", ", counts.keySet())));
    return told;
  }

  /// The classes that a table beside the pictures of a part tells, by the files’ names; empty
  /// without. A table that is called as a part is tells only of that.
  private Map<Path, String> tableOf(
      List<Path> files, ImportPlan.@Nullable Use use, List<String> notes, Set<String> choices) {
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(PictureLabels.bare(file.toString())));
    boolean named =
        !options().labelIs(ImportOptions.FIRST) && !options().labelIs(ImportOptions.LAST);
    String wanted = named ? options().label() : "";
    try (Stream<Path> beside = besides(files)) {
      for (Path table :
          beside
              .filter(file -> TABLE.matcher(file.toString()).matches())
              .filter(file -> !file.toString().toLowerCase(Locale.ROOT).contains("submission"))
              .filter(file -> tells(ArrayRole.of(bare(file)).use(), use))
              .filter(Files::isRegularFile)
              .sorted()
              .limit(MOST_TABLES)
              .toList()) {
        Map<String, String> read = PictureLabels.read(table, names, wanted);
        if (read.isEmpty() && !wanted.isEmpty()) {
          choices.addAll(
              PictureLabels.read(table, names, "").isEmpty()
                  ? List.of()
                  : PictureLabels.columns(table));
        }
        Map<Path, String> told = new HashMap<>();
        for (Path file : files) {
          String label = read.get(PictureLabels.bare(file.toString()));
          if (label != null) {
            told.put(file, label);
          }
        }
        if (!told.isEmpty()) {
          notes.add(said("data.folder.table", String.valueOf(table.getFileName()), told.size()));
          choices.addAll(PictureLabels.columns(table));
          return told;
        }
      }
    } catch (IOException unreadable) {
      notes.add(said("data.folder.table.not", UserMessages.argument(unreadable)));
    }
    return Map.of();
  }

  /// Files of the folder, and of the folders between it and all the pictures of a part, as
  /// `val_annotations.txt` lies in `val`.
  private Stream<Path> besides(List<Path> files) throws IOException {
    Path common = files.getFirst().getParent();
    while (common != null && !all(files, common)) {
      common = common.getParent();
    }
    List<Path> beside = new ArrayList<>();
    for (Path at = common; at != null && at.startsWith(folder); at = at.getParent()) {
      try (Stream<Path> here = Files.list(at)) {
        here.filter(file -> TABLE.matcher(file.toString()).matches()).forEach(beside::add);
      }
    }
    return beside.stream();
  }

  private static boolean all(List<Path> files, Path folder) {
    return files.stream().allMatch(file -> file.startsWith(folder));
  }

  private static boolean tells(ImportPlan.@Nullable Use table, ImportPlan.@Nullable Use part) {
    return table == null || part == null || table == part;
  }

  /// So many files, evenly spread over all.
  private static List<Picture> some(List<Picture> files, int limit) {
    if (files.size() <= limit) {
      return files;
    }
    List<Picture> some = new ArrayList<>();
    for (long i = 0; i < limit; i++) {
      some.add(files.get((int) (i * files.size() / limit)));
    }
    return some;
  }

  /// @param frames grows by the pictures that hold more than was taken
  private Part read(
      List<Picture> files,
      SkipList skipped,
      AtomicInteger frames,
      Progress progress,
      long before,
      long total)
      throws DataException {
    Progress both = (done, ofThese) -> progress.goesOn(before + done, total);
    Reading reading = new Reading(folder, files, skipped, both);
    reading.run();
    frames.addAndGet(reading.frames.get());
    return kept(files, reading.pixels, reading.failed);
  }

  /// Closes the gaps that broken pictures left.
  private Part kept(List<Picture> files, byte[] pixels, boolean[] failed) {
    int size = shaping().width() * shaping().height();
    List<String> labels = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    int count = 0;
    boolean classes = false;
    for (int i = 0; i < files.size(); i++) {
      if (!failed[i]) {
        System.arraycopy(pixels, i * size, pixels, count * size, size);
        String className = files.get(i).className();
        classes |= className != null;
        labels.add(className == null ? classless() : className);
        sources.add(folder.relativize(files.get(i).file()).toString().replace('\\', '/'));
        count++;
      }
    }
    byte[] filled = count * size == pixels.length ? pixels : Arrays.copyOf(pixels, count * size);
    String @Nullable [] names = classes ? labels.toArray(String[]::new) : null;
    return new Part(shaping().width(), shaping().height(), filled, names)
        .named(SourceNames.of(sources));
  }

  /// One reading of many files by a few threads; each takes the next file until none is left.
  private final class Reading {
    private final Path root;
    private final List<Picture> files;
    private final byte[] pixels;
    private final SkipList skipped;
    private final Progress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicInteger frames = new AtomicInteger();
    private final boolean[] failed;
    private int furthest;

    Reading(Path root, List<Picture> files, SkipList skipped, Progress progress)
        throws DataException {
      this.root = root;
      this.files = files;
      this.skipped = skipped;
      this.progress = progress;
      pixels =
          new byte
              [checkedLength(name(), files.size(), (long) shaping().width() * shaping().height())];
      failed = new boolean[files.size()];
    }

    void run() throws DataException {
      try (ExecutorService pool =
          Executors.newFixedThreadPool(
              READERS, Thread.ofPlatform().daemon().name("pictures-", 0).factory())) {
        List<Future<?>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
          readers.add(pool.submit(this::readAll));
        }
        for (Future<?> reader : readers) {
          waitFor(reader);
        }
      }
      report(files.size());
      if (cancelled.get()) {
        throw new CancellationException();
      }
    }

    /// An interrupted or failed reading ends the other readers too.
    private void waitFor(Future<?> reader) throws DataException {
      try {
        reader.get();
      } catch (InterruptedException interrupted) {
        cancelled.set(true);
        Thread.currentThread().interrupt();
      } catch (ExecutionException failure) {
        cancelled.set(true);
        throw new DataException(
            UserMessage.of("data.folder.failed", root, String.valueOf(failure.getCause())),
            failure);
      }
    }

    private void readAll() {
      for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
        if (i % REPORT_EVERY == 0) {
          report(i);
        }
        if (cancelled.get()) {
          return;
        }
        readOne(i);
      }
    }

    private void readOne(int i) {
      Path file = files.get(i).file();
      try {
        PictureReader.Grey grey = PictureReader.read(file, shaping().damage(), this::ended);
        AreaScaling.scale(grey, shaping(), pixels, i * shaping().width() * shaping().height());
        if (grey.more()) {
          frames.incrementAndGet();
        }
      } catch (CancellationException ended) {
        cancelled.set(true);
      } catch (PictureReader.Unreadable unusable) {
        failed[i] = true;
        skipped.add(root.relativize(file).toString(), unusable.userMessage());
      }
    }

    /// Asked in the middle of a large picture.
    private boolean ended() {
      report(0);
      return cancelled.get();
    }

    private synchronized void report(int done) {
      furthest = Math.max(furthest, done);
      if (!cancelled.get() && !progress.goesOn(furthest, files.size())) {
        cancelled.set(true);
      }
    }
  }

  /// Finds the pictures of a folder, by what their files begin with. Hidden files are passed over;
  /// other files are listed as skipped, tables and notes apart.
  static final class PictureFiles extends SimpleFileVisitor<Path> {
    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");
    private static final int DEEPEST = 16;
    private static final int MOST = 2_000_000;

    private final Path root;
    private final SkipList skipped;
    private final List<Path> files = new ArrayList<>();

    private PictureFiles(Path root, SkipList skipped) {
      this.root = root;
      this.skipped = skipped;
    }

    /// All pictures below a folder, ordered by class and name, so that the order does not depend on
    /// the disk.
    ///
    /// @throws DataException if the folder cannot be read
    static List<Path> below(Path root, SkipList skipped) throws DataException {
      if (!Files.isDirectory(root)) {
        throw new DataException("data.folder.gone", root);
      }
      PictureFiles visitor = new PictureFiles(root, skipped);
      try {
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
      } catch (IOException failure) {
        throw new DataException(
            UserMessage.of("data.folder.unreadable", root, failure.toString()), failure);
      }
      visitor.files.sort(Comparator.comparing(Path::toString));
      return visitor.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && hidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      if (hidden(file) || LITTER.contains(name)) {
        return FileVisitResult.CONTINUE;
      }
      boolean regular = attributes.isRegularFile() || Files.isRegularFile(file);
      if (!PictureFormat.isPicture(name.substring(name.lastIndexOf('.') + 1)) || !regular) {
        FileKind kind = regular ? FileKind.of(file) : FileKind.UNKNOWN;
        if (kind == FileKind.PICTURE && files.size() < MOST) {
          files.add(file);
        } else {
          skipped.add(shown(file), kind.asPicture());
        }
      } else if (files.size() >= MOST) {
        skipped.add(shown(file), UserMessage.of("data.picture.many", MOST));
      } else {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      skipped.add(
          shown(file), UserMessage.of("data.picture.unopened", failure.getClass().getSimpleName()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null) {
        skipped.add(
            shown(folder), UserMessage.of("data.picture.part", UserMessages.argument(failure)));
      }
      return FileVisitResult.CONTINUE;
    }

    private String shown(Path file) {
      return root.relativize(file).toString();
    }

    /// macOS puts its own notes into archives, in a folder of their own.
    static boolean hidden(Path path) {
      String name = String.valueOf(path.getFileName());
      return name.startsWith(".") || name.equals("__MACOSX");
    }
  }
}
