package lunula.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.MapView;

/// Runs the real `main` and looks on: prints the seconds from the time it is given to the map on
/// screen and to the first decoded picture, and ends the process.
public final class PackagedProbe {
  private static final PrintStream OUT = System.out;
  private static final String FX_THREAD = "JavaFX Application Thread";
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final Instant began;
  private int mapFrames;
  private int pictureFrames;
  private double mapSeconds;

  private PackagedProbe(Instant began) {
    this.began = began;
  }

  /// @param arguments when the process was started, then what the app is started with
  public static void main(String[] arguments) {
    PackagedProbe probe = new PackagedProbe(Instant.parse(arguments[0]));
    Thread.ofPlatform().name("lunula-probe").daemon().start(probe::lookOn);
    Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  /// JavaFX is asked nothing before its thread is there: it must start as it does without us.
  private void lookOn() {
    while (!fxIsThere()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    Platform.runLater(this::watchWindows);
  }

  private static boolean fxIsThere() {
    Thread[] threads = new Thread[64];
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    int count = all.enumerate(threads);
    return Arrays.stream(threads, 0, count).anyMatch(thread -> thread.getName().equals(FX_THREAD));
  }

  private void watchWindows() {
    Window.getWindows()
        .addListener(
            (ListChangeListener<Window>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(window -> watch(window.getScene()));
                  }
                });
    Window.getWindows().forEach(window -> watch(window.getScene()));
  }

  private void watch(Scene scene) {
    scene.addPostLayoutPulseListener(
        () -> {
          if (scene.lookup(".map-view") instanceof MapView map) {
            frame(map.model().exploration());
          }
          Platform.requestNextPulse();
        });
  }

  /// What a frame shows is on screen when the next one begins.
  private void frame(ExplorerState exploration) {
    if (exploration.mapProperty().get() != null && ++mapFrames == 2) {
      mapSeconds = seconds();
    }
    if (exploration.decodedProperty().get() != null && ++pictureFrames >= 2 && mapFrames >= 2) {
      OUT.printf(Locale.ROOT, "%.4f %.4f%n", mapSeconds, seconds());
      OUT.flush();
      Runtime.getRuntime().halt(0);
    }
  }

  private double seconds() {
    return Duration.between(began, Instant.now()).toNanos() * 1e-9;
  }
}
