package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lunula.data.LabelledImages;
import lunula.measure.OutlierScan.Material;
import lunula.measure.SimilarInk.Standing;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimilarInkTest {
  /// Decodes z as the grey value of a single pixel.
  private static final Decoder GREY =
      new Decoder() {
        @Override
        public List<GrayImage> decode(float[] latents) {
          List<GrayImage> images = new ArrayList<>();
          for (float z : latents) {
            images.add(pixel(z));
          }
          return images;
        }

        @Override
        public Likelihood likelihood() {
          return Likelihood.BERNOULLI;
        }
      };

  private static final int COUNT = 250;

  private static GrayImage pixel(float level) {
    return new GrayImage(1, 1, new float[] {level});
  }

  /// Images of the levels 0 to 249, the first `badly` of which come back almost white and the
  /// others as they are; those from 150 on as black, if `brightOnesBadly`.
  private static SimilarInk images(int badly, boolean brightOnesBadly) {
    byte[] pixels = new byte[COUNT];
    float[] codes = new float[COUNT];
    for (int image = 0; image < COUNT; image++) {
      pixels[image] = (byte) image;
      codes[image] = image < badly ? 0.99f : image / 255f;
      if (brightOnesBadly && image >= 150) {
        codes[image] = 0;
      }
    }
    var images = new LabelledImages(1, 1, pixels, new byte[COUNT], List.of());
    return new SimilarInk(new Material(Encodings.points(1, codes), images, GREY), COUNT);
  }

  private static PictureEvaluation reconstructed(double nats) {
    return new PictureEvaluation(new float[1], pixel(0.4f), nats, Double.NaN);
  }

  /// 0.5 nats for a black pixel are few beside the 0.69 of a grey one, but all of them are lost.
  @Test
  void aBlackPictureIsNotWellExplainedForCostingFewNats() {
    assertStanding(0.5, 0, images(0, false).of(pixel(0), reconstructed(0.5)));
    double entropy = 128 / 255.0 * Math.log(255 / 128.0) + 127 / 255.0 * Math.log(255 / 127.0);
    Standing grey = images(0, false).of(pixel(128 / 255f), reconstructed(0.7));
    assertStanding(0.7 - entropy, 0, grey);
  }

  private static void assertStanding(double excess, int worse, @Nullable Standing standing) {
    assertNotNull(standing);
    assertEquals(excess, standing.excess(), 1e-6);
    assertEquals(worse, standing.worse());
    assertEquals(SimilarInk.IMAGES, standing.images());
  }

  @Test
  void imagesWithOtherAmountsOfInkDoNotCount() {
    SimilarInk images = images(30, true);
    for (int turn = 0; turn < 2; turn++) {
      assertStanding(0.5, 30, images.of(pixel(0), reconstructed(0.5)));
    }
    assertStanding(0.5, 100, images.of(pixel(1), reconstructed(0.5)));
  }

  @Test
  void whatHasAnotherSizeIsRankedAmongNothing() {
    float[] two = new float[2];
    Arrays.fill(two, 0.5f);
    assertNull(images(0, false).of(new GrayImage(2, 1, two), reconstructed(1)));
  }
}
