package lunula.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lunula.data.LabelledImages;
import lunula.data.format.IdxWriter;
import lunula.datasets.DataSets;
import lunula.ui.data.AddImagesViewModel;
import lunula.ui.data.Adding;
import lunula.ui.data.Adding.Added;
import lunula.ui.data.Adding.Importing;
import lunula.ui.data.Adding.Ready;

/// A person's own 100,000 images, from the first look to the kept data set, by way of the sheet's
/// view model: a folder of small PNGs in ten classes with fifteen broken files, and the same as an
/// IDX file.
public final class OwnImagesBenchmark {
  private static final int COUNT = 100_000;
  private static final int SIDE = 28;
  private static final List<String> CLASSES =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  /// What would run on the JavaFX thread runs here, one after the other.
  private final LinkedBlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
  private final AddImagesViewModel sheet;
  private int told;

  private OwnImagesBenchmark(Path disk, ExecutorService background) {
    DataSets sets = new DataSets(disk.resolve("none"), disk.resolve("own"));
    sheet = new AddImagesViewModel(sets::keep, background, foreground::add);
  }

  /// Takes no arguments; needs half a gigabyte of disk for some minutes.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path disk = Files.createTempDirectory("lunula-own-images-");
    try (ExecutorService background = Executors.newSingleThreadExecutor()) {
      Path pictures = pictures(disk.resolve("pictures"));
      Path idx = idx(disk.resolve("train-images-idx3-ubyte"));
      Table.begin("100,000 own images of 28 × 28");
      var bench = new OwnImagesBenchmark(disk, background);
      bench.cancelled(pictures);
      bench.added("a folder of PNGs", pictures);
      bench.added("an IDX file", idx);
    } finally {
      remove(disk);
    }
  }

  private void cancelled(Path path) throws InterruptedException {
    sheet.open();
    sheet.choose(path);
    until(Ready.class::isInstance);
    sheet.add();
    until(state -> state instanceof Importing && sheet.job().progressProperty().get() > 0.3);
    long asked = System.nanoTime();
    sheet.cancel();
    sheet.close();
    sheet.open();
    // The next look waits until the cancelled reading has let its thread go.
    sheet.choose(path);
    until(Ready.class::isInstance);
    Table.row("cancelled at 30 %, until the next look is there", "%.2f s", seconds(asked));
  }

  private void added(String what, Path path) throws InterruptedException {
    resetPeaks();
    long began = System.nanoTime();
    sheet.open();
    sheet.choose(path);
    until(Ready.class::isInstance);
    Table.row(what + ": the first look", "%.2f s", seconds(began));
    told = 0;
    began = System.nanoTime();
    sheet.add();
    Added added = (Added) until(Added.class::isInstance);
    Table.row(what + ": read and kept", "%.2f s", seconds(began));
    Table.row(what + ": images, left out", "%,d, %d", added.count(), added.skippedCount());
    Table.row(what + ": tasks for the JavaFX thread", "%,d", told);
    Table.row(what + ": most heap in use", "%,d MB", peak() >> 20);
    sheet.close();
  }

  private Adding until(Predicate<Adding> reached) throws InterruptedException {
    while (!reached.test(sheet.stateProperty().get())) {
      foreground.take().run();
      told++;
      if (sheet.stateProperty().get() instanceof Adding.Refused refused) {
        throw new IllegalStateException(refused.reason());
      }
    }
    return sheet.stateProperty().get();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void resetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /// Of every part of the heap, so an upper bound of the whole.
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static Path pictures(Path folder) throws IOException {
    for (String name : CLASSES) {
      Files.createDirectories(folder.resolve(name));
    }
    for (int i = 0; i < COUNT; i++) {
      byte[] png = png(pixels(i));
      byte[] content =
          switch (i % (COUNT / 5)) {
            case 7 -> Arrays.copyOf(png, 40);
            case 8 -> new byte[0];
            case 9 -> "not a picture".getBytes(StandardCharsets.US_ASCII);
            default -> png;
          };
      String name = CLASSES.get(i % CLASSES.size());
      Files.write(folder.resolve(name).resolve("%06d.png".formatted(i)), content);
    }
    return folder;
  }

  private static byte[] png(byte[] pixels) throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, SIDE, SIDE, pixels);
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static Path idx(Path file) throws IOException {
    byte[] all = new byte[COUNT * SIDE * SIDE];
    byte[] labels = new byte[COUNT];
    for (int i = 0; i < COUNT; i++) {
      System.arraycopy(pixels(i), 0, all, i * SIDE * SIDE, SIDE * SIDE);
      labels[i] = (byte) (i % CLASSES.size());
    }
    var images = new LabelledImages(SIDE, SIDE, all, labels, CLASSES);
    IdxWriter.writeImages(file, images);
    IdxWriter.writeLabels(file.resolveSibling("train-labels-idx1-ubyte"), images);
    return file;
  }

  /// A blot whose place tells the number.
  private static byte[] pixels(int number) {
    byte[] pixels = new byte[SIDE * SIDE];
    double x = 6 + number % 16;
    int row = number / 16 % 16;
    double y = 6 + row;
    for (int i = 0; i < pixels.length; i++) {
      int down = i / SIDE;
      double far = Math.hypot(i % SIDE - x, down - y);
      pixels[i] = (byte) Math.clamp(Math.round(255 - 30 * far), 0, 255);
    }
    pixels[number % pixels.length] = (byte) number;
    return pixels;
  }

  private static void remove(Path disk) throws IOException {
    try (Stream<Path> files = Files.walk(disk)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
