package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FirstPlaceTest {
  private static final Rectangle2D PROJECTOR = new Rectangle2D(0, 25, 1280, 695);

  @Test
  void onAScreenThatIsTooSmallTheNewWindowFillsIt(FxRobot robot) {
    robot.interact(
        () -> {
          var stage = new Stage();
          WindowPlace.fit(stage, PROJECTOR, 1280, 800);
          assertTrue(stage.isMaximized());
          assertEquals(25, stage.getY());
          assertEquals(695, stage.getHeight());
        });
  }

  @Test
  void whereThereIsRoomOrAPlaceTheWindowIsLeftAlone(FxRobot robot) {
    robot.interact(
        () -> {
          var roomy = new Stage();
          WindowPlace.fit(roomy, new Rectangle2D(0, 0, 1920, 1080), 1280, 800);
          assertFalse(roomy.isMaximized());
          assertTrue(Double.isNaN(roomy.getWidth()));
          var placed = new Stage();
          placed.setWidth(1100);
          WindowPlace.fit(placed, PROJECTOR, 1280, 800);
          assertFalse(placed.isMaximized());
        });
  }
}
