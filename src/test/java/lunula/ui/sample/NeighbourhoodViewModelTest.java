package lunula.ui.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeighbourhoodViewModelTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final NeighbourhoodViewModel model = new NeighbourhoodViewModel(exploration);

  @BeforeEach
  void open() {
    exploration
        .mapProperty()
        .set(
            new MapData(
                new Encodings(2, new float[4], new float[4]), new byte[2], List.of("moon")));
    exploration
        .decoderProperty()
        .set(
            codes -> {
              List<GrayImage> pictures = new ArrayList<>();
              for (int i = 0; i < codes.length; i += 2) {
                pictures.add(new GrayImage(1, 1, new float[] {codes[i]}));
              }
              return pictures;
            });
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private double farthest(double x, double y) {
    float[] places = model.sheetProperty().get().places();
    double most = 0;
    for (int i = 0; i < places.length; i += 2) {
      most = Math.max(most, Math.hypot(places[i] - x, places[i + 1] - y));
    }
    return most;
  }

  @Test
  void nothingIsDrawnUntilItIsAskedFor() {
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    work();
    assertTrue(model.sheetProperty().get().pictures().isEmpty());
  }

  @Test
  void picturesFollowTheCursorNearAndFar() {
    model.setActive(true);
    exploration.cursorProperty().set(new LatentPoint(3, -2));
    work();
    assertEquals(NeighbourhoodViewModel.DRAWS, model.sheetProperty().get().pictures().size());
    double near = farthest(3, -2);
    assertTrue(near < 5 * NeighbourhoodViewModel.NEAR, "near is " + near);
    model.sigmaProperty().set(NeighbourhoodViewModel.FAR);
    work();
    // The same draws, ten times as wide.
    assertEquals(10 * near, farthest(3, -2), 1e-4);
    assertEquals(
        model.sheetProperty().get().places()[0],
        model.sheetProperty().get().pictures().getFirst().image().at(0, 0));
  }

  @Test
  void thePriorIsDrawnAroundZeroWithinItsLimit() {
    model.setActive(true);
    exploration.cursorProperty().set(new LatentPoint(3, -2));
    model.sourceProperty().set(NeighbourhoodViewModel.Source.PRIOR);
    model.limitProperty().set(0.5);
    work();
    for (float number : model.sheetProperty().get().places()) {
      assertTrue(Math.abs(number) <= 0.5, "number " + number);
    }
  }

  @Test
  void nearAndFarGoByHowWidelyThePointsSpread() {
    model.setActive(true);
    work();
    double onVae = farthest(0, 0);
    float[] wide = {-12, 12, 12, -12};
    exploration.mapProperty().set(new MapData(Encodings.points(2, wide), new byte[2], List.of("")));
    work();
    assertEquals(10, model.unitProperty().get());
    assertEquals(1, model.latentSigma(), 1e-9);
    // The same draws, ten times as wide, on a map that is about ten times as wide.
    assertEquals(10 * onVae, farthest(0, 0), 1e-4);
    assertFalse(model.hasPrior());
  }

  @Test
  void drawingAgainGivesOthers() {
    model.setActive(true);
    work();
    float[] before = model.sheetProperty().get().places();
    model.drawAgain();
    work();
    assertFalse(Arrays.equals(before, model.sheetProperty().get().places()));
  }

  @Test
  void laidDownItShowsAndAsksNothing() {
    model.setActive(true);
    work();
    model.setActive(false);
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    work();
    assertEquals(0, model.sheetProperty().get().places().length);
    assertTrue(model.sheetProperty().get().pictures().isEmpty());
  }
}
