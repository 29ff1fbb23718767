package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.model.network.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionsTest {
  private static float apply(Activation activation, float x) {
    float[] value = {x};
    Functions.activate(activation, value, value, 0, 1);
    return value[0];
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void derivativesAreThoseOfTheFunctions(Activation activation) {
    for (float x = -9.05f; x < 9; x += 0.117f) {
      float[] gradient = {1};
      Functions.derive(
          activation, new float[] {x}, new float[] {apply(activation, x)}, gradient, 0, 1);
      double step = 0.02;
      double slope =
          ((double) apply(activation, (float) (x + step)) - apply(activation, (float) (x - step)))
              / (2 * step);
      assertEquals(slope, gradient[0], 1e-3, activation + " at " + x);
    }
  }

  @Test
  void sigmoidIsRightToItsLastDigitsHoweverSmall() {
    for (float x = -80; x < 30; x += 0.0317f) {
      float[] y = {x};
      Functions.sigmoid(y, 0, y, 0, 1);
      double exact = 1 / (1 + Math.exp(-x));
      assertEquals(exact, y[0], 4e-7 * exact, "at " + x);
      assertTrue(y[0] >= 0 && y[0] <= 1);
    }
    float[] ends = {Float.NEGATIVE_INFINITY, -200, 0, 200, Float.POSITIVE_INFINITY};
    Functions.sigmoid(ends, 0, ends, 0, ends.length);
    assertArrayEquals(new float[] {0, 0, 0.5f, 1, 1}, ends, 1e-30f);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void whatIsNoNumberStaysNone(Activation activation) {
    assertTrue(Float.isNaN(apply(activation, Float.NaN)), activation.toString());
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void rangesAreOfAnyLengthAndLeaveTheRestAlone(Activation activation) {
    int length = 3 * Sigmoid.STRETCH + 5;
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = 9 * (float) Math.sin(i);
    }
    float[] y = x.clone();
    float[] gradient = x.clone();
    int from = 3;
    int to = length - 1;
    Functions.activate(activation, x, y, from, to);
    Functions.derive(activation, x, y, gradient, from, to);
    for (int i = 0; i < length; i++) {
      boolean within = i >= from && i < to;
      float[] alone = {x[i]};
      float value = apply(activation, x[i]);
      Functions.derive(activation, new float[] {x[i]}, new float[] {value}, alone, 0, 1);
      assertEquals(within ? value : x[i], y[i], 1e-6f);
      assertEquals(within ? alone[0] : x[i], gradient[i], 1e-6f);
    }
  }

  @Test
  void crossEntropyIsThatOfLogits() {
    float[] logits = {-60, -3, 0, 0.5f, 40};
    float[] x = {0.5f, 0.5f, 0, 0.3f, 1, 0.25f};
    double expected = 0;
    for (int i = 0; i < logits.length; i++) {
      double softPlus =
          Math.max(logits[i], 0) + Math.log1p(Math.exp(-Math.abs((double) logits[i])));
      expected += softPlus - x[i + 1] * logits[i];
    }
    assertEquals(expected, Functions.crossEntropy(logits, 0, x, 1, logits.length), 1e-6);
  }

  @Test
  void softmaxAndItsDerivativeAreThoseOfTheFormula() {
    float[] row = {0.3f, -1, 200, 199};
    float[] more = row.clone();
    more[3] += 0.01f;
    Functions.softmax(row, 1, 4);
    Functions.softmax(more, 1, 4);
    assertEquals(1, row[0] + row[1] + row[2] + row[3], 1e-6);
    float[] gradient = {0, 0, 1, 0};
    Functions.deriveSoftmax(row, gradient, 1, 4);
    assertEquals((more[2] - row[2]) / 0.01, gradient[3], 2e-3);
  }
}
