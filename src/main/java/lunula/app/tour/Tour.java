package lunula.app.tour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;
import lunula.app.Assembly;
import lunula.app.start.AotTrainingRun;
import lunula.files.JsonField;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.model.plan.Preset;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.compare.Comparison;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;
import lunula.ui.map.MapLayer;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.MainViewModel.Tool;
import lunula.ui.train.TrainingState;
import org.jspecify.annotations.Nullable;

/// Plays the window by itself and keeps pictures of it: opens the bundled model, drags across the
/// map, plays an interpolation, explores, watches a training begin and stops it. The steps run on a
/// thread of their own and touch the window on the JavaFX thread.
public final class Tour {
  private static final double MOST_TRAINING_SECONDS = 20;
  private static volatile String problem = "";
  private static volatile int pictures;

  private final Assembly assembly;
  private final ExplorerState exploration;
  private final TourWindow window;

  /// @param window of the assembly
  public Tour(Assembly assembly, TourWindow window) {
    this.assembly = assembly;
    this.exploration = assembly.exploration();
    this.window = window;
  }

  /// Begins a tour. JavaFX thread.
  ///
  /// @param folder for its pictures
  public static void begin(Assembly assembly, Stage stage, Path folder) {
    new Tour(assembly, new TourWindow(assembly, stage, folder)).begin();
  }

  /// Why it did not come to its end; empty if it did.
  public static String problem() {
    return problem;
  }

  /// What to tell the person after the window has closed.
  public static String report(Path folder) {
    Texts texts = Texts.of(Tour.class);
    return problem.isEmpty()
        ? texts.get("tour.done", pictures, folder)
        : texts.get("tour.stopped", problem);
  }

  /// 0 if the tour came to its end, else 1.
  public static int exitCode() {
    return problem.isEmpty() ? 0 : 1;
  }

  /// Ends a tour that cannot go on, at once and with a failure. JavaFX thread.
  ///
  /// @param sentence why, for the person
  public static void giveUp(@Nullable String sentence) {
    if (problem.isEmpty()) {
      problem = String.valueOf(sentence);
    }
    Platform.exit();
  }

  public void begin() {
    assembly.main().engineProperty().subscribe(this::needEngine);
    Thread.ofPlatform().name("lunula-tour").daemon().start(this::play);
  }

  /// Whoever waited for a picture without it would wait in vain.
  private void needEngine(EngineState state) {
    if (state == EngineState.FAILED) {
      giveUp(exploration.noticeProperty().get());
    }
  }

  private void play() {
    try {
      firstMinute();
      if (!AotTrainingRun.isOn()) {
        everythingElse();
      }
    } catch (Exception failure) {
      String message = UserMessages.words(failure);
      problem = problem.isEmpty() ? message : problem;
    } finally {
      pictures = window.pictures();
      window.close();
    }
  }

  private void firstMinute() throws Exception {
    look();
    drag();
    point();
  }

  private void everythingElse() throws Exception {
    layers();
    interpolate();
    explore();
    new ExploringTour(assembly, window).play();
    new ExportTour(assembly, window).play();
    train();
    models();
  }

  private void look() throws Exception {
    window.await("the map", () -> exploration.mapProperty().get() != null);
    window.await("the first decoded picture", () -> exploration.decodedProperty().get() != null);
    window.await("the images", () -> exploration.imagesProperty().get() != null);
    window.frames(30);
    window.picture("first-sight");
  }

  private void drag() throws Exception {
    List<LatentPoint> way =
        List.of(new LatentPoint(-1.5, -0.5), new LatentPoint(0.2, 0.9), new LatentPoint(1.3, -0.4));
    window.drag(way, 15, leg -> window.picture("drag-" + leg));
  }

  /// What lies under the pointer: a point of the map, a class of the legend.
  private void point() throws Exception {
    window.pointAt(window.get(() -> place(1)));
    window.frames(5);
    window.picture("real-image");
    window.pointAt("#legend-1");
    window.frames(5);
    window.picture("one-class");
    window.pointAway();
    window.run(() -> assembly.instruments().decode().scalingProperty().set(PictureScaling.PIXELS));
    window.frames(5);
    window.picture("exact-pixels");
    window.run(() -> assembly.instruments().decode().scalingProperty().set(PictureScaling.SMOOTH));
  }

