package lunula.ui.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.testkit.Shown;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.arithmetic.Terms.Term;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.GrayPicture;
import lunula.ui.map.Blobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class ArithmeticPanelTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final ArithmeticViewModel model =
      new ArithmeticViewModel(exploration, Runnable::run, Optional::empty);
  private final Viewport view = new Viewport(new LatentPoint(0, 0), 100, 600, 600);
  private ArithmeticPanel panel;
  private ArithmeticOverlay overlay;

  @Start
  void show(Stage stage) {
    exploration.mapProperty().set(Blobs.corners());
    exploration.samplesProperty().set(Blobs.images(Blobs.corners()));
    exploration.decoderProperty().set(Blobs.decoder());
    panel = new ArithmeticPanel(model, () -> view);
    overlay = new ArithmeticOverlay(model);
    overlay.place(view);
    Shown.in(stage, panel, 276, 560);
  }

  private String text(String id) {
    return ((Label) panel.lookup(id)).getText();
  }

  @Test
  void thePanelAsksForTheNextTermUntilThereIsAResult(FxRobot robot) {
    assertTrue(text("#arithmetic-missing").startsWith("Next: P."));
    assertTrue(button("#arithmetic-go").isDisabled());
    robot.interact(() -> button("#arithmetic-example").fire());
    assertFalse(panel.lookup("#arithmetic-missing").isVisible());
    assertNotNull(((GrayPicture) panel.lookup("#arithmetic-result")).picture());
    assertTrue(text("#arithmetic-nearest").startsWith("Nearest real image: Dress"));
    // As far from the nearest image as these four are from each other.
    assertFalse(panel.lookup("#arithmetic-off").isVisible());
    robot.interact(() -> button("#arithmetic-go").fire());
    assertEquals(new LatentPoint(1, -3), exploration.cursorProperty().get());
    robot.interact(() -> model.setPlace(Letter.C, new LatentPoint(1, -4)));
    assertTrue(panel.lookup("#arithmetic-off").isVisible());
    robot.interact(() -> button("#arithmetic-clear").fire());
    assertNull(((GrayPicture) panel.lookup("#arithmetic-result")).picture());
  }

  private Button button(String id) {
    return (Button) panel.lookup(id);
  }

  @Test
  void aCardIsChosenByAPressAndItsMarkerMovesByArrowKeys(FxRobot robot) {
    robot.interact(() -> model.setImage(Letter.B, 3));
    ToggleButton card = (ToggleButton) panel.lookup("#arithmetic-b");
    robot.interact(card::fire);
    assertEquals(Letter.B, model.chosenProperty().get());
    robot.interact(card::requestFocus);
    robot.type(KeyCode.RIGHT, KeyCode.UP, KeyCode.UP);
    LatentPoint moved = Objects.requireNonNull(model.place(Letter.B));
    assertEquals(1.04, moved.x(), 1e-6);
    assertEquals(-0.92, moved.y(), 1e-6);
  }

  @Test
  void theMenuOffersTheMeanOfEveryClass(FxRobot robot) {
    var menu = (MenuButton) panel.lookup("#arithmetic-c-choices");
    var classes = (Menu) menu.getItems().get(2);
    assertEquals(10, classes.getItems().size());
    robot.interact(() -> classes.getItems().get(1).fire());
    assertEquals(new LatentPoint(1, 1), model.place(Letter.C));
    robot.interact(() -> menu.getItems().getFirst().fire());
    assertEquals(Term.Kind.IMAGE, Objects.requireNonNull(model.termsProperty().get().c()).kind());
  }

  @Test
  void theParallelogramIsDrawnOnTheMap(FxRobot robot) {
    robot.interact(model::showExample);
    Label d = (Label) overlay.node().lookup(".result");
    assertTrue(d.isVisible());
    assertEquals(view.toScreen(new LatentPoint(1, -3)).x(), d.getLayoutX() + 12, 1e-6);
    robot.interact(model::clear);
    assertFalse(d.isVisible());
  }
}
