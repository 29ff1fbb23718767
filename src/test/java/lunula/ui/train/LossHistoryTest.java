package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import lunula.model.loss.ElboTerms;
import org.junit.jupiter.api.Test;

class LossHistoryTest {
  @Test
  void aLongRunStaysSmallAndSpansItsWholeLength() {
    var history = new LossHistory();
    for (int i = 0; i < 100_000; i++) {
      history.add(new LossHistory.Between(i / 100.0, new ElboTerms(300, 5).losses()));
    }
    List<LossHistory.Between> kept = history.between();
    assertTrue(kept.size() <= 256);
    assertEquals(0, kept.getFirst().epoch());
    assertTrue(kept.getLast().epoch() > 990);
  }

  @Test
  void whatIsNotANumberIsNotDrawn() {
    var history = new LossHistory();
    history.add(new LossHistory.Between(0.5, new ElboTerms(Double.NaN, 1).losses()));
    assertTrue(history.between().isEmpty());
  }

  @Test
  void ticksAreRoundAndWithinTheScale() {
    ChartScale scale = ChartScale.between(0, 10, 5);
    assertEquals(List.of(0.0, 2.0, 4.0, 6.0, 8.0, 10.0), scale.ticks());
    assertEquals(0.25, scale.position(2.5));
    assertEquals(2.5, scale.value(0.25));
  }

  @Test
  void aScaleOfNothingOrOfOneValueStillSpansSomething() {
    assertEquals(1, ChartScale.around(DoubleStream.of(Double.NaN), 4).high());
    ChartScale one = ChartScale.around(DoubleStream.of(260), 4);
    assertTrue(one.low() < 260 && one.high() > 260);
  }
}
