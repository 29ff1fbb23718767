package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lunula.files.InvalidValueException;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import org.junit.jupiter.api.Test;

class PictureEvaluationTest {
  private static final GrayImage TRUTH = new GrayImage(1, 1, new float[] {1});

  /// Pictures of one pixel: z.
  private static final class Straight implements Decoder {
    @Override
    public List<GrayImage> decode(float[] latents) {
      List<GrayImage> pictures = new ArrayList<>();
      for (float z : latents) {
        pictures.add(new GrayImage(1, 1, new float[] {z}));
      }
      return pictures;
    }

    @Override
    public Likelihood likelihood() {
      return Likelihood.SQUARED_ERROR;
    }
  }

  private static PictureEvaluation of(Encoder encoder) {
    return PictureEvaluation.of(new Straight(), encoder, TRUTH, TRUTH, 0);
  }

  @Test
  void anAutoencoderHasAReconstructionAlone() {
    PictureEvaluation point = of((pixels, labels) -> Encodings.points(1, new float[] {0.5f}));
    // (1 − 0.5)² / (2 · ½) + ½ log 2π · ½
    assertEquals(0.25 + 0.5 * Math.log(Math.PI), point.reconstruction(), 1e-9);
    assertTrue(Double.isNaN(point.negativeElbo()));
    assertArrayEquals(new float[] {0.5f}, point.code());
  }

  @Test
  void theBoundIsReconstructionAndKl() {
    // As good as no variance: the draws are the mean.
    PictureEvaluation sharp =
        of((pixels, labels) -> new Encodings(1, new float[] {0.5f}, new float[] {-60}));
    assertEquals(0.25 + 0.5 * Math.log(Math.PI), sharp.reconstruction(), 1e-6);
    assertEquals((0.25 + 60 - 1) / 2, sharp.kl(), 1e-6);
    assertEquals(sharp.reconstruction() + sharp.kl(), sharp.negativeElbo());
    PictureEvaluation wide =
        of((pixels, labels) -> new Encodings(1, new float[] {0.5f}, new float[1]));
    assertTrue(wide.reconstruction() > sharp.reconstruction());
    assertEquals(0.5f, wide.decoded().at(0, 0));
    assertEquals(0.125, wide.kl(), 1e-9);
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    Encoder broken = (pixels, labels) -> Encodings.points(1, new float[] {Float.NaN});
    assertThrows(InvalidValueException.class, () -> of(broken));
  }
}
