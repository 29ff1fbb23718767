package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lunula.model.card.EpochResult;
import lunula.model.loss.Losses;
import lunula.testkit.FakeFamily;
import lunula.testkit.Shown;
import lunula.ui.kit.LossFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Chart and read-out show whatever losses a family declares.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class DeclaredLossesTest {
  private final LossHistory history = new LossHistory();
  private LossChart chart;
  private ReadOut readOut;

  @Start
  void show(Stage stage) {
    chart = new LossChart(history, FakeFamily.LOSSES);
    readOut = new ReadOut(chart, history, FakeFamily.LOSSES);
    Shown.in(stage, new VBox(chart, readOut), 400, 400);
  }

  private static Losses losses(double generator, double critic) {
    return new Losses(FakeFamily.LOSSES.stored(), generator, critic);
  }

  @Test
  void aFamilyWithoutTotalIsReadOutSideBySide(FxRobot robot) {
    robot.interact(
        () -> {
          history.add(new LossHistory.Between(0.5, losses(0.6, -0.3)));
          history.add(new EpochResult(1, losses(0.71, -0.25), losses(0.5, -0.125), 1));
        });
    String words =
        readOut.lookupAll(".label").stream()
            .map(label -> ((Labeled) label).getText())
            .collect(Collectors.joining("\n"));
    assertTrue(words.contains("0.71, -0.25"), words);
    assertTrue(words.contains("0.50, -0.13") || words.contains("0.50, -0.12"), words);
    assertTrue(words.contains("generator, critic, epoch 1"), words);
    assertEquals("epoch 1: train 0.71, test 0.50", chart.getAccessibleText().strip());
    robot.interact(() -> chart.seriesProperty().set(FakeFamily.CRITIC));
    assertTrue(chart.getAccessibleText().contains("train -0.25"), chart.getAccessibleText());
  }

  @Test
  void cardsAndSentencesNameTheFamilysLossesAndUnit() {
    LossFormat format = new LossFormat(FakeFamily.LOSSES);
    assertEquals("generator 0.71 points", format.headline(losses(0.71, -0.25)));
    assertEquals("0.71 generator, -0.25 critic", format.parts(losses(0.71, -0.25)));
    assertEquals(List.of(FakeFamily.GENERATOR, FakeFamily.CRITIC), FakeFamily.LOSSES.shown());
  }
}
