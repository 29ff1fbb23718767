package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.stage.Stage;
import lunula.files.AppFolders;
import lunula.model.plan.Preset;
import lunula.session.PreferencesFile;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Theme;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// Preferences that Lunula 0.1 has written, value by value.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class EarlierPreferencesTest {
  @TempDir private static Path folder;

  private final List<String> told = new ArrayList<>();
  private AppFolders folders;
  private Assembly assembly;
  private Stage window;

  @org.testfx.framework.junit5.Start
  void begin(Stage stage) throws IOException {
    window = stage;
    folders = new AppFolders(folder, folder, folder);
    Files.deleteIfExists(folders.settings());
    try (InputStream written =
        Objects.requireNonNull(
            EarlierPreferencesTest.class.getResourceAsStream("settings-0.1.properties"))) {
      Files.copy(written, folders.settings());
    }
    assembly = new Assembly(folders);
    assembly.exploration().noticeProperty().subscribe(now -> told.add(String.valueOf(now)));
    assembly.remember(stage);
  }

  @AfterEach
  void close(FxRobot robot) {
    if (!assembly.isClosed()) {
      robot.interact(assembly::close);
    }
  }

  @Test
  void everyValueIsTakenUp() {
    MainViewModel main = assembly.main();
    assertEquals(Theme.LIGHT, main.themeProperty().get());
    assertTrue(main.gridShownProperty().get());
    assertFalse(main.toolsShownProperty().get());
    assertFalse(main.pathShownProperty().get());
    assertEquals(377, main.toolsWidthProperty().get());
    assertEquals(512, main.decodeWidthProperty().get());
    assertTrue(assembly.instruments().path().chartShownProperty().get());
    assertEquals(PictureScaling.PIXELS, assembly.instruments().decode().scalingProperty().get());
    MapLayers layers = assembly.instruments().map().layers();
    assertTrue(layers.shownProperty(MapLayer.DENSITY).get());
    assertFalse(layers.shownProperty(MapLayer.REGIONS).get());
    assertFalse(layers.shownProperty(MapLayer.MAGNIFICATION).get());
    assertTrue(layers.shownProperty(MapLayer.CONTOURS).get());
    assertTrue(layers.shownProperty(MapLayer.THUMBNAILS).get());
    assertTrue(layers.shownProperty(MapLayer.GRID).get());
    assertEquals(0.11, layers.opacityProperty(MapLayer.DENSITY).get());
    assertEquals(0.22, layers.opacityProperty(MapLayer.REGIONS).get());
    assertEquals(0.33, layers.opacityProperty(MapLayer.MAGNIFICATION).get());
    assertEquals(0.44, layers.opacityProperty(MapLayer.GRID).get());
    assertEquals(0.55, layers.opacityProperty(MapLayer.CONTOURS).get());
    assertEquals(0.66, layers.opacityProperty(MapLayer.THUMBNAILS).get());
    assertTrue(layers.densityByClassProperty().get());
    assertEquals(Preset.of("cvae"), assembly.models().train().form().presetProperty().get());
    assertEquals(50, window.getX());
    assertEquals(40, window.getY());
    assertEquals(700, window.getWidth());
    assertEquals(500, window.getHeight());
    assertEquals(List.of("null"), told);
  }

  @Test
  void whatDoesNotChangeStaysInTheFile(FxRobot robot) throws IOException {
    lunula.session.PreferenceValues before = new PreferencesFile(folders.settings()).read();
    robot.interact(() -> assembly.main().themeProperty().set(Theme.DARK));
    robot.interact(assembly::close);
    lunula.session.PreferenceValues after = new PreferencesFile(folders.settings()).read();
    assertEquals(before.with("theme", "DARK"), after);
    assertEquals(Optional.of("command.about,command.fit"), after.get("palette.recent"));
    assertEquals(Optional.of("models/moon-vae"), after.get("model"));
    assertEquals(Optional.of("own/stars"), after.get("data"));
  }
}
