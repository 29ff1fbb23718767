package lunula.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Waits for what only a frame brings (styles, skins, places, sizes), however long the machine
/// takes for it; a robot waits for some hundredths of a second and goes on. Not on the JavaFX
/// thread.
public final class Frames {
  private static final int SECONDS = 60;

  private Frames() {}

  /// Returns when the shown window has been styled and laid out once more; at once if none is.
  public static void pass() {
    onWindow(Frames::shown).ifPresent(scene -> pass(scene, 1));
  }

  /// Returns when a scene has been laid out so many times more.
  public static void pass(Scene scene, int count) {
    var laidOut = new CountDownLatch(count);
    Runnable hear =
        () -> {
          laidOut.countDown();
          Platform.requestNextPulse();
        };
    onWindow(
        () -> {
          scene.addPostLayoutPulseListener(hear);
          Platform.requestNextPulse();
          return scene;
        });
    try {
      assertTrue(laidOut.await(SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException given) {
      throw new AssertionError(given);
    }
    onWindow(
        () -> {
          scene.removePostLayoutPulseListener(hear);
          return scene;
        });
  }

  private static Optional<Scene> shown() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Window::getScene)
        .findFirst();
  }

  /// Does something on the JavaFX thread and waits for it.
  public static <T> T onWindow(Callable<T> work) {
    var task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError(failure);
    }
  }
}
