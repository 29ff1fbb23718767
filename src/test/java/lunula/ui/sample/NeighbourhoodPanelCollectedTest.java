package lunula.ui.sample;

import java.util.Optional;
import lunula.testkit.Vanishing;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.Test;

class NeighbourhoodPanelCollectedTest {
  @Test
  void aPanelThatIsTakenAwayGoesThoughItsModelLives() throws Exception {
    var exploration = new ExplorerState(Runnable::run, Runnable::run);
    var model = new NeighbourhoodViewModel(exploration);
    var saving = new SheetSaving(exploration, name -> Optional.empty(), Runnable::run);
    Vanishing.assertVanishes(
        () -> new NeighbourhoodPanel(model, saving), () -> model.sigmaProperty().set(0.7));
  }
}
