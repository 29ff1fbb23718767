package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import lunula.model.loss.AdversarialTerms;
import lunula.model.loss.LossSchema;
import lunula.model.loss.LossSeries;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Frames;
import lunula.testkit.Mouse;
import lunula.testkit.Samples;
import lunula.testkit.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class LossChartTest {
  private final LossHistory history = new LossHistory();
  private LossChart chart;

  @Start
  void show(Stage stage) {
    Samples.curve(3).forEach(history::add);
    chart = new LossChart(history, TrainingPlan.ARTICLE.losses());
    Shown.in(stage, chart, 300, 200);
  }

  /// As when a button above it goes and the chart comes under the pointer that has pressed it.
  @Test
  void theCurvesStayWhileThePointerMovesWithinAnEpoch(FxRobot robot) {
    point(robot, 150);
    long drawn = inked(robot);
    assertTrue(drawn > 500, () -> "drawn " + drawn);
    point(robot, 152);
    assertEquals(drawn, inked(robot));
  }

  private void point(FxRobot robot, double x) {
    robot.interact(() -> Mouse.fire(MouseEvent.MOUSE_MOVED, chart, x, 90));
    Frames.pass();
  }

  /// How many pixels are not of the most common colour, that of the ground.
  private long inked(FxRobot robot) {
    WritableImage[] seen = new WritableImage[1];
    robot.interact(() -> seen[0] = chart.snapshot(null, null));
    int width = (int) seen[0].getWidth();
    int ground = seen[0].getPixelReader().getArgb(width - 1, 0);
    return IntStream.range(0, width * (int) seen[0].getHeight())
        .filter(at -> seen[0].getPixelReader().getArgb(at % width, at / width) != ground)
        .count();
  }

  @Test
  void opponentsAreDrawnTogetherAndTermsOfASumAreNot() {
    LossSchema opponents = AdversarialTerms.schema(true);
    LossSeries critic = opponents.terms().get(1);
    assertEquals(
        List.of("gap", "generator", "slope"),
        opponents.beside(critic).stream().map(LossSeries::id).toList());
    LossSchema elbo = TrainingPlan.ARTICLE.losses();
    assertEquals(List.of(), elbo.beside(elbo.terms().getFirst()));
  }
}
