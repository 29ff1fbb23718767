package lunula.app.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import lunula.app.Assembly;
import lunula.export.picture.PngImage;
import lunula.geometry.LatentPoint;

/// The window as a tour sees it: a hand on it, a camera before it, and the patience to wait for it.
/// Everything is called on the tour's own thread and done on the JavaFX thread.
public class TourWindow {
  private static final long PATIENCE_SECONDS = 300;

  private final Assembly assembly;
  private final Stage stage;
  private final Path folder;
  private final AtomicInteger pictures = new AtomicInteger();

  /// @param folder exists
  public TourWindow(Assembly assembly, Stage stage, Path folder) {
    this.assembly = assembly;
    this.stage = stage;
    this.folder = folder;
  }

  /// Where the tour puts what it makes.
  Path folder() {
    return folder;
  }

  /// How many pictures were taken.
  int pictures() {
    return pictures.get();
  }

  /// Closes the window when the tour is over.
  protected void close() {
    Platform.runLater(stage::close);
  }

  /// Takes a picture of the window as it is.
  protected void picture(String name) throws Exception {
    int number = pictures.incrementAndGet();
    PngImage png =
        get(
            () -> {
              WritableImage all = stage.getScene().snapshot(null);
              return pixels(all, 0, 0, (int) all.getWidth(), (int) all.getHeight());
            });
    png.save(folder.resolve("%02d-%s.png".formatted(number, name)));
  }

  /// A part of a picture.
  static PngImage pixels(WritableImage image, int x, int y, int width, int height) {
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(x, y, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return new PngImage(width, height, argb);
  }

  /// Makes the window another size.
  public void resize(double width, double height) throws Exception {
    run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  /// Presses the hand on the first place of the map and draws it along the others.
  ///
  /// @param steps in which the hand goes from one place to the next
  /// @param onLeg done after every place but the first
  void drag(List<LatentPoint> way, int steps, Leg onLeg) throws Exception {
    Robot robot = get(Robot::new);
    moveTo(robot, way.getFirst());
    run(() -> robot.mousePress(MouseButton.PRIMARY));
    for (int leg = 1; leg < way.size(); leg++) {
      for (int step = 1; step <= steps; step++) {
        LatentPoint from = way.get(leg - 1);
        moveTo(robot, from.towards(way.get(leg), (double) step / steps));
      }
      onLeg.end(leg);
    }
    run(() -> robot.mouseRelease(MouseButton.PRIMARY));
  }

  /// What is done in the midst of a drag.
  interface Leg {
    /// @param number 1 for the first
    void end(int number) throws Exception;
  }

  /// Moves the pointer to a place of the map.
  void pointAt(LatentPoint place) throws Exception {
    moveTo(get(Robot::new), place);
  }

  private void moveTo(Robot robot, LatentPoint place) throws Exception {
    run(
        () -> {
          Node map = stage.getScene().lookup(".map-view");
          var on = assembly.instruments().map().viewportProperty().get().toScreen(place);
          robot.mouseMove(map.localToScreen(on.x(), on.y()));
        });
    frames(2);
  }

  /// Moves the pointer to the middle of a part of the window.
  void pointAt(String id) throws Exception {
    run(() -> new Robot().mouseMove(middle(id)));
  }

  private Point2D middle(String id) {
    Node node = stage.getScene().lookup(id);
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  /// Presses a button.
  void fire(String id) throws Exception {
    run(() -> ((ButtonBase) stage.getScene().lookup(id)).fire());
  }

  /// What a label says; nothing if it is not in the window.
  public String words(String id) {
    return stage.getScene().lookup(id) instanceof Labeled label ? label.getText() : "";
  }

  /// Scrolls the page that a part of the window is on until the part is in its middle.
  void reveal(String id) throws Exception {
    run(
        () -> {
          Node part = stage.getScene().lookup(id);
          Node page = part;
          while (page != null && !(page instanceof ScrollPane)) {
            page = page.getParent();
          }
          if (page instanceof ScrollPane scroll) {
            Bounds all = scroll.getContent().getBoundsInLocal();
            Bounds shown =
                scroll.getContent().sceneToLocal(part.localToScene(part.getLayoutBounds()));
            double seen = scroll.getViewportBounds().getHeight();
            scroll.setVvalue((shown.getCenterY() - seen / 2) / (all.getHeight() - seen));
          }
        });
  }

  /// Moves the pointer off the map, so that no card of the point under it hides the next pictures.
  void pointAway() throws Exception {
    run(() -> new Robot().mouseMove(stage.getX() + 4, stage.getY() + 4));
  }

  /// Does something on the JavaFX thread.
  public void run(Runnable work) throws Exception {
    get(
        () -> {
          work.run();
          return true;
        });
  }

  /// Asks for something on the JavaFX thread.
  public <T> T get(Callable<T> work) throws Exception {
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
  public void frames(int count) throws Exception {
    AtomicInteger seen = new AtomicInteger();
    await(count + " frames", () -> seen.incrementAndGet() >= count);
  }

  /// Waits for something that is looked for once a frame.
  public void await(String what, BooleanSupplier condition) throws Exception {
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
    run(watch::start);
    try {
      come.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("waited in vain for " + what, late);
    }
  }
}
