package lunula.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.service.PngImage;
import lunula.ui.Exploration;
import lunula.ui.ImageSet;
import lunula.ui.MainViewModel.Tool;
import lunula.ui.PathEnds;
import lunula.ui.Theme;
import lunula.ui.decode.Scaling;
import lunula.ui.train.TrainingState;

/// Plays the window by itself and keeps pictures of it: opens the bundled model, drags across the
/// map, plays an interpolation, watches a training begin and stops it. The steps run on a thread of
/// their own and touch the window on the JavaFX thread.
final class Tour {
  private static final long PATIENCE_SECONDS = 300;
  private static final double MOST_TRAINING_SECONDS = 20;
  private static final AtomicInteger PICTURES = new AtomicInteger();
  private static volatile String problem = "";

  private final Assembly assembly;
  private final Exploration exploration;
  private final Stage stage;
  private final Path folder;

  /// @param folder exists
  Tour(Assembly assembly, Stage stage, Path folder) {
    this.assembly = assembly;
    this.exploration = assembly.exploration();
    this.stage = stage;
    this.folder = folder;
  }

  /// What to tell the person after the window has closed.
  static String report(Path folder) {
    return problem.isEmpty()
        ? "The tour's %d pictures and interpolation.gif are in %s".formatted(PICTURES.get(), folder)
        : "The tour stopped: " + problem;
  }

  /// 0 if the tour came to its end, else 1.
  static int exitCode() {
    return problem.isEmpty() ? 0 : 1;
  }

  void begin() {
    Thread.ofPlatform().name("lunula-tour").daemon().start(this::play);
  }

  private void play() {
    try {
      look();
      drag();
      point();
      layers();
      interpolate();
      explore();
      train();
      models();
    } catch (Exception failure) {
      problem = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    } finally {
      Platform.runLater(stage::close);
    }
  }

  private void look() throws Exception {
    await("the map", () -> exploration.mapProperty().get() != null);
    await("the first decoded picture", () -> exploration.decodedProperty().get() != null);
    await("the images", () -> exploration.imagesProperty().get() != null);
    picture("first-sight");
  }

  private void drag() throws Exception {
    Robot robot = onWindow(Robot::new);
    List<LatentPoint> way =
        List.of(new LatentPoint(-1.5, -0.5), new LatentPoint(0.2, 0.9), new LatentPoint(1.3, -0.4));
    moveTo(robot, way.getFirst());
    onWindow(() -> press(robot));
    for (int leg = 1; leg < way.size(); leg++) {
      for (int step = 1; step <= 15; step++) {
        moveTo(robot, way.get(leg - 1).towards(way.get(leg), step / 15.0));
      }
      picture("drag-" + leg);
    }
    onWindow(() -> release(robot));
  }

  /// What lies under the pointer: a point of the map, a class of the legend.
  private void point() throws Exception {
    Robot robot = onWindow(Robot::new);
    moveTo(robot, onWindow(() -> place(1)));
    frames(5);
    picture("real-image");
    onWindow(() -> set(() -> robot.mouseMove(middle("#legend-1"))));
    frames(5);
    picture("one-class");
    // Off the map, so that no card of the point under it hides the next pictures.
    onWindow(() -> set(() -> robot.mouseMove(stage.getX() + 4, stage.getY() + 4)));
    onWindow(() -> set(() -> assembly.decode().scalingProperty().set(Scaling.PIXELS)));
    frames(5);
    picture("exact-pixels");
    onWindow(() -> set(() -> assembly.decode().scalingProperty().set(Scaling.SMOOTH)));
  }

