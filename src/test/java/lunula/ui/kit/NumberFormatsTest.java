package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lunula.model.network.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatsTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "0, 0", "0.5, 0.5", "0.001, 0.001", "20, 20", "1000, 1000", "0.00002, 2e-5"})
  void numbersAreWrittenAsShortAsTheyCanBe(double value, String written) {
    assertEquals(written, NumberFormats.plain(value));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59.4, 59 s", "72, 1 min 12 s", "7500, 2 h 5 min", "NaN, –", "-1, –"})
  void durationsHaveTheirTwoLargestUnits(double seconds, String written) {
    assertEquals(written, NumberFormats.duration(seconds));
  }

  @Test
  void lossesHaveOneDecimalAndCountsTheirThousands() {
    assertEquals("259.8", NumberFormats.nats(259.84));
    assertEquals("–", NumberFormats.nats(Double.NaN));
    assertEquals("10,000", NumberFormats.count(10_000));
  }

  @Test
  void coordinatesHaveATrueMinusButNotBeforeZero() {
    assertEquals("−1.37", NumberFormats.coordinate(-1.369));
    assertEquals("0.00", NumberFormats.coordinate(-0.004));
  }

  @Test
  void networksAreWrittenFromTheImageInwards() {
    assertEquals("784-512-2", NumberFormats.layers(Architecture.ARTICLE));
    assertEquals("784-512-256-64-2", NumberFormats.layers(Architecture.DEEP));
  }
}
