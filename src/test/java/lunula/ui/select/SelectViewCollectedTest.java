package lunula.ui.select;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.ui.Exploration;
import lunula.ui.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Without TestFX: while its robot is at work, views that were taken away stay reachable.
class SelectViewCollectedTest {
  private static final int MOST_TRIES = 20;

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Exploration exploration = new Exploration(background::add, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private final SelectViewModel model = new SelectViewModel(map, Runnable::run);
  private final StackPane place = new StackPane();
  private WeakReference<SelectView> taken = new WeakReference<>(null);

  @SuppressWarnings("NullAway.Init") // shown before each test
  private Stage stage;

  @BeforeEach
  void show() throws Exception {
    start();
    onWindow(
        () -> {
          MapData points = Blobs.map(2000, 3);
          exploration.mapProperty().set(points);
          exploration.imagesProperty().set(Blobs.images(points));
          exploration.decoderProperty().set(Blobs.decoder());
          map.toolProperty().set(model.tool());
          stage = new Stage();
          stage.setScene(new Scene(place, 320, 600));
          stage.getScene().getStylesheets().add("/lunula/ui/lunula.css");
          stage.show();
        });
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
    assertTrue(up.await(60, TimeUnit.SECONDS));
  }

  @AfterEach
  void hide() throws Exception {
    onWindow(stage::close);
  }

  private static void onWindow(Runnable work) throws Exception {
    CompletableFuture.runAsync(work, Platform::runLater).get(60, TimeUnit.SECONDS);
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
    onWindow(
        () -> {
          scene.addPostLayoutPulseListener(hear);
          Platform.requestNextPulse();
        });
    assertTrue(laidOut.await(60, TimeUnit.SECONDS));
    onWindow(() -> scene.removePostLayoutPulseListener(hear));
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private void addView() {
    var view = new SelectView(model, title -> Optional.empty());
    taken = new WeakReference<>(view);
    place.getChildren().add(view);
  }

  private void takeViewAway() {
    model.selection().all();
    place.getChildren().clear();
    work();
  }

  private void invert() {
    model.selection().invert();
    work();
  }

  @Test
  void aViewThatIsTakenAwayIsCollectedThoughItsModelLives() throws Exception {
    onWindow(this::addView);
    awaitFrames();
    onWindow(this::takeViewAway);
    // The renderer drops what it showed with the next frames.
    for (int attempt = 0; attempt < MOST_TRIES && taken.get() != null; attempt++) {
      onWindow(this::invert);
      awaitFrames();
      System.gc();
    }
    assertNull(taken.get());
  }
}
