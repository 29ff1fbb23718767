package lunula.ui.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonTruth;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.ui.explore.MapData;

/// Made-up decoding: a flat picture as bright as the first coordinate.
public final class Pictures {
  private static final int SIDE = 8;
  private static final Factors FACTORS =
      new Factors(List.of("phase", "tilt"), 2, new double[] {0, 0, 120, 0});

  private Pictures() {}

  public static List<GrayImage> flat(float[] latents) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int i = 0; i < latents.length; i += 2) {
      pictures.add(new GrayImage(1, 1, new float[] {latents[i]}));
    }
    return pictures;
  }

  /// As bright as the square of the first coordinate.
  static List<GrayImage> squared(float[] latents) {
    float[] squares = latents.clone();
    for (int i = 0; i < squares.length; i += 2) {
      squares[i] *= latents[i];
    }
    return flat(squares);
  }

  private static final MoonTruth TRUTH =
      new MoonTruth(MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(SIDE));

  /// A full moon and a crescent.
  static LabelledImages moons() {
    byte[] both = Arrays.copyOf(moon(0), 2 * SIDE * SIDE);
    System.arraycopy(moon(1), 0, both, SIDE * SIDE, SIDE * SIDE);
    return new LabelledImages(SIDE, SIDE, both, new byte[2], List.of(), FACTORS.drawnBy(TRUTH));
  }

  private static byte[] moon(int image) {
    return new MoonPainter(SIDE, MoonRecipe.Surface.PLAIN)
        .paintBytes(Moon.of(FACTORS.names(), FACTORS.row(image)));
  }

  /// The full moon at (0, 0), the crescent at (1, 0).
  static MapData map() {
    return new MapData(
        new Encodings(2, new float[] {0, 0, 1, 0}, new float[4]), new byte[2], List.of());
  }

  /// The full moon everywhere.
  static List<GrayImage> moonlike(float[] latents) {
    var full =
        new GrayImage(
            SIDE,
            SIDE,
            new MoonPainter(SIDE, MoonRecipe.Surface.PLAIN)
                .paint(Moon.of(FACTORS.names(), FACTORS.row(0))));
    return Collections.nCopies(latents.length / 2, full);
  }
}
