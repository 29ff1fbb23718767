package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.model.Sample;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MorphViewModelTest {
  private final Compared compared = new Compared();
  private final CompareViewModel compare = compared.model();
  private final MorphViewModel morph = compare.morph();

  @BeforeEach
  void show() {
    compared.add("left", 1);
    compared.add("right", 4);
    compare.pageProperty().set(Page.MORPH);
    compared.main.comparingProperty().set(true);
  }

  private MapData.Places places() {
    MapData shown = morph.map().exploration().mapProperty().get();
    assertNotNull(shown);
    return shown.places();
  }

  @Test
  void betweenTwoModelsEveryPointIsOnItsStraightWay() {
    assertArrayEquals(new float[] {0, 0, 0}, places().xs());
    morph.positionProperty().set(0.25);
    assertArrayEquals(new float[] {2.5f, 2.5f, 2.5f}, places().xs(), 1e-5f);
    assertArrayEquals(new float[] {0, 1, 2}, places().ys(), 1e-5f);
    morph.positionProperty().set(1);
    assertArrayEquals(new float[] {10, 10, 10}, places().xs(), 1e-5f);
  }

  @Test
  void oneScaleHoldsAllModelsAndTheirOwnScaleFitsEach() {
    morph.map().resize(300, 300);
    morph.scaleAlike(true);
    var all = morph.map().viewportProperty().get();
    assertTrue(all.visible().minX() <= 0 && all.visible().maxX() >= 10);
    morph.positionProperty().set(1);
    assertEquals(all, morph.map().viewportProperty().get());
    morph.scaleAlike(false);
    assertTrue(morph.map().viewportProperty().get().visible().minX() > 0);
  }

  @Test
  void thePriorsMeanGoesAlongWithAMapThatIsTurned() {
    assertEquals(new LatentPoint(0, 0), morph.priorCentreProperty().get());
    var upright = new MapData.Places(new float[] {0, 4, 0}, new float[] {0, 0, 2});
    // The same map, turned by a quarter about the origin.
    var turned = new MapData.Places(new float[] {0, 0, -2}, new float[] {0, 4, 0});
    List<MapData.Places> raw = List.of(upright, turned);
    List<LatentPoint> centres = MorphViewModel.centres(raw, MorphViewModel.aligned(raw));
    assertEquals(new LatentPoint(0, 0), centres.getFirst());
    // Its middle (-2/3, 4/3) stays; the origin's offset (2/3, -4/3) is turned back to (-4/3, -2/3).
    assertEquals(-2, centres.getLast().x(), 1e-5);
    assertEquals(2 / 3.0, centres.getLast().y(), 1e-5);
  }

  @Test
  void theChosenImageIsMarkedWhereverItIsOnItsWay() {
    morph.map().exploration().cursorProperty().set(new LatentPoint(0.1, 1.2));
    morph.positionProperty().set(0.5);
    LatentPoint mark = morph.map().exploration().cursorProperty().get();
    assertEquals(5, mark.x(), 1e-5);
    assertEquals(1, mark.y(), 1e-5);
  }

  @Test
  void onlyTrainedModelsDecode() {
    compared.decoded.clear();
    morph.positionProperty().set(0.4);
    assertEquals(List.of(), compared.decoded);
    assertEquals(0, morph.nearest());
    List<Sample> pictures = morph.picturesProperty().get().decoded();
    assertEquals(0, pictures.getFirst().image().at(0, 0));
    assertEquals(10, pictures.getLast().image().at(0, 0));
    morph.positionProperty().set(0.6);
    assertEquals(1, morph.nearest());
    assertEquals(List.of(), compared.decoded);
  }

  @Test
  void aModelThatCannotBeOpenedSaysWhyAndLeavesNothingOpen() {
    compared.broken.add(compared.library.getLast().folder());
    compare.choosePair(compared.library.getFirst(), compared.library.getLast());
    assertEquals("The file was cut off.", morph.problemProperty().get());
    assertEquals(0, compared.live);
    assertNull(morph.map().exploration().mapProperty().get());
  }

  @Test
  void aMapThatIsTurnedIsTurnedBack() {
    var upright = new MapData.Places(new float[] {0, 4, 0}, new float[] {0, 0, 2});
    var turned = new MapData.Places(new float[] {0, 0, -2}, new float[] {0, 4, 0});
    MapData.Places aligned = MorphViewModel.aligned(List.of(upright, turned)).getLast();
    assertEquals(4, aligned.xs()[1] - aligned.xs()[0], 1e-5);
    assertEquals(0, aligned.ys()[1] - aligned.ys()[0], 1e-5);
    assertTrue(aligned.ys()[2] > aligned.ys()[0]);
  }
}
