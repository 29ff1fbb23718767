package lunula.app.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import lunula.app.Assembly;
import lunula.app.start.AotTrainingRun;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;
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
}
