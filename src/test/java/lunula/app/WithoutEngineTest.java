package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import lunula.app.start.StartupSequence;
import lunula.files.AppFolders;
import lunula.geometry.LatentPoint;
import lunula.library.ModelSource;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.LiveModel;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A machine that cannot load the engine: what is stored can still be explored.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class WithoutEngineTest {
  private static final int SECONDS = 60;

  private final CompletableFuture<String> complaint = new CompletableFuture<>();
  private final CompletableFuture<Boolean> images = new CompletableFuture<>();
  @TempDir private Path own;
  private Assembly assembly;
  private ExplorerState exploration;

  private static final class Broken implements ModelSource {
    private final StoredModels stored = new StoredModels();

    @Override
    public StoredMap map(Path folder) throws IOException {
      return stored.map(folder);
    }

    @Override
    public LiveModel live(StoredMap map) {
      throw new IllegalStateException("The engine could not be loaded.");
    }
  }

  /// A person who has never been here, whatever other tests have left.
  private AppFolders folders() throws IOException {
    return new AppFolders(AppFolders.find().app(), own, own.resolve("cache"));
  }

  @Start
  void show(Stage stage) throws IOException {
    assembly = new Assembly(folders(), new Broken());
    exploration = assembly.exploration();
    when(exploration.noticeProperty(), complaint);
    exploration.imagesProperty().subscribe(loaded -> tell(loaded, images));
    assembly.begin();
    MainView view = assembly.view(title -> Optional.empty(), suggested -> Optional.empty());
    new StartupSequence(assembly, view).show(stage, () -> {});
  }

  private static void when(
      ObservableValue<@Nullable String> words, CompletableFuture<String> told) {
    words.subscribe(
        now -> {
          if (now != null) {
            told.complete(now);
          }
        });
  }

  private static void tell(@Nullable Object loaded, CompletableFuture<Boolean> told) {
    if (loaded != null) {
      told.complete(true);
    }
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(assembly::close);
  }

  @Test
  void theMapAndTheNearestImagesAreThereAllTheSame(FxRobot robot) throws Exception {
    assertEquals("The engine could not be loaded.", complaint.get(SECONDS, TimeUnit.SECONDS));
    assertTrue(images.get(SECONDS, TimeUnit.SECONDS));
    robot.interact(() -> exploration.cursorProperty().set(new LatentPoint(0.5, 0.5)));
    assertEquals(EngineState.FAILED, exploration.engineProperty().get());
    assertNull(exploration.decoderProperty().get());
    assertEquals(10_000, Objects.requireNonNull(exploration.mapProperty().get()).count());
    var nearest = assembly.instruments().decode().nearestProperty();
    WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> nearest.get() != null);
    assertNotNull(nearest.get());
  }
}
