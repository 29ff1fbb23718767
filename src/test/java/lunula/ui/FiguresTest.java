package lunula.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lunula.model.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "0, 0", "0.5, 0.5", "0.001, 0.001", "20, 20", "1000, 1000", "0.00002, 2e-5"})
  void numbersAreWrittenAsShortAsTheyCanBe(double value, String written) {
    assertEquals(written, Figures.plain(value));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59.4, 59 s", "72, 1 min 12 s", "7500, 2 h 5 min", "NaN, –", "-1, –"})
  void durationsHaveTheirTwoLargestUnits(double seconds, String written) {
    assertEquals(written, Figures.duration(seconds));
  }

  @Test
  void lossesHaveOneDecimalAndCountsTheirThousands() {
    assertEquals("259.8", Figures.nats(259.84));
    assertEquals("–", Figures.nats(Double.NaN));
    assertEquals("10,000", Figures.count(10_000));
  }

  @Test
  void coordinatesHaveATrueMinusButNotBeforeZero() {
    assertEquals("−1.37", Figures.coordinate(-1.369));
    assertEquals("0.00", Figures.coordinate(-0.004));
  }

  @Test
  void networksAreWrittenFromTheImageInwards() {
    assertEquals("784-512-2", Figures.layers(Architecture.ARTICLE));
    assertEquals("784-512-256-64-2", Figures.layers(Architecture.DEEP));
  }
}
