package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.model.GrayImage;
import lunula.model.plan.Corruption;
import org.junit.jupiter.api.Test;

class DrawnPictureTest {
  private static final Corruption NOISE = new Corruption(Corruption.Kind.GAUSSIAN, 0.5);

  private static GrayImage black() {
    return new GrayImage(9, 9, new float[81]);
  }

  @Test
  void aBrushIsFullInsideHalfAtItsRimAndNothingBeyond() {
    var stroke = new SoftStroke(black(), 4, 0.8);
    stroke.begin(4.5, 4.5);
    GrayImage drawn = stroke.picture();
    assertEquals(0.8f, drawn.at(4, 4));
    assertEquals(0.8f, drawn.at(5, 4), 1e-6f);
    // Two pixels away is the radius, where the soft edge is half way through.
    assertEquals(0.4f, drawn.at(6, 4), 1e-6f);
    assertEquals(0, drawn.at(8, 4), 1e-6f);
  }

  @Test
  void aStrokeThatCrossesItselfCoversOnce() {
    var stroke = new SoftStroke(black(), 4, 0.5);
    stroke.begin(2.5, 4.5);
    stroke.to(6.5, 4.5);
    GrayImage once = stroke.picture();
    stroke.to(2.5, 4.5);
    assertEquals(once, stroke.picture());
    assertEquals(0.5f, once.at(4, 4));
  }

  @Test
  void aStrokeThatLeavesTheCanvasDoesNoHarm() {
    var stroke = new SoftStroke(black(), 3, 1);
    stroke.begin(-20, -20);
    stroke.to(40, 40);
    assertEquals(1f, stroke.picture().at(4, 4));
  }

  @Test
  void theEraserTurnsToBlack() {
    GrayImage ground = DrawnPicture.empty(9, 9).inverted().clean();
    var stroke = new SoftStroke(ground, 4, 0);
    stroke.begin(4.5, 4.5);
    assertEquals(0, stroke.picture().at(4, 4));
    assertEquals(1, stroke.picture().at(0, 0));
  }

  @Test
  void damageIsSeenWhereItIsAndTheDrawingStays() {
    DrawnPicture white = DrawnPicture.empty(9, 9).inverted();
    assertEquals(white.clean(), white.seen(NOISE, 1));
    float[] corner = new float[81];
    corner[0] = 1;
    float[] last = new float[81];
    last[80] = 1;
    DrawnPicture damaged =
        white.withNoisy(new GrayImage(9, 9, corner)).withBlank(new GrayImage(9, 9, last));
    GrayImage seen = damaged.seen(NOISE, 1);
    assertEquals(NOISE.applyTo(white.clean(), 1).at(0, 0), seen.at(0, 0));
    assertEquals(0, seen.at(8, 8));
    assertEquals(1, seen.at(4, 4));
    assertTrue(damaged.isDamaged());
    assertEquals(white, damaged.repaired());
  }

  @Test
  void aDrawingComesAlongToAnotherSize() {
    DrawnPicture large = DrawnPicture.empty(28, 28).inverted().resized(64, 64);
    assertEquals(64, large.clean().width());
    assertEquals(1, large.clean().at(63, 63));
    assertFalse(large.isEmpty());
    assertTrue(large.resized(1, 1).isEmpty());
  }
}
