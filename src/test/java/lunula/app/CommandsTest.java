package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.AppFolders;
import lunula.geometry.LatentPoint;
import lunula.model.ImageSize;
import lunula.model.plan.Preset;
import lunula.ui.data.Making;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.Actions;
import lunula.ui.kit.KeyPress;
import lunula.ui.kit.Theme;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapLayer;
import lunula.ui.palette.Command;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class CommandsTest {
  @TempDir private static Path folder;

  private Assembly assembly;
  private PaletteViewModel palette;

  @Start
  void assemble(Stage stage) {
    assembly = new Assembly(new AppFolders(folder, folder, folder));
    palette = assembly.palette();
    ExplorerState exploration = assembly.exploration();
    exploration.mapProperty().set(Blobs.corners());
    palette.open();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(assembly::close);
  }

  private List<Command> all() {
    return palette.resultsProperty().get();
  }

  private Command command(String id) {
    return all().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no command " + id));
  }

  private void run(FxRobot robot, String id) {
    Command found = command(id);
    assertTrue(found.available().getAsBoolean(), id);
    robot.interact(found.run());
  }

  @Test
  void everythingIsListedOnceUnderANameOfItsOwn() {
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Command each : all()) {
      assertTrue(ids.add(each.id()), each.id());
      assertTrue(
          each.name().startsWith("Train: Autoencoder") || names.add(each.name()), each.name());
    }
    for (Preset preset : Preset.ALL) {
      assertNotNull(command("command.preset." + preset.id()));
    }
    for (MapLayer layer : MapLayer.values()) {
      assertNotNull(command("command.layer." + layer));
    }
    assertEquals(
        assembly.instruments().toolbox().instruments().size(),
        ids.stream().filter(id -> id.startsWith("command.tool.")).count());
  }

  @Test
  void everyKeyOfACommandIsInTheListOfKeys() {
    Set<String> listed = new HashSet<>();
    for (Actions.Group group : assembly.actions().help()) {
      group.lines().forEach(line -> listed.addAll(List.of(line.keys().split("  ", -1))));
    }
    for (Command each : all()) {
      assertTrue(each.keys().isEmpty() || listed.contains(each.keys()), each.keys());
    }
  }

  @Test
  void commandsDoWhatTheySay(FxRobot robot) {
    MainViewModel main = assembly.main();
    run(robot, "command.theme.dark.");
    assertEquals(Theme.DARK, main.themeProperty().get());
    run(robot, "command.tool.arithmetic");
    assertEquals("arithmetic", assembly.instruments().toolbox().chosenProperty().get().id());
    run(robot, "command.layer.DENSITY");
    assertTrue(assembly.instruments().layers().layers().shownProperty(MapLayer.DENSITY).get());
    run(robot, "command.preset.cvae");
    assertEquals(Preset.of("cvae"), assembly.models().train().form().presetProperty().get());
    assertEquals(MainViewModel.Tool.TRAIN, main.toolProperty().get());
    run(robot, "command.mean.1");
    assertEquals(new LatentPoint(1, 1), assembly.exploration().cursorProperty().get());
    run(robot, "command.path.a.");
    assertEquals(new LatentPoint(1, 1), assembly.exploration().pathProperty().get().a());
  }

  @Test
  void whatCannotBeDoneSaysWhy() {
    for (Command each : all()) {
      assertTrue(each.available().getAsBoolean() || !each.reason().isBlank(), each.id());
    }
  }

  @Test
  void aNumberGoesToAnImageAndTwoGoToAPlace(FxRobot robot) {
    robot.interact(() -> palette.typedProperty().set("image 3"));
    assertEquals("Go to test image 3 (Dress)", all().getFirst().name());
    robot.interact(all().getFirst().run());
    assertEquals(new LatentPoint(1, -1), assembly.exploration().cursorProperty().get());
    robot.interact(() -> palette.typedProperty().set("0.5, −1"));
    assertEquals("Go to (0.50, −1.00)", all().getFirst().name());
    robot.interact(all().getFirst().run());
    assertEquals(new LatentPoint(0.5, -1), assembly.exploration().cursorProperty().get());
    robot.interact(() -> palette.typedProperty().set("image 17"));
    assertFalse(all().stream().anyMatch(each -> each.id().startsWith("command.to.")));
    robot.interact(() -> palette.typedProperty().set("class sandal"));
    assertEquals("command.mean.5", all().getFirst().id());
  }

  @Test
  void keysOfTheMapDoNothingWhileModelsAreCompared(FxRobot robot) {
    ExplorerState exploration = assembly.exploration();
    MainView view = view(robot);
    robot.interact(() -> assembly.main().comparingProperty().set(true));
    for (KeyCode key : List.of(KeyCode.A, KeyCode.B, KeyCode.S)) {
      press(robot, view, key);
    }
    assertEquals(PathStops.NONE, exploration.pathProperty().get());
    assertEquals("cursor", assembly.instruments().toolbox().chosenProperty().get().id());
    robot.interact(() -> assembly.main().comparingProperty().set(false));
    press(robot, view, KeyCode.A);
    assertEquals(new LatentPoint(0, 0), exploration.pathProperty().get().a());
    assertNull(exploration.pathProperty().get().b());
  }

  private MainView view(FxRobot robot) {
    var views = new ArrayList<MainView>();
    robot.interact(
        () -> views.add(assembly.view(title -> Optional.empty(), name -> Optional.empty())));
    return views.getFirst();
  }

  private static void press(FxRobot robot, MainView view, KeyCode key) {
    robot.interact(() -> view.fireEvent(KeyPress.of(key, false, false)));
  }

  @Test
  void imagesThatAreDroppedTakeThePlaceOfMoonsThatAreNotMadeYet(FxRobot robot) {
    Models models = assembly.models();
    robot.interact(models.makeMoons()::open);
    robot.interact(() -> models.look(folder));
    assertEquals(new Making.Closed(), models.makeMoons().stateProperty().get());
    assertEquals(folder, models.addImages().chosenProperty().get());
  }

  @Test
  void escapeFoldsTheListOfLayersAfterWhatLiesOverTheWindow(FxRobot robot) {
    MainViewModel main = assembly.main();
    BooleanProperty open = assembly.instruments().layers().openProperty();
    robot.interact(
        () -> {
          palette.close();
          open.set(true);
          main.helpShownProperty().set(true);
        });
    MainView[] view = new MainView[1];
    robot.interact(
        () -> view[0] = assembly.view(title -> Optional.empty(), suggested -> Optional.empty()));
    press(robot, view[0], KeyCode.ESCAPE);
    assertFalse(main.helpShownProperty().get());
    assertTrue(open.get());
    press(robot, view[0], KeyCode.ESCAPE);
    assertFalse(open.get());
  }

  @Test
  void trainingOnOnesOwnImagesUnfoldsTheSettingsWithThemChosen(FxRobot robot) {
    Models models = assembly.models();
    var own = new DataChoice("leaves", "Leaves", ImageSize.SMALL, 16, 4, List.of(), true);
    robot.interact(
        () -> {
          models.train().form().offer(List.of(DataSets.FASHION, own));
          models.train().settingsShownProperty().set(false);
          models.addImages().onTrainProperty().get().accept(own);
        });
    assertEquals(MainViewModel.Tool.TRAIN, assembly.main().toolProperty().get());
    assertTrue(models.train().settingsShownProperty().get());
    assertEquals(own, models.train().form().dataSetProperty().get());
  }

  @Test
  void commandsDoNotLieOverASheet(FxRobot robot) {
    MainViewModel main = assembly.main();
    var images = assembly.models().addImages();
    var moons = assembly.models().makeMoons();
    robot.interact(images::open);
    assertFalse(palette.openProperty().get(), "the sheet lies over the commands");
    staysShut(robot);
    robot.interact(images::close);
    robot.interact(moons::open);
    staysShut(robot);
    robot.interact(moons::close);
    for (BooleanProperty sheet : List.of(main.helpShownProperty(), main.aboutShownProperty())) {
      robot.interact(() -> sheet.set(true));
      staysShut(robot);
      robot.interact(() -> sheet.set(false));
    }
    robot.interact(() -> main.commandsShownProperty().set(true));
    assertTrue(palette.openProperty().get());
  }

  private void staysShut(FxRobot robot) {
    robot.interact(palette::toggle);
    assertFalse(palette.openProperty().get());
    robot.interact(() -> assembly.main().commandsShownProperty().set(true));
    assertFalse(palette.openProperty().get());
    assertFalse(assembly.main().commandsShownProperty().get());
  }

  @Test
  void theWayOfADrawingIsSeenWithItsToolOnly(FxRobot robot) {
    MainView view = view(robot);
    robot.interact(
        () -> {
          while (assembly.instruments().dressTheMap()) {
            // All of it at once.
          }
        });
    Node drawing = view.lookup(".draw-trail").getParent();
    assertEquals(0, drawing.getOpacity());
    robot.interact(() -> assembly.instruments().toolbox().choose("draw"));
    assertEquals(1, drawing.getOpacity());
  }

  @Test
  void placesAreReadAsPeopleWriteThem() {
    assertEquals(new LatentPoint(-1.5, 0.25), Commands.GoTo.place("(-1.5, .25)").orElseThrow());
    assertEquals(new LatentPoint(2, -3), Commands.GoTo.place("2 −3").orElseThrow());
    assertTrue(Commands.GoTo.place("12").isEmpty());
    assertTrue(Commands.GoTo.place("1, x").isEmpty());
    assertTrue(Commands.GoTo.place("1e9, 2").isEmpty());
  }
}
