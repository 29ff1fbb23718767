package lunula.ui.around;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import lunula.model.Encodings;
import lunula.ui.Exploration;
import lunula.ui.MapData;
import lunula.ui.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class PosteriorPanelTest {
  private static final float[] MEANS = {-1, 1, 1, 1, 0, -1};

  private final Exploration exploration = new Exploration(Runnable::run, Runnable::run);
  private PosteriorPanel panel;

  @Start
  void show(Stage stage) {
    exploration.mapProperty().set(map(new Encodings(2, MEANS, new float[MEANS.length])));
    var saving = new SheetSaving(exploration, name -> Optional.empty(), Runnable::run);
    panel = new PosteriorPanel(new PosteriorViewModel(exploration), saving);
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

  private boolean says(String words) {
    return panel.lookupAll(".label").stream()
        .anyMatch(node -> node instanceof Label label && label.getText().contains(words));
  }
}