  private Point2D middle(String id) {
    Node node = stage.getScene().lookup(id);
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  /// Where an image lies on the map.
  private LatentPoint place(int image) {
    var places = Objects.requireNonNull(exploration.mapProperty().get()).places();
    return new LatentPoint(places.xs()[image], places.ys()[image]);
  }

  private static boolean press(Robot robot) {
    robot.mousePress(MouseButton.PRIMARY);
    return true;
  }

  private static boolean release(Robot robot) {
    robot.mouseRelease(MouseButton.PRIMARY);
    return true;
  }

  private void moveTo(Robot robot, LatentPoint place) throws Exception {
    onWindow(
        () -> {
          Node map = stage.getScene().lookup(".map-view");
          var on = assembly.map().viewportProperty().get().toScreen(place);
          Point2D at = map.localToScreen(on.x(), on.y());
          robot.mouseMove(at);
          return true;
        });
    frames(2);
  }

  private void layers() throws Exception {
    onWindow(() -> set(() -> assembly.main().gridShownProperty().set(true)));
    frames(30);
    picture("decoded-grid");
    onWindow(() -> set(() -> assembly.main().themeProperty().set(Theme.DARK)));
    frames(10);
    picture("dark");
    onWindow(() -> set(() -> assembly.main().imageSetProperty().set(ImageSet.ALL)));
    await("all images on the map", () -> points() > 10_000);
    frames(30);
    picture("all-70000");
    onWindow(
        () ->
            set(
                () -> {
                  assembly.main().imageSetProperty().set(ImageSet.TEST);
                  assembly.main().themeProperty().set(Theme.LIGHT);
                }));
    await("the test images on the map", () -> points() == 10_000);
  }

  private int points() {
    var map = exploration.mapProperty().get();
    return map == null ? 0 : map.count();
  }

  private void interpolate() throws Exception {
    PathEnds ends = new PathEnds(new LatentPoint(-1.5, -0.5), new LatentPoint(1.3, -0.4));
    onWindow(() -> set(() -> exploration.pathProperty().set(ends)));
    frames(20);
    onWindow(() -> set(assembly.path()::play));
    await("the middle of the way", () -> assembly.path().positionProperty().get() > 0.5);
    picture("interpolation");
    onWindow(() -> set(assembly.path()::pause));
    Path gif = folder.resolve("interpolation.gif");
    onWindow(() -> set(() -> assembly.path().saveGif(gif)));
    await("the GIF", () -> !assembly.path().savingProperty().get() && gif.toFile().exists());
    onWindow(() -> set(() -> exploration.noticeProperty().set(null)));
  }

  private void explore() throws Exception {
    onWindow(() -> set(() -> assembly.main().gridShownProperty().set(false)));
    onWindow(() -> set(() -> exploration.pathProperty().set(PathEnds.NONE)));
    onWindow(() -> set(() -> assembly.toolbox().choose("around")));
    onWindow(() -> set(() -> exploration.cursorProperty().set(place(0))));
    frames(30);
    picture("sample-around");
    onWindow(() -> set(() -> assembly.toolbox().choose("posterior")));
    onWindow(() -> set(() -> assembly.posterior().chooseNear(place(0))));
    onWindow(() -> set(() -> assembly.posterior().compareNear(place(23))));
    frames(30);
    picture("posterior");
    onWindow(() -> set(assembly.toolbox()::layDown));
  }

  private void train() throws Exception {
    onWindow(() -> set(this::beginTraining));
    await("the first batches", () -> assembly.train().progressProperty().get() != null);
    long began = System.nanoTime();
    await("the network to unfold", () -> secondsSince(began) > 5 || hasEpochs());
    picture("training-begins");
    // Enough to see it learn, on however slow a machine.
    await("an epoch", () -> secondsSince(began) > MOST_TRAINING_SECONDS || hasEpochs());
    frames(20);
    picture("training");
    onWindow(() -> set(assembly.train()::stop));
    await(
        "the end of the training",
        () -> assembly.train().stateProperty().get() instanceof TrainingState.Stopped);
    onWindow(() -> set(() -> exploration.cursorProperty().set(place(0))));
    onWindow(() -> set(() -> exploration.pathProperty().set(new PathEnds(place(0), place(1)))));
    frames(30);
    picture("training-stopped");
  }

  /// The new network's map is about the origin, and has nothing to do with what was set before.
  private void beginTraining() {
    exploration.pathProperty().set(PathEnds.NONE);
    exploration.cursorProperty().set(new LatentPoint(0, 0));
    assembly.main().show(Tool.TRAIN);
    assembly.train().start();
  }

  private boolean hasEpochs() {
    return !assembly.train().history().epochs().isEmpty();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) * 1e-9;
  }

  private void models() throws Exception {
    onWindow(() -> set(() -> assembly.main().show(Tool.MODELS)));
    var library = assembly.library();
    await("the library", () -> !library.entries().isEmpty());
    onWindow(() -> set(() -> library.selectedProperty().set(library.entries().getFirst())));
    frames(30);
    picture("models");
  }

  private void picture(String name) throws Exception {
    int number = PICTURES.incrementAndGet();
    PngImage png = onWindow(() -> pixels(stage.getScene().snapshot(null)));
    png.save(folder.resolve("%02d-%s.png".formatted(number, name)));
  }

  private static PngImage pixels(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return new PngImage(width, height, argb);
  }

  private static boolean set(Runnable change) {
    change.run();
    return true;
  }

  private static <T> T onWindow(Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception failure) {
            done.completeExceptionally(failure);
          }
        });
    return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Waits for a number of frames.
  private static void frames(int count) throws Exception {
    AtomicInteger seen = new AtomicInteger();
    await(count + " frames", () -> seen.incrementAndGet() >= count);
  }

  /// Waits for something that is looked for once a frame.
  private static void await(String what, BooleanSupplier condition) throws Exception {
    CompletableFuture<Boolean> come = new CompletableFuture<>();
    AnimationTimer watch =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (condition.getAsBoolean()) {
              stop();
              come.complete(true);
            }
          }
        };
    onWindow(() -> set(watch::start));
    try {
      come.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new IllegalStateException("waited in vain for " + what, late);
    }
  }
}
