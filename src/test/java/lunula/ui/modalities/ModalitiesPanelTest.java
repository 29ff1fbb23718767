package lunula.ui.modalities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import lunula.model.GrayImage;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class ModalitiesPanelTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private ModalitiesViewModel model;
  private ModalitiesPanel panel;

  @Start
  void show(Stage stage) {
    var drawing = new ReadOnlyObjectWrapper<>(new GrayImage(2, 1, new float[] {0.5f, 0.75f}));
    model = new ModalitiesViewModel(exploration, drawing.getReadOnlyProperty());
    panel = new ModalitiesPanel(model);
    Shown.in(stage, panel, 320, 700);
  }

  @Test
  void aModelWithoutDescriptionTakesTheRowsAway(FxRobot robot) {
    robot.interact(() -> exploration.decoderProperty().set(new ModalitiesViewModelTest.Fake()));
    assertTrue(panel.lookup(".check-box") instanceof CheckBox);
    robot.interact(() -> model.say(0, 40));
    assertEquals(40, model.saidProperty().get().value(0));
    robot.interact(() -> exploration.decoderProperty().set(latents -> java.util.List.of()));
    assertTrue(model.saidProperty().get().properties().isEmpty());
    assertFalse(panel.lookup(".check-box") instanceof CheckBox);
  }
}
