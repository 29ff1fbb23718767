package lunula.ui.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.MapArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class PosteriorPanelTest {
  private static final float[] MEANS = {-1, 1, 1, 1, 0, -1};

  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final PosteriorViewModel model = new PosteriorViewModel(exploration);
  private final List<MapArea> looks = new ArrayList<>();
  private PosteriorPanel panel;

  @Start
  void show(Stage stage) {
    exploration.mapProperty().set(map(new Encodings(2, MEANS, new float[MEANS.length])));
    var saving = new SheetSaving(exploration, name -> Optional.empty(), Runnable::run);
    panel = new PosteriorPanel(model, saving, looks::add);
    Shown.in(stage, panel, 300, 600);
  }

  private static MapData map(Encodings encodings) {
    return new MapData(encodings, new byte[] {0, 1, 1}, List.of("moon", "sun"));
  }

  @Test
  void aPlainAutoencoderThatIsOpenedIsToldToHaveNoPosterior(FxRobot robot) {
    assertTrue(says("nearest image is chosen"));
    robot.interact(() -> exploration.mapProperty().set(map(Encodings.points(2, MEANS))));
    assertTrue(says("plain autoencoder"));
  }

  @Test
  void theRingsCanBeBroughtCloseEnoughToBeSeen(FxRobot robot) {
    robot.interact(() -> model.chooseNear(new LatentPoint(-1, 1)));
    Button zoom = robot.lookup("#neighbourhood-closer").queryButton();
    robot.interact(zoom::fire);
    // Three standard deviations of 1 to each side, twice over.
    assertEquals(List.of(new MapArea(new LatentPoint(-1, 1), 12, 12)), looks);
    robot.interact(() -> model.compareNear(new LatentPoint(0, -1)));
    robot.interact(zoom::fire);
    assertEquals(new MapArea(new LatentPoint(-0.5, 0), 14, 16), looks.getLast());
  }

  private boolean says(String words) {
    return panel.lookupAll(".label").stream()
        .anyMatch(node -> node instanceof Label label && label.getText().contains(words));
  }
}
