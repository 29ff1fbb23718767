package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HandRecorderTest {
  private static final long MILLI = 1_000_000;
  private final HandRecorder recorder = new HandRecorder();

  @Test
  void nothingIsRememberedBeforeTheHandMoves() {
    assertTrue(recorder.lastMinute().isEmpty());
    recorder.add(new float[] {1, 2}, 0);
    assertTrue(recorder.lastMinute().isEmpty());
  }

  @Test
  void theWayHasThePaceOfTheHand() {
    recorder.add(new float[] {0, 0}, 0);
    recorder.add(new float[] {1, 0}, 500 * MILLI);
    recorder.add(new float[] {1, 4}, 1000 * MILLI);
    RecordedPath way = recorder.lastMinute().orElseThrow();
    assertEquals(1, way.seconds(), 1e-9);
    assertEquals(5, way.length(), 1e-9);
    assertArrayEquals(new double[] {0.5, 0}, way.at(0.25), 1e-9);
    assertArrayEquals(new double[] {1, 2}, way.at(0.75), 1e-9);
    assertArrayEquals(new double[] {1, 4}, way.at(1), 1e-9);
  }

  @Test
  void onlyTheLastMinuteIsKeptHoweverFastItComes() {
    int most = 0;
    for (int i = 0; i < 200_000; i++) {
      recorder.add(new float[] {i, 0}, i * MILLI);
      most = Math.max(most, recorder.count());
    }
    RecordedPath way = recorder.lastMinute().orElseThrow();
    assertEquals(60, way.seconds(), 0.1);
    assertEquals(199_999, way.at(1)[0], 1e-9);
    assertEquals(140_000, way.at(0)[0], 100);
    assertTrue(most <= 60 * 60 + 2, () -> "rooms for places grow");
  }

  @Test
  void aRestIsCutShortAndLosesNothing() {
    recorder.add(new float[] {0, 0}, 0);
    recorder.add(new float[] {1, 0}, 1000 * MILLI);
    recorder.add(new float[] {2, 0}, 600_000 * MILLI);
    RecordedPath way = recorder.lastMinute().orElseThrow();
    assertEquals(2, way.seconds(), 1e-9);
    assertEquals(0, way.at(0)[0], 1e-9);
  }

  @Test
  void allNumbersOfTheCodeAreKept() {
    float[] z = {1, 2, 3, 4};
    recorder.add(z, 0);
    z[3] = 8;
    recorder.add(z, 1000 * MILLI);
    RecordedPath way = recorder.lastMinute().orElseThrow();
    assertArrayEquals(new double[] {1, 2, 3, 5}, way.at(0.25), 1e-9);
    assertEquals(4, way.length(), 1e-9);
  }

  @Test
  void codesOfAnotherSizeBeginAnew() {
    recorder.add(new float[] {0, 0}, 0);
    recorder.add(new float[] {1, 0}, 1000 * MILLI);
    recorder.add(new float[] {1, 0, 0}, 2000 * MILLI);
    assertTrue(recorder.lastMinute().isEmpty());
    recorder.add(new float[] {1, 0, 2}, 3000 * MILLI);
    assertEquals(2, recorder.lastMinute().orElseThrow().length(), 1e-9);
  }

  @Test
  void forgettingBeginsAnew() {
    recorder.add(new float[] {0, 0}, 0);
    recorder.add(new float[] {1, 0}, 1000 * MILLI);
    recorder.clear();
    assertTrue(recorder.lastMinute().isEmpty());
  }
}
