package lunula.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lunula.data.DataSet;
import lunula.data.ImportOptions;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Shaping;
import lunula.data.format.DataFinder;
import lunula.data.format.IdxWriter;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.datasets.DataSets;
import lunula.export.film.Film;
import lunula.export.film.FilmColours;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmMap;
import lunula.export.film.FilmPlan;
import lunula.export.numbers.PathFiles;
import lunula.export.numbers.SelectionFiles;
import lunula.export.picture.PictureFile;
import lunula.export.picture.VectorDrawing;
import lunula.files.AppFolders;
import lunula.files.Progress;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlayMode;
import lunula.library.StoredModels;
import lunula.library.format.ModelFolder;
import lunula.measure.GenerationMeasures;
import lunula.measure.Measuring;
import lunula.measure.PlaceSearch;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.card.SavedModel;
import lunula.model.plan.Corruption;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.SampleFiles;
import lunula.testkit.TinyModels;
import lunula.train.TrainingListener;
import lunula.train.TrainingRun;
import lunula.train.TrainingThread;
import lunula.ui.kit.VectorSnapshot;
import lunula.ui.map.MapView;
import org.testfx.util.WaitForAsyncUtils;

/// Everything that can be cancelled, in small sizes or in those of real use.
final class CancellableWorks {
  private static final int SIDE = 28;
  private static final List<String> CLASSES = List.of("a b c d e f g h i j".split(" ", -1));

  private long reads;
  private final Path folder;
  private final Path out;
  private final MapView map;
  private final boolean real;
  private final AppFolders app;

  /// A piece of work.
  ///
  /// @param looks how many times it looks for a cancel, at least
  record Work(String name, long looks, Task task) {}

  /// The work itself.
  interface Task {
    /// @return whether it was done; false if it was cancelled
    boolean run(Progress progress) throws Exception;
  }

  /// @param map shown, with points
  /// @param real whether in the sizes of real use
  CancellableWorks(Path folder, MapView map, boolean real) throws IOException {
    this.folder = folder;
    this.map = map;
    this.real = real;
    out = Files.createDirectories(folder.resolve("out"));
    app = AppFolders.find();
  }

