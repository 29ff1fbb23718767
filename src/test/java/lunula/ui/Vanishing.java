package lunula.ui;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Shows a view in a window, takes it away, and asks whether it goes though its view model stays.
/// Without TestFX: while its robot is at work, views that were taken away stay reachable.
public final class Vanishing {
  private static final int MOST_TRIES = 30;
  private static final int SECONDS = 60;

  private final StackPane place = new StackPane();
  private Stage stage;

  private Vanishing() throws Exception {
    stage = onWindow(this::window);
  }

  private Stage window() {
    var window = new Stage();
    window.setScene(new Scene(place, 640, 480));
    window.getScene().getStylesheets().add("/lunula/ui/lunula.css");
    window.show();
    return window;
  }

  /// Fails if a view is still there some collections after it was taken away. Not on the JavaFX
  /// thread.
  ///
  /// @param make makes the view, on the JavaFX thread, for models that the caller keeps
  /// @param change changes what it showed, on the JavaFX thread: nobody may miss it
  public static void assertVanishes(Callable<? extends Node> make, Runnable change)
      throws Exception {
    start();
    var window = new Vanishing();
    try {
      window.check(make, change);
    } finally {
      run(window.stage::close);
    }
  }

  private static void start() throws InterruptedException {
    Platform.setImplicitExit(false);
    var up = new CountDownLatch(1);
    try {
      Platform.startup(up::countDown);
    } catch (IllegalStateException another) {
      // Another test has started it.
      up.countDown();
    }
    assertTrue(up.await(SECONDS, TimeUnit.SECONDS));
  }

  private void check(Callable<? extends Node> make, Runnable change) throws Exception {
    WeakReference<Node> view = onWindow(() -> shown(make.call()));
    awaitFrames();
    onWindow(
        () -> {
          place.getChildren().clear();
          return change;
        });
    // The renderer drops what it showed with the next frames.
    for (int attempt = 0; attempt < MOST_TRIES && view.get() != null; attempt++) {
      run(change);
      awaitFrames();
      System.gc();
    }
    assertNull(view.get());
  }

  private WeakReference<Node> shown(Node view) {
    place.getChildren().add(view);
    return new WeakReference<>(view);
  }

  private static void run(Runnable work) throws Exception {
    onWindow(
        () -> {
          work.run();
          return work;
        });
  }

  private static <T> T onWindow(Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get(SECONDS, TimeUnit.SECONDS);
  }

  /// Returns when the scene has been laid out twice more and what was before is drawn.
  private void awaitFrames() throws Exception {
    Scene scene = stage.getScene();
    var laidOut = new CountDownLatch(2);
    Runnable hear =
        () -> {
          laidOut.countDown();
          Platform.requestNextPulse();
        };
    run(
        () -> {
          scene.addPostLayoutPulseListener(hear);
          Platform.requestNextPulse();
        });
    assertTrue(laidOut.await(SECONDS, TimeUnit.SECONDS));
    run(() -> scene.removePostLayoutPulseListener(hear));
  }
}
