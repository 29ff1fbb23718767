package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lunula.geometry.LatentBounds;
import lunula.geometry.Lattice;
import lunula.model.Decoder;
import lunula.model.LatentGradients;
import lunula.model.Sample;
import org.junit.jupiter.api.Test;

/// A critic whose score is x + 2 y.
class CriticFieldTest {
  private static final class Slope implements Decoder, LatentGradients {
    @Override
    public List<? extends Sample> decode(float[] latents) {
      throw new AssertionError();
    }

    @Override
    public Optional<LatentGradients> gradients() {
      return Optional.of(this);
    }

    @Override
    public AtPlaces scores(float[] latents) {
      float[] values = new float[latents.length / 2];
      float[] gradients = new float[latents.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = latents[2 * i] + 2 * latents[2 * i + 1];
        gradients[2 * i] = 1;
        gradients[2 * i + 1] = 2;
      }
      return new AtPlaces(values, gradients);
    }

    @Override
    public AtPlaces misfits(float[] latents, float[] pictures) {
      throw new AssertionError();
    }
  }

  @Test
  void colourFollowsTheScoreAndArrowsGoWhereItGrows() {
    Lattice lattice = Lattice.over(new LatentBounds(-3, -3, 3, 3), 13, 13);
    CriticField found =
        new CriticField.Source(new Slope(), new LatentBounds(-3, -3, 3, 3)).over(lattice);
    int[] palette = new int[256];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = 0xFF000000 | i;
    }
    int[] colours = found.field().argb(palette);
    assertEquals(0, colours[0] & 255);
    assertEquals(255, colours[lattice.count() - 1] & 255);
    assertEquals(128, colours[lattice.count() / 2] & 255, 2);
    CriticField.Arrows arrows = found.arrows();
    assertEquals(16, arrows.xs().length);
    for (int i = 0; i < 16; i++) {
      assertEquals(2 * arrows.dx()[i], arrows.dy()[i], 1e-6);
      assertTrue(arrows.dx()[i] > 0);
      assertEquals(2 * lattice.stepX(), Math.hypot(arrows.dx()[i], arrows.dy()[i]), 1e-6);
    }
  }
}