  /// Where an image lies on the map.
  private LatentPoint place(int image) {
    var places = Objects.requireNonNull(exploration.mapProperty().get()).places();
    return new LatentPoint(places.xs()[image], places.ys()[image]);
  }

  private void layers() throws Exception {
    window.run(() -> assembly.main().gridShownProperty().set(true));
    window.frames(30);
    window.picture("decoded-grid");
    window.run(() -> assembly.main().themeProperty().set(Theme.DARK));
    window.frames(10);
    window.picture("dark");
    window.run(() -> assembly.main().imageSetProperty().set(ImageSet.ALL));
    window.await("all images on the map", () -> points() > 10_000);
    window.frames(30);
    window.picture("all-70000");
    window.run(
        () -> {
          assembly.main().imageSetProperty().set(ImageSet.TEST);
          assembly.main().themeProperty().set(Theme.LIGHT);
        });
    window.await("the test images on the map", () -> points() == 10_000);
  }

  private int points() {
    var map = exploration.mapProperty().get();
    return map == null ? 0 : map.count();
  }

  private void interpolate() throws Exception {
    PathStops ends = new PathStops(new LatentPoint(-1.5, -0.5), new LatentPoint(1.3, -0.4));
    window.run(() -> exploration.pathProperty().set(ends));
    window.frames(20);
    window.run(assembly.instruments().path()::play);
    window.await(
        "the middle of the way",
        () -> assembly.instruments().path().positionProperty().get() > 0.5);
    window.picture("interpolation");
    window.run(assembly.instruments().path()::pause);
    Path gif = window.folder().resolve("interpolation.gif");
    window.run(() -> assembly.instruments().path().saveGif(gif));
    window.await(
        "the GIF",
        () -> !assembly.instruments().path().savingProperty().get() && gif.toFile().exists());
    window.run(() -> exploration.noticeProperty().set(null));
  }

  private void explore() throws Exception {
    window.run(() -> assembly.main().gridShownProperty().set(false));
    window.run(() -> exploration.pathProperty().set(PathStops.NONE));
    window.run(() -> assembly.instruments().toolbox().choose("around"));
    window.run(() -> exploration.cursorProperty().set(place(0)));
    window.frames(30);
    window.picture("sample-around");
    window.run(() -> assembly.instruments().toolbox().choose("posterior"));
    window.run(() -> assembly.instruments().posterior().chooseNear(place(0)));
    window.run(() -> assembly.instruments().posterior().compareNear(place(23)));
    window.frames(30);
    window.picture("posterior");
    window.run(assembly.instruments().toolbox()::layDown);
  }

  private void train() throws Exception {
    window.run(this::beginTraining);
    window.await(
        "the first batches", () -> assembly.models().train().progressProperty().get() != null);
    long began = System.nanoTime();
    window.await("the network to unfold", () -> secondsSince(began) > 5 || hasEpochs());
    window.picture("training-begins");
    // Enough to see it learn, on however slow a machine.
    window.await("an epoch", () -> secondsSince(began) > MOST_TRAINING_SECONDS || hasEpochs());
    window.frames(20);
    window.picture("training");
    window.run(assembly.models().train()::stop);
    window.await(
        "the end of the training",
        () -> assembly.models().train().stateProperty().get() instanceof TrainingState.Stopped);
    window.run(() -> exploration.cursorProperty().set(place(0)));
    window.run(() -> exploration.pathProperty().set(new PathStops(place(0), place(1))));
    window.frames(30);
    window.picture("training-stopped");
  }

  /// The new network's map is about the origin, and has nothing to do with what was set before.
  private void beginTraining() {
    exploration.pathProperty().set(PathStops.NONE);
    exploration.cursorProperty().set(new LatentPoint(0, 0));
    assembly.main().show(Tool.TRAIN);
    assembly.models().train().start();
  }

