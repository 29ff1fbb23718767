package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void noImageIsDrawnTwice() {
    int[] drawn = Sample.indices(500, 200, 4);
    assertEquals(200, Arrays.stream(drawn).distinct().filter(i -> i >= 0 && i < 500).count());
  }

  @Test
  void allAreTakenWhereThereAreNoMore() {
    int[] drawn = Sample.indices(50, 2000, 4);
    Arrays.sort(drawn);
    assertArrayEquals(IntStream.range(0, 50).toArray(), drawn);
  }

  @Test
  void theSeedDecides() {
    assertArrayEquals(Sample.indices(500, 20, 4), Sample.indices(500, 20, 4));
    assertFalse(Arrays.equals(Sample.indices(500, 20, 4), Sample.indices(500, 20, 5)));
  }

  @Test
  void everyImageIsAsLikely() {
    int[] times = new int[10];
    for (int seed = 0; seed < 10_000; seed++) {
      for (int drawn : Sample.indices(10, 3, seed)) {
        times[drawn]++;
      }
    }
    for (int count : times) {
      assertEquals(3000, count, 200);
    }
  }
}
