package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class DecodedPathTest {
  private static final int COUNT = 97;
  private final LatentPath way = LatentPath.straight(new LatentPoint(0, 0), new LatentPoint(1, 0));

  /// As bright as the square of x: changes at the speed 2x.
  private final Decoder squares =
      latents -> {
        List<GrayImage> pictures = new ArrayList<>();
        for (int i = 0; i < latents.length; i += 2) {
          pictures.add(new GrayImage(1, 1, new float[] {latents[i] * latents[i]}));
        }
        return pictures;
      };

  @Test
  void atItsOwnPaceTheSpeedIsTheDecoders() {
    DecodedPath decoded = DecodedPath.of(squares, way, COUNT);
    assertEquals(COUNT - 1, decoded.speeds().size());
    for (int i = 0; i < COUNT - 1; i++) {
      assertEquals(2 * (i + 0.5) / (COUNT - 1), decoded.speeds().get(i), 1e-3);
    }
    assertEquals(decoded.speeds(), decoded.former());
  }

  @Test
  void evenedOutThePictureChangesEvenly() {
    DecodedPath even = DecodedPath.even(squares, way, COUNT);
    for (int i = 1; i < COUNT - 1; i++) {
      assertEquals(1, even.speeds().get(i), 0.05);
    }
    // x² = 1/4 after a quarter of the time.
    assertEquals(0.5, even.way().point(0.25).x(), 1e-3);
    assertEquals(0.25f, even.pictures().get(24).image().at(0, 0), 1e-3f);
    assertEquals(DecodedPath.of(squares, way, COUNT).speeds(), even.former());
  }

  @Test
  void aPictureThatStandsStillIsNoTrouble() {
    Decoder still = latents -> squares.decode(new float[latents.length]);
    DecodedPath even = DecodedPath.even(still, way, COUNT);
    assertTrue(even.speeds().stream().allMatch(speed -> speed == 0));
    assertEquals(0.5, even.way().point(0.5).x(), 1e-12);
  }
}