  private boolean hasEpochs() {
    return !assembly.models().train().history().epochs().isEmpty();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) * 1e-9;
  }

  private void models() throws Exception {
    window.run(() -> assembly.main().show(Tool.MODELS));
    var library = assembly.models().library();
    window.await("the library", () -> !library.entries().isEmpty());
    window.run(() -> library.selectedProperty().set(library.entries().getFirst()));
    window.frames(30);
    window.picture("models");
  }

  /// The tour's chapters on finding things by words, on reckoning with places, and on all that can
  /// be taken away: pictures, films, code and the session. Begins and ends with the bundled model
  /// on the map and the cursor in the hand.
  private static final class ExportTour {
    private final Assembly assembly;
    private final ExplorerState exploration;
    private final TourWindow window;

    ExportTour(Assembly assembly, TourWindow window) {
      this.assembly = assembly;
      this.exploration = assembly.exploration();
      this.window = window;
    }

    void play() throws Exception {
      palette();
      arithmetic();
      film();
      code();
      session();
    }

    private void palette() throws Exception {
      PaletteViewModel palette = assembly.palette();
      window.run(palette::open);
      window.run(() -> palette.typedProperty().set("moon"));
      window.frames(20);
      window.picture("palette");
      window.run(palette::close);
    }

    /// Does the dress get sleeves? The picture of it goes with it.
    private void arithmetic() throws Exception {
      window.run(() -> exploration.cursorProperty().set(place(0)));
      window.run(() -> assembly.instruments().toolbox().choose("arithmetic"));
      window.run(assembly.instruments().arithmetic()::showExample);
      window.frames(60);
      window.picture("pullover-minus-shirt-plus-dress");
      open("picture");
      window.await("the preview", () -> !window.words("#export-size").isEmpty());
      window.frames(10);
      window.picture("export-picture");
      close();
      window.run(assembly.instruments().arithmetic()::clear);
      window.run(assembly.instruments().toolbox()::layDown);
    }

    /// From an image through another to a third.
    private void film() throws Exception {
      var stops = window.get(() -> Stream.of(0, 1, 2).map(this::place).toList());
      window.run(() -> exploration.pathProperty().set(PathStops.NONE.withStops(stops)));
      window.await(
          "the way's pictures", () -> assembly.instruments().path().savableBinding().get());
      open("film");
      window.await(
          "the film's size",
          () -> assembly.instruments().film().factsProperty().get().contains("B"));
      window.picture("export-film");
      close();
    }

    private void code() throws Exception {
      open("code");
      window.await("the program", () -> !assembly.export().code().textProperty().get().isEmpty());
      window.frames(10);
      window.picture("export-code");
      close();
    }

    /// Saved with the path, and opened after the path is gone.
    private void session() throws Exception {
      Path file = window.folder().resolve("tour.lunula");
      PathStops path = exploration.pathProperty().get();
      open("session");
      window.run(() -> assembly.sessions().saveAs(file));
      window.await("the session’s file", () -> assembly.sessions().isSavedIn(file));
      window.frames(10);
      window.picture("export-session");
      close();
      window.run(() -> exploration.pathProperty().set(PathStops.NONE));
      window.run(() -> assembly.openSession(file));
      window.await("the session", () -> exploration.pathProperty().get().equals(path));
      window.frames(30);
      window.picture("session-opened");
      window.run(() -> exploration.pathProperty().set(PathStops.NONE));
    }

    private void open(String page) throws Exception {
      window.run(() -> assembly.export().sheet().show(page));
      window.frames(20);
    }

    private void close() throws Exception {
      window.run(assembly.export().sheet()::close);
      window.frames(5);
    }

    /// Where an image lies on the map.
    private LatentPoint place(int image) {
      var places = Objects.requireNonNull(exploration.mapProperty().get()).places();
      return new LatentPoint(places.xs()[image], places.ys()[image]);
    }
  }

  /// The tour's chapters on exploring: every panel, layers, a path of several stops, selecting,
  /// outliers, comparing, the training form, and a path whose truth is known. Begins and ends with
  /// the bundled model on the map and the cursor in the hand.
  private static final class ExploringTour {
    /// Where a lasso drawn by hand turns.
    private static final int CORNERS = 40;

    private final Assembly assembly;
    private final ExplorerState exploration;
    private final TourWindow window;

    ExploringTour(Assembly assembly, TourWindow window) {
      this.assembly = assembly;
      this.exploration = assembly.exploration();
      this.window = window;
    }

    void play() throws Exception {
      keys();
      panels();
      layers();
      path();
      select();
      outliers();
      compare();
      form();
      moons();
    }

    /// The list of keys must fit into a small window.
    private void keys() throws Exception {
      window.resize(1280, 720);
      window.run(() -> assembly.main().helpShownProperty().set(true));
      window.frames(10);
      window.picture("keys");
      window.run(() -> assembly.main().helpShownProperty().set(false));
      window.resize(1280, 800);
      window.frames(10);
      window.picture("what-there-is-to-do");
    }

    /// Every panel of the bar in both themes.
    private void panels() throws Exception {
      Toolbox toolbox = assembly.instruments().toolbox();
      for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
        window.run(() -> assembly.main().themeProperty().set(theme));
        for (Instrument panel : toolbox.instruments()) {
          window.run(() -> toolbox.choose(panel.id()));
          window.frames(10);
          window.picture("panel-" + panel.id() + "-" + JsonField.word(theme));
        }
      }
      window.run(toolbox::layDown);
    }

    private void layers() throws Exception {
      show(MapLayer.DENSITY, true);
      show(MapLayer.CONTOURS, true);
      window.run(() -> assembly.instruments().layers().openProperty().set(true));
      window.frames(40);
      window.picture("density-and-contours");
      window.run(assembly.instruments().layers()::clear);
      window.run(() -> assembly.instruments().layers().openProperty().set(false));
      show(MapLayer.REGIONS, true);
      window.frames(60);
      window.picture("class-regions");
      window.run(assembly.instruments().layers()::clear);
      show(MapLayer.THUMBNAILS, true);
      window.frames(60);
      window.picture("thumbnails");
      window.run(assembly.instruments().layers()::clear);
    }

    private void show(MapLayer layer, boolean shown) throws Exception {
      window.run(() -> assembly.instruments().layers().layers().shownProperty(layer).set(shown));
    }

    /// Through the middles of four classes.
    private void path() throws Exception {
      List<LatentPoint> stops = window.get(() -> Stream.of(9, 8, 0, 1).map(this::middle).toList());
      window.run(() -> assembly.instruments().toolbox().choose("path"));
      window.run(() -> exploration.pathProperty().set(PathStops.NONE.withStops(stops)));
      window.run(() -> assembly.instruments().path().chartShownProperty().set(true));
      window.await(
          "the way's pictures", () -> assembly.instruments().path().savableBinding().get());
      window.run(() -> assembly.instruments().path().seek(0.6));
      window.frames(30);
      window.picture("path-and-its-speed");
      window.run(() -> assembly.instruments().path().chartShownProperty().set(false));
      window.run(() -> exploration.pathProperty().set(PathStops.NONE));
    }

    /// The middle of a class on the map.
    private LatentPoint middle(int label) {
      var map = Objects.requireNonNull(exploration.mapProperty().get());
      double x = 0;
      double y = 0;
      int count = 0;
      for (int image = 0; image < map.count(); image++) {
        if (map.label(image) == label) {
          x += map.places().xs()[image];
          y += map.places().ys()[image];
          count++;
        }
      }
      return new LatentPoint(x / count, y / count);
    }

    private void select() throws Exception {
      window.run(() -> assembly.instruments().toolbox().choose("select"));
      window.frames(10);
      window.drag(around(window.get(() -> middle(7))), 1, leg -> {});
      window.pointAway();
      window.await(
          "the selection",
          () -> !assembly.instruments().select().selection().selectionProperty().get().isEmpty());
      window.frames(30);
      window.picture("selected-by-lasso");
      window.run(assembly.instruments().select().selection()::none);
    }

    private static List<LatentPoint> around(LatentPoint middle) {
      List<LatentPoint> corners = new ArrayList<>();
      for (int at = 0; at <= CORNERS; at++) {
        double angle = 2 * Math.PI * at / CORNERS;
        double radius = 0.45 + 0.08 * Math.sin(3 * angle);
        corners.add(
            new LatentPoint(
                middle.x() + radius * Math.cos(angle), middle.y() + radius * Math.sin(angle)));
      }
      return corners;
    }

    private void outliers() throws Exception {
      SelectViewModel select = assembly.instruments().select();
      window.run(() -> select.pageProperty().set(SelectViewModel.Page.OUTLIERS));
      window.run(select.outliers()::rank);
      window.await(
          "the strangest images", () -> select.outliers().rankingProperty().get().size() > 0);
      window.run(() -> select.chosen().goTo(select.outliers().rankingProperty().get().image(0)));
      window.frames(30);
      window.picture("outliers");
      window.run(() -> select.pageProperty().set(SelectViewModel.Page.SELECTION));
      window.run(assembly.instruments().toolbox()::layDown);
    }

    private void compare() throws Exception {
      var compare = assembly.instruments().compare();
      window.await("the library", () -> compare.isPossible(Comparison.MOONS));
      window.run(() -> compare.show(Comparison.MOONS));
      window.await(
          "two maps",
          () ->
              compare.panesProperty().get().stream()
                  .allMatch(pane -> pane.exploration().decodedProperty().get() != null));
      window.frames(60);
      window.picture("compare-moons");
      window.run(() -> compare.pageProperty().set(Page.BETA));
      window.await("the models along β", () -> compare.beta().last() > 0);
      window.run(() -> compare.beta().positionProperty().set(1.5));
      window.frames(60);
      window.picture("along-beta");
      wane(compare);
      window.run(compare::leave);
      window.frames(10);
    }

    private void wane(CompareViewModel compare) throws Exception {
      window.run(() -> compare.show(Comparison.MOONS, Page.BETWEEN));
      window.await("the moon in two models", () -> compare.between().isDecoded());
      window.run(() -> compare.between().positionProperty().set(0.55));
      window.frames(30);
      window.picture("full-to-crescent");
    }

    private void form() throws Exception {
      var preset = assembly.models().train().form().presetProperty();
      Preset before = preset.get();
      window.run(() -> assembly.main().show(Tool.TRAIN));
      window.run(() -> preset.set(Preset.of("denoising-vae")));
      window.frames(30);
      window.fire("#train-all");
      window.frames(30);
      window.reveal("#train-noise");
      window.frames(10);
      window.picture("denoising-form");
      window.fire("#train-all");
      window.run(() -> preset.set(before));
      window.run(() -> assembly.main().show(Tool.EXPLORE));
    }

    /// Between two moons the truth is known: the moons of the phases between.
    private void moons() throws Exception {
      LibraryEntry bundled = entry("fashion-mnist-vae");
      open(entry("moon-vae"));
      window.run(() -> assembly.instruments().toolbox().choose("path"));
      window.run(() -> exploration.pathProperty().set(new PathStops(first(4), first(0))));
      window.run(() -> assembly.instruments().path().chartShownProperty().set(true));
      window.await(
          "the way's pictures", () -> assembly.instruments().path().savableBinding().get());
      window.run(() -> assembly.instruments().path().seek(0.5));
      window.frames(60);
      window.picture("moons-and-the-truth");
      window.run(() -> assembly.instruments().path().chartShownProperty().set(false));
      window.run(() -> exploration.pathProperty().set(PathStops.NONE));
      window.run(assembly.instruments().toolbox()::layDown);
      open(bundled);
    }

    /// Where the first image of a class lies on the map.
    private LatentPoint first(int label) {
      var map = Objects.requireNonNull(exploration.mapProperty().get());
      int image =
          IntStream.range(0, map.count())
              .filter(at -> map.label(at) == label)
              .findFirst()
              .orElse(0);
      return new LatentPoint(map.places().xs()[image], map.places().ys()[image]);
    }

    private LibraryEntry entry(String folder) {
      return assembly.main().models().stream()
          .filter(entry -> entry.folder().endsWith(folder))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("there is no model " + folder));
    }

    private void open(LibraryEntry entry) throws Exception {
      window.run(() -> assembly.main().open(entry));
      window.await(
          entry.card().name(),
          () ->
              entry.card().equals(assembly.main().cardProperty().get())
                  && exploration.decoderProperty().get() != null
                  && exploration.imagesProperty().get() != null);
      window.frames(20);
    }
  }
}
