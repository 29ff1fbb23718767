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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lunula.data.DataException;
import lunula.data.Shaping;
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

  private final Path folder;

  /// A picture file.
  ///
  /// @param className null if it lies in the root
  private record Found(Path file, @Nullable String className) {}

  /// @param shaping must give a size
  /// @throws IllegalArgumentException if it does not
  public ImageFolder(Path folder, Shaping shaping, Split split) {
    super(nameOf(folder), shaping, split);
    if (shaping.keepsSize()) {
      throw new IllegalArgumentException("pictures of a folder may differ in size; choose one");
    }
    this.folder = folder;
  }

  private static String nameOf(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  @Override
  Gathered gather(int limit, Progress progress) throws DataException {
    SkipList skipped = new SkipList();
    if (!hasTwoParts()) {
      List<Found> files = usable(folder, skipped);
      Part only = read(folder, some(files, limit), skipped, progress, 0, files.size());
      return new Gathered(only, null, files.size(), skipped, notes());
    }
    List<Found> train = usable(folder.resolve("train"), skipped);
    List<Found> test = usable(folder.resolve("test"), skipped);
    int total = train.size() + test.size();
    Part first = read(folder, some(train, limit), skipped, progress, 0, total);
    Part second =
        limit == Integer.MAX_VALUE
            ? read(folder, test, skipped, progress, train.size(), total)
            : null;
    return new Gathered(
        first,
        second,
        total,
        skipped,
        notes(UserMessages.words(UserMessage.of("data.folder.parts"))));
  }

  private boolean hasTwoParts() throws DataException {
    if (!Files.isDirectory(folder.resolve("train")) || !Files.isDirectory(folder.resolve("test"))) {
      return false;
    }
    return PictureFiles.below(folder, new SkipList()).stream()
        .map(Found::className)
        .allMatch(name -> "train".equals(name) || "test".equals(name));
  }

  private static List<Found> usable(Path root, SkipList skipped) throws DataException {
    List<Found> files = PictureFiles.below(root, skipped);
    if (files.stream().allMatch(found -> found.className() == null)) {
      return files;
    }
    List<Found> classed = new ArrayList<>();
    for (Found found : files) {
      if (found.className() == null) {
        skipped.add(root.relativize(found.file()).toString(), UserMessage.of("data.folder.beside"));
      } else {
        classed.add(found);
      }
    }
    return classed;
  }

  /// So many files, evenly spread over all.
  private static List<Found> some(List<Found> files, int limit) {
    if (files.size() <= limit) {
      return files;
    }
    List<Found> some = new ArrayList<>();
    for (long i = 0; i < limit; i++) {
      some.add(files.get((int) (i * files.size() / limit)));
    }
    return some;
  }

  private Part read(
      Path root, List<Found> files, SkipList skipped, Progress progress, long before, long total)
      throws DataException {
    Progress both = (done, ofThese) -> progress.goesOn(before + done, total);
    Reading reading = new Reading(root, files, skipped, both);
    reading.run();
    return kept(files, reading.pixels, reading.failed);
  }

  /// Closes the gaps that broken pictures left.
  private Part kept(List<Found> files, byte[] pixels, boolean[] failed) {
    int size = shaping().width() * shaping().height();
    List<String> labels = new ArrayList<>();
    int count = 0;
    boolean classes = false;
    for (int i = 0; i < files.size(); i++) {
      if (!failed[i]) {
        System.arraycopy(pixels, i * size, pixels, count * size, size);
        String className = files.get(i).className();
        classes |= className != null;
        labels.add(className == null ? "" : className);
        count++;
      }
    }
    byte[] filled = count * size == pixels.length ? pixels : Arrays.copyOf(pixels, count * size);
    String @Nullable [] names = classes ? labels.toArray(String[]::new) : null;
    return new Part(shaping().width(), shaping().height(), filled, names);
  }

  /// One reading of many files by a few threads; each takes the next file until none is left.
  private final class Reading {
    private final Path root;
    private final List<Found> files;
    private final byte[] pixels;
    private final SkipList skipped;
    private final Progress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final boolean[] failed;
    private int furthest;

    Reading(Path root, List<Found> files, SkipList skipped, Progress progress)
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
        AreaScaling scaling = AreaScaling.of(grey.width(), grey.height(), shaping());
        int size = scaling.width() * scaling.height();
        scaling.scale(grey.levels(), grey.width(), shaping().tone(), pixels, i * size);
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

  /// Finds the pictures of a folder. A picture's class is the first folder below the root; pictures
  /// in the root itself have none. Hidden files are passed over; other files are listed as skipped.
  private static final class PictureFiles extends SimpleFileVisitor<Path> {
    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");
    private static final int DEEPEST = 16;
    private static final int MOST = 2_000_000;

    private final Path root;
    private final SkipList skipped;
    private final List<Found> files = new ArrayList<>();

    private PictureFiles(Path root, SkipList skipped) {
      this.root = root;
      this.skipped = skipped;
    }

    /// All pictures below a folder, ordered by class and name, so that the order does not depend on
    /// the disk.
    ///
    /// @throws DataException if the folder cannot be read
    static List<Found> below(Path root, SkipList skipped) throws DataException {
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
      visitor.files.sort(Comparator.comparing(found -> found.file().toString()));
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
      if (!PictureFormat.isPicture(name.substring(name.lastIndexOf('.') + 1))
          || Files.isDirectory(file)) {
        skipped.add(shown(file), UserMessage.of("data.picture.kind"));
      } else if (files.size() >= MOST) {
        skipped.add(shown(file), UserMessage.of("data.picture.many", MOST));
      } else {
        files.add(new Found(file, classOf(file)));
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

    private @Nullable String classOf(Path file) {
      Path inside = root.relativize(file);
      return inside.getNameCount() < 2 ? null : inside.getName(0).toString();
    }

    private String shown(Path file) {
      return root.relativize(file).toString();
    }

    private static boolean hidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }
  }
}
