package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimingTest {
  @Test
  void stretchesTakeAsLongAsMuchHappens() {
    Timing timing = Timing.even(1, 3);
    assertEquals(0.25, timing.at(0.125), 1e-12);
    assertEquals(0.5, timing.at(0.25), 1e-12);
    assertEquals(0.75, timing.at(0.625), 1e-12);
    assertEquals(0, timing.at(-1));
    assertEquals(1, timing.at(2));
  }

  @Test
  void whenIsTheInverse() {
    Timing timing = Timing.even(1, 3, 0.5, 2);
    for (double time = 0; time <= 1; time += 0.05) {
      assertEquals(time, timing.when(timing.at(time)), 1e-12);
    }
  }

  @Test
  void stretchesWhereNothingHappensArePassedAtOnce() {
    Timing timing = Timing.even(1, 0, 1);
    assertEquals(1 / 3.0, timing.at(0.5 - 1e-12), 1e-9);
    assertEquals(2 / 3.0, timing.at(0.5 + 1e-12), 1e-9);
  }

  @Test
  void whereNothingHappensAtAllThePaceIsItsOwn() {
    assertEquals(0.3, Timing.even(0, 0, 0).at(0.3), 1e-12);
  }

  @Test
  void aRetimedWayPassesItsStopsAtTheirNewTimes() {
    LatentPath way = LatentPath.straight(new LatentPoint(0, 0), new LatentPoint(4, 0));
    LatentPath retimed = new Timing.Retimed(way, Timing.even(1, 3));
    assertEquals(new LatentPoint(2, 0), retimed.point(0.25));
    assertEquals(java.util.List.of(0.0, 1.0), retimed.stops());
    assertEquals(4, retimed.length());
  }
}
