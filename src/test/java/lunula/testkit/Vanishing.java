package lunula.testkit;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

  /// The renderer drops what it showed with the second.
  private static final int FRAMES = 2;

  private final StackPane place = new StackPane();
  private Stage stage;

  private Vanishing() throws Exception {
    stage = Frames.onWindow(this::window);
  }

  private Stage window() {
    var window = new Stage();
    window.setScene(new Scene(place, 640, 480));
    window.getScene().getStylesheets().add("/lunula/ui/kit/lunula.css");
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
    WeakReference<Node> view = Frames.onWindow(() -> shown(make.call()));
    Frames.pass(stage.getScene(), FRAMES);
    Frames.onWindow(
        () -> {
          place.getChildren().clear();
          return change;
        });
    for (int attempt = 0; attempt < MOST_TRIES && view.get() != null; attempt++) {
      run(change);
      Frames.pass(stage.getScene(), FRAMES);
      System.gc();
    }
    assertNull(view.get());
  }

  private WeakReference<Node> shown(Node view) {
    place.getChildren().add(view);
    return new WeakReference<>(view);
  }

  private static void run(Runnable work) throws Exception {
    Frames.onWindow(
        () -> {
          work.run();
          return work;
        });
  }
}
