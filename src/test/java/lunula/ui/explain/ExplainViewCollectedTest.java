package lunula.ui.explain;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.testkit.Vanishing;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.Test;

class ExplainViewCollectedTest {
  @Test
  void aStripThatIsTakenAwayGoesThoughItsModelLives() throws Exception {
    var exploration = new ExplorerState(Runnable::run, Runnable::run);
    var model =
        new ExplainViewModel(
            exploration,
            new SimpleBooleanProperty(true),
            new SimpleObjectProperty<>(),
            new SimpleObjectProperty<>(new Viewport(new LatentPoint(0, 0), 100, 400, 400)));
    Vanishing.assertVanishes(() -> new ExplainView(model), () -> model.toggle(Part.Z));
  }
}
