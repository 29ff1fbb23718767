package lunula.ui.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.sample.NeighbourhoodViewModel.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class NeighbourhoodPanelTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final NeighbourhoodViewModel model = new NeighbourhoodViewModel(exploration);
  private NeighbourhoodPanel panel;

  @Start
  void show(Stage stage) {
    panel =
        new NeighbourhoodPanel(
            model, new SheetSaving(exploration, name -> Optional.empty(), Runnable::run));
    Shown.in(stage, panel, 300, 600);
  }

  @Test
  void theWidthIsSetBySliderOrButtonAndSaid(FxRobot robot) {
    Slider sigma = (Slider) panel.lookup("#neighbourhood-sigma");
    robot.interact(() -> sigma.setValue(Math.log(0.5)));
    assertEquals(0.5, model.sigmaProperty().get(), 1e-9);
    assertTrue(says("σ = 0.50"));
    robot.interact(((Button) panel.lookup("#neighbourhood-far"))::fire);
    assertEquals(0, sigma.getValue(), 1e-9);
    assertTrue(says("σ = 1.00"));
  }

  @Test
  void aTruncatedPriorCanBeWholeAgain(FxRobot robot) {
    robot.interact(() -> model.sourceProperty().set(Source.PRIOR));
    robot.interact(() -> ((Slider) panel.lookup("#neighbourhood-limit")).setValue(2));
    assertTrue(says("within ±2.0"));
    robot.interact(((Button) panel.lookup("#neighbourhood-limit-reset"))::fire);
    assertEquals(NeighbourhoodViewModel.WHOLE, model.limitProperty().get());
    assertTrue(says("the whole prior"));
  }

  private boolean says(String words) {
    return panel.lookupAll(".label").stream()
        .anyMatch(
            node ->
                node instanceof Label label && label.isVisible() && words.equals(label.getText()));
  }
}
