package lunula.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.files.AppFolders;
import lunula.files.LicenceTexts;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class AboutViewTest {
  @TempDir Path root;
  private final List<String> opened = new ArrayList<>();
  private final Button map = new Button("map");
  private AboutViewModel model;
  private AboutView view;

  @Start
  void show(Stage stage) throws IOException {
    Path licences = root.resolve("app/licences");
    Files.createDirectories(licences.resolve("libraries/gson"));
    Files.writeString(licences.resolve("libraries/gson/LICENSE.txt"), "Apache, in full");
    Files.writeString(licences.resolve("THIRD-PARTY.txt"), "Everything in a list");
    model =
        new AboutViewModel(
            new AppFolders(root.resolve("app"), root.resolve("home"), root.resolve("cache")),
            new AboutViewModel.Versions("Lunula 9.8.7", "25", "26", "Some system"),
            Runnable::run,
            Runnable::run,
            new SimpleBooleanProperty());
    model.showDocumentProperty().set(opened::add);
    model.engineProperty().set(told -> told.accept("MXNet 1.9"));
    view = new AboutView(model);
    var scene = new Scene(new StackPane(map, view), 1100, 680);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Shown.in(stage, scene);
  }

  private <T> T find(String selector, Class<T> type) {
    return type.cast(view.lookup(selector));
  }

  @Test
  void itTellsTheEngineAndTheLicencesOnlyWhenShown(FxRobot robot) {
    assertTrue(view.getChildren().isEmpty());
    robot.interact(() -> model.shownProperty().set(true));
    Frames.pass();
    assertEquals("MXNet 1.9", find("#about-engine", Label.class).getText());
    assertEquals("Everything in a list", find("#about-licence", TextArea.class).getText());
    assertEquals(
        List.of("THIRD-PARTY", "libraries · gson · LICENSE"),
        model.licences().stream().map(LicenceTexts.Licence::name).toList());
    robot.interact(() -> model.chosenProperty().set(model.licences().getLast()));
    assertEquals("Apache, in full", find("#about-licence", TextArea.class).getText());
  }

  @Test
  void escapeGivesTheMapItsFocusBack(FxRobot robot) {
    robot.interact(map::requestFocus);
    robot.interact(() -> model.shownProperty().set(true));
    assertTrue(find("#about-close", Button.class).isFocused());
    robot.type(KeyCode.ESCAPE);
    assertFalse(view.isVisible());
    assertTrue(map.isFocused());
  }

  @Test
  void aPlaceOpensAsAFolderAndIsMadeIfNeedBe(FxRobot robot) {
    robot.interact(() -> model.places().forEach(model::open));
    assertEquals(
        List.of(
            root.resolve("home/models").toUri().toString(),
            root.resolve("home/data").toUri().toString(),
            root.resolve("home").toUri().toString(),
            root.resolve("home/state").toUri().toString()),
        opened);
  }
}
