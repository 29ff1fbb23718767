package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class NearestTruthTest {
  private static final List<NearestTruth.True> TRUTH =
      List.of(
          new NearestTruth.True(0, image(1, 1)),
          new NearestTruth.True(30, image(0.5f, 1)),
          new NearestTruth.True(60, image(0, 0.5f)));

  private static GrayImage image(float... pixels) {
    return new GrayImage(2, 1, pixels);
  }

  @Test
  void eachPictureIsComparedWithTheTrueOneNearestToIt() {
    // Differences from the three: 0.25, 0.5 and 1.25 in sum; then 1.5, 1 and 0.
    NearestTruth near = NearestTruth.of(List.of(image(0.75f, 1), image(0, 0.5f)), TRUTH);
    assertEquals(
        List.of(new NearestTruth.Step(0, 0.125), new NearestTruth.Step(60, 0)), near.steps());
    assertEquals(0.0625, near.error(), 1e-12);
    assertEquals((20 + 20) / 2.0, near.gap(20, 40), 1e-12);
  }

  @Test
  void aTrueWayAtTheWrongTimeHasNoErrorButAGap() {
    NearestTruth late = NearestTruth.of(List.of(image(1, 1), image(0.5f, 1)), TRUTH);
    assertEquals(0, late.error(), 1e-12);
    assertEquals(30, late.gap(30, 60), 1e-12);
  }

  @Test
  void pathsWithoutPicturesOrTruthAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> NearestTruth.of(List.of(), TRUTH));
    assertThrows(
        IllegalArgumentException.class, () -> NearestTruth.of(List.of(image(0, 0)), List.of()));
    NearestTruth one = NearestTruth.of(List.of(image(0, 0)), TRUTH);
    assertThrows(IllegalArgumentException.class, () -> one.gap(1, 2));
  }
}
