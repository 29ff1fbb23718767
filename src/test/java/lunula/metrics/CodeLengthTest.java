package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.model.loss.ElboTerms;
import org.junit.jupiter.api.Test;

class CodeLengthTest {
  @Test
  void aBitIsTheLogarithmOfTwoInNats() {
    var bits = CodeLength.of(new ElboTerms(784 * Math.log(2), 2 * Math.log(2)));
    assertEquals(784, bits.reconstruction(), 1e-9);
    assertEquals(2, bits.kl(), 1e-12);
    assertEquals(786, bits.total(), 1e-9);
    assertEquals(786.0 / 784, bits.perPixel(784), 1e-12);
  }

  @Test
  void aKnownElboHasItsKnownBits() {
    // 248 nats: 248 · log₂ e = 248 · 1.4426950408889634
    assertEquals(357.788370140463, CodeLength.of(new ElboTerms(241.5, 6.5)).total(), 1e-10);
  }

  @Test
  void whatWasNotMeasuredHasNoBits() {
    assertTrue(Double.isNaN(CodeLength.of(new ElboTerms(3, Double.NaN)).total()));
  }
}
