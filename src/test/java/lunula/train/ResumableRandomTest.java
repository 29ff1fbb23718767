package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResumableRandomTest {
  @Test
  void drawsTheNumbersOfJavasRandom() {
    for (long seed : new long[] {0, 1, -1, 20260101, Long.MIN_VALUE}) {
      Random expected = new Random(seed);
      Random drawn = new ResumableRandom(seed);
      for (int i = 1; i < 2000; i++) {
        assertEquals(expected.nextGaussian(), drawn.nextGaussian());
        assertEquals(expected.nextInt(i), drawn.nextInt(i));
        assertEquals(expected.nextLong(), drawn.nextLong());
        assertEquals(expected.nextDouble(), drawn.nextDouble());
        assertEquals(expected.nextFloat(), drawn.nextFloat());
        assertEquals(expected.nextBoolean(), drawn.nextBoolean());
      }
    }
  }

  @Test
  void goesOnFromWhereItStood() {
    ResumableRandom first = new ResumableRandom(7);
    first.nextGaussian();
    ResumableRandom later = new ResumableRandom(0);
    later.set(first.state());
    for (int i = 0; i < 99; i++) {
      assertEquals(first.nextGaussian(), later.nextGaussian());
    }
  }
}