  /// The files that the works have written and that are still there, but for locks.
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  /// Removes what was written.
  void forget() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(out)) {
          Files.delete(each);
        }
      }
    }
  }

  List<Work> all() throws IOException {
    List<Work> works = new ArrayList<>();
    works.addAll(films());
    works.addAll(pictures());
    works.addAll(numbers());
    works.addAll(images());
    works.addAll(measuring());
    works.addAll(generated());
    works.addAll(training());
    return works;
  }

  private List<Work> films() {
    List<Work> films = new ArrayList<>();
    for (FilmFormat format : FilmFormat.values()) {
      int frames = real ? 64 : 6;
      FilmPlan plan =
          new FilmPlan(
              format,
              real ? 2_048 : 64,
              FilmPlan.Pixels.SMOOTH,
              25,
              frames,
              PlayMode.ONCE,
              "a film",
              "",
              FilmColours.PAPER);
      films.add(
          new Work(
              "film as " + format,
              frames,
              progress -> film(plan).save(out.resolve("film" + format.ending()), progress)));
    }
    return films;
  }

  private Film film(FilmPlan plan) {
    float[] xs = normal(real ? 70_000 : 50, 1);
    FilmMap points = new FilmMap(xs, normal(xs.length, 2), new byte[xs.length], null);
    LatentPath way = LatentPath.straight(new LatentPoint(-1, -1), new LatentPoint(1, 1));
    return Film.of(plan, new Film.FilmContent(CancellableWorks::decoded, way, null, points));
  }

  private static List<GrayImage> decoded(float[] places) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int at = 0; at < places.length; at += 2) {
      float[] pixels = new float[SIDE * SIDE];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) (0.5 + 0.5 * Math.sin(0.2 * (i % SIDE) + places[at] * i / SIDE));
      }
      pictures.add(new GrayImage(SIDE, SIDE, pixels));
    }
    return pictures;
  }

  private List<Work> pictures() {
    double scale = real ? 4 : 1;
    PictureFile opaque = picture(scale, false, false);
    PictureFile clear = picture(scale, true, false);
    PictureFile lines = picture(scale, false, true);
    return List.of(
        new Work("PNG", 30, to -> opaque.png(out.resolve("a.png"), scale, to)),
        new Work("clear PNG", 30, to -> clear.png(out.resolve("b.png"), scale, to)),
        new Work("SVG", 3, to -> lines.svg(out.resolve("c.svg"), to)),
        new Work("PDF", 3, to -> lines.pdf(out.resolve("d.pdf"), to)));
  }

  private PictureFile picture(double scale, boolean clear, boolean vectors) {
    var wish =
        new VectorSnapshot.Wish(scale, clear, vectors, EnumSet.allOf(VectorSnapshot.Part.class));
    List<VectorDrawing.Mark> marks =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> map.marks(wish));
    return new PictureFile(new VectorDrawing(map.getWidth(), map.getHeight(), marks));
  }

  private List<Work> numbers() {
    int count = real ? 70_000 : 3_000;
    Encodings codes = Encodings.points(32, normal(32 * count, 3));
    int[] chosen = IntStream.range(0, count).toArray();
    var all = new SelectionFiles.Codes(chosen, codes, new byte[count]);
    LabelledImages some = noise(real ? 10_000 : 300);
    int[] few = IntStream.range(0, some.count()).toArray();
    int steps = real ? 1_000 : 60;
    List<GrayImage> way = decoded(normal(2 * steps, 4));
    var path = new PathFiles(2, normal(2 * steps, 4), way);
    return List.of(
        new Work("codes as CSV", 3, to -> SelectionFiles.csv(out.resolve("e.csv"), all, to)),
        new Work("codes as NPZ", 3, to -> SelectionFiles.npz(out.resolve("f.npz"), all, to)),
        new Work(
            "sheet of images",
            100,
            to -> SelectionFiles.sheet(out.resolve("g.png"), some, few, 4, to)),
        new Work("path as CSV", steps, to -> path.csv(out.resolve("h.csv"), to)),
        new Work("path as NPZ", 2, to -> path.npz(out.resolve("i.npz"), to)));
  }

  private List<Work> images() throws IOException {
    int count = real ? 60_000 : 400;
    LabelledImages train = noise(count);
    LabelledImages test = noise(count / 6);
    DataSet data = DataSet.of("noise", "Noise", train, test, "");
    DataSets sets = new DataSets(app.fashionMnist(), out.resolve("data"));
    Path idx = Files.createDirectories(folder.resolve("idx"));
    IdxWriter.writeAll(idx, data, Progress.NONE);
    Path png = Files.createDirectories(folder.resolve("png"));
    Map<String, byte[]> entries = pngs(train, png, real ? 20_000 : 400);
    Path zip = folder.resolve("pictures.zip");
    SampleFiles.zip(zip, entries);
    Path csv = csv(train, real ? 20_000 : 400);
    Path npz = npz(train);
    Path cifar = cifar(real ? 10_000 : 40);
    Path parquet = folder.resolve("train-00000-of-00001.parquet");
    try (InputStream in =
        Objects.requireNonNull(DataFinder.class.getResourceAsStream("pictures.parquet"))) {
      Files.copy(in, parquet);
    }
    List<Work> works = new ArrayList<>();
    works.add(
        new Work(
            "keeping images",
            2,
            to -> {
              sets.keep(data, "Kept", to);
              return true;
            }));
    works.add(
        new Work(
            "drawing moons",
            2,
            to ->
                sets.make(
                        MoonRecipe.of(MoonPhases.EVERY_PHASE)
                            .withSide(real ? 64 : 16)
                            .withCounts(real ? 20_000 : 600, real ? 2_000 : 300),
                        "Moons",
                        to)
                    .isPresent()));
    for (Path source : List.of(idx, png, zip, csv, npz, cifar, parquet)) {
      works.add(
          new Work(
              "reading " + source.getFileName(),
              source.equals(parquet) ? 1 : 2,
              to -> {
                // What was unpacked of an archive is kept while the archive stays the same.
                Files.setLastModifiedTime(
                    source, FileTime.from(Instant.EPOCH.plusSeconds(++reads)));
                return sets.elsewhere(source.toString(), shaped(source), to).load(to)
                    instanceof LoadOutcome.Loaded;
              }));
    }
    return works.stream().map(CancellableWorks::ending).toList();
  }

  /// As it is, or where pictures differ in size, in the usual one.
  private static ImportOptions shaped(Path source) {
    boolean pictures = source.toString().endsWith(".parquet") || source.endsWith("cifar");
    return ImportOptions.of(
        pictures
            ? new Shaping(SIDE, SIDE, Shaping.Fit.FIT, Shaping.Tone.AS_IT_IS)
            : Shaping.asItIs());
  }

  /// Batches of colour images, as CIFAR-10 comes.
  private Path cifar(int each) throws IOException {
    Path batches = Files.createDirectories(folder.resolve("cifar"));
    byte[] batch = new byte[each * (3 * 32 * 32 + 1)];
    new Random(5).nextBytes(batch);
    for (int i = 0; i < each; i++) {
      batch[i * (3 * 32 * 32 + 1)] = (byte) (i % 10);
    }
    for (String name : List.of("data_batch_1", "data_batch_2", "data_batch_3", "test_batch")) {
      Files.write(batches.resolve(name + ".bin"), batch);
    }
    return batches;
  }

  private static Work ending(Work work) {
    return new Work(
        work.name(),
        work.looks(),
        progress -> {
          try {
            return work.task().run(progress);
          } catch (CancellationException cancelled) {
            return false;
          }
        });
  }

  private List<Work> measuring() throws IOException {
    DataSet data = real ? new DataSets(app.assets(), out).load("fashion-mnist") : few();
    List<Work> works = new ArrayList<>();
    for (String name : real ? List.of("vae", "vae-convolutional") : List.of("vae")) {
      SavedModel model = model(name, data);
      Measuring measuring = new Measuring(data, Map.of("Noise", noise(real ? 2_000 : 20)));
      works.add(
          new Work(
              "measuring " + name,
              5,
              to -> measuring.measure(model, Measuring.Extent.WHOLE, to).isPresent()));
    }
    for (String name : real ? List.of("wgan-gp-2d", "wgan-gp") : List.of("wgan-gp-2d")) {
      LiveModel live = new StoredModels().live(new StoredModels().map(folder(name)));
      LabelledImages images = noise(real ? 2_000 : 20);
      int steps = real ? 40 : 2;
      works.add(
          new Work(
              "placing by " + name,
              20,
              to -> new PlaceSearch(live, steps).of(images, to).isPresent()));
    }
    return works;
  }

  /// Measuring what a generator makes.
  private List<Work> generated() throws IOException {
    DataSet garments = new DataSets(app.assets(), out).load("fashion-mnist");
    DataSet data =
        real ? garments : new DataSet("Few", noise(600), noise(120), garments.checksum());
    List<Work> works = new ArrayList<>();
    for (String name : real ? List.of("wgan-gp", "cgan") : List.of("wgan-gp-2d")) {
      SavedModel model = ModelFolder.read(folder(name));
      LiveModel live = new StoredModels().live(new StoredModels().map(folder(name)));
      works.add(
          new Work(
              "measuring what " + name + " makes",
              10,
              to ->
                  new GenerationMeasures(data)
                      .measure(model.architecture(), live, to)
                      .isPresent()));
    }
    return works;
  }

  /// Training of each family until it is stopped, which ends with what was learned.
  private List<Work> training() throws IOException {
    DataSet data = real ? new DataSets(app.assets(), out).load("fashion-mnist") : few();
    List<Work> works = new ArrayList<>();
    for (String preset : List.of("vae", "vae-convolutional", "wgan-gp")) {
      TrainingPlan plan = Preset.of(preset).plan().withEpochs(real ? 2 : 1);
      works.add(new Work("training " + preset, 1, to -> trained(data, plan, to)));
    }
    return works;
  }

  private static boolean trained(DataSet data, TrainingPlan plan, Progress progress) {
    AtomicReference<TrainingRun> running = new AtomicReference<>();
    AtomicBoolean stopped = new AtomicBoolean();
    var listener =
        new TrainingListener() {
          @Override
          public void progressed(TrainingProgress now) {
            if (!stopped.get() && !progress.goesOn(0, 0)) {
              stopped.set(true);
              Objects.requireNonNull(running.get()).stop();
            }
          }
        };
    try (TrainingThread thread = new TrainingThread()) {
      CountDownLatch known = new CountDownLatch(1);
      try (TrainingRun run =
          thread.start(
              () -> {
                known.await();
                return data;
              },
              plan,
              listener)) {
        running.set(run);
        known.countDown();
        run.outcome().toCompletableFuture().join();
      }
    }
    return !stopped.get();
  }

  private static DataSet few() {
    return DataSet.of("few", "Few", noise(300), noise(60), "");
  }

  private Path folder(String name) {
    return app.bundledModels().resolve("fashion-mnist-" + name);
  }

  /// A bundled model, as if it had been trained on other images of the same size.
  private SavedModel model(String name, DataSet data) throws IOException {
    SavedModel model = ModelFolder.read(folder(name));
    return real ? model : TinyModels.model(data, model.architecture(), Corruption.NONE);
  }

  private static float[] normal(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static LabelledImages noise(int count) {
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    Random random = new Random(count);
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES.size());
    }
    return new LabelledImages(SIDE, SIDE, pixels, labels, CLASSES);
  }

  private static Map<String, byte[]> pngs(LabelledImages images, Path to, int count)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      picture.getRaster().setDataElements(0, 0, SIDE, SIDE, pixels(images, i));
      var png = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", png);
      String name = "%s/%06d.png".formatted(CLASSES.get(i % CLASSES.size()), i);
      entries.put(name, png.toByteArray());
      Path file = to.resolve(name);
      Files.createDirectories(to.resolve(CLASSES.get(i % CLASSES.size())));
      Files.write(file, png.toByteArray());
    }
    return entries;
  }

  private static byte[] pixels(LabelledImages images, int image) {
    int size = SIDE * SIDE;
    return Arrays.copyOfRange(images.allPixels(), image * size, (image + 1) * size);
  }

  private Path csv(LabelledImages images, int count) throws IOException {
    Path file = folder.resolve("images.csv");
    try (var writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        writer.write(Integer.toString(images.label(i)));
        for (byte pixel : pixels(images, i)) {
          writer.write("," + Byte.toUnsignedInt(pixel));
        }
        writer.write('\n');
      }
    }
    return file;
  }

  private Path npz(LabelledImages images) throws IOException {
    Path file = folder.resolve("images.npz");
    String shape = "(%d, %d, %d)".formatted(images.count(), SIDE, SIDE);
    SampleFiles.zip(
        file,
        Map.of(
            "x_train.npy",
            SampleFiles.npy("|u1", shape, images.allPixels()),
            "y_train.npy",
            SampleFiles.npy("|u1", "(%d,)".formatted(images.count()), images.allLabels())));
    return file;
  }
}
