package lunula.ui.session;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without TestFX, whose robot keeps hold of what it has seen.
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread
class SessionPaneCollectedTest {
  private static final int MOST_TRIES = 40;

  @TempDir Path home;
  private BorderPane window;
  private Stage stage;
  private Room room;
  private WeakReference<SessionPane> taken = new WeakReference<>(null);

  @BeforeAll
  static void startToolkit() throws InterruptedException {
    var up = new CountDownLatch(1);
    try {
      Platform.startup(up::countDown);
    } catch (IllegalStateException another) {
      // Another test has started it.
      up.countDown();
    }
    assertTrue(up.await(60, TimeUnit.SECONDS));
    Platform.setImplicitExit(false);
  }

  private static void onWindow(Runnable work) throws Exception {
    CompletableFuture.runAsync(work, Platform::runLater).get(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void hide() throws Exception {
    onWindow(stage::close);
  }

  private void show() {
    window = new BorderPane(new Button("map"));
    stage = new Stage();
    stage.setScene(new Scene(window, 800, 600));
    stage.show();
  }

  private void add() {
    var dialogs = new SessionDialogs(room.sessions, () -> title -> Optional.empty());
    var pane = new SessionPane(room.sessions, dialogs);
    taken = new WeakReference<>(pane);
    window.setRight(pane);
  }

  private void awaitFrames() throws Exception {
    var laidOut = new CountDownLatch(2);
    Runnable hear =
        () -> {
          laidOut.countDown();
          Platform.requestNextPulse();
        };
    onWindow(
        () -> {
          stage.getScene().addPostLayoutPulseListener(hear);
          window.requestLayout();
          Platform.requestNextPulse();
        });
    assertTrue(laidOut.await(60, TimeUnit.SECONDS));
    onWindow(() -> stage.getScene().removePostLayoutPulseListener(hear));
  }

  @Test
  void aPaneThatIsTakenAwayIsCollectedThoughTheSessionLives() throws Exception {
    onWindow(
        () -> {
          try {
            room = new Room(home);
            room.open("Garments");
          } catch (IOException failure) {
            throw new IllegalStateException(failure);
          }
          show();
          add();
        });
    awaitFrames();
    onWindow(() -> window.setRight(null));
    // The renderer drops what it showed with the next frames.
    for (int tries = 0; taken.get() != null && tries < MOST_TRIES; tries++) {
      awaitFrames();
      System.gc();
    }
    assertNull(taken.get());
  }
}
