package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

class LossesTest {
  @Test
  void crossEntropyIsTheOneComputedByHand() {
    try (NDManager manager = Engine.getInstance().newBaseManager()) {
      NDArray logits = manager.create(new float[] {0, 2, -1}, new Shape(1, 3));
      NDArray x = manager.create(new float[] {0.25f, 1, 0}, new Shape(1, 3));
      double byHand = Math.log(2) + Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(-1));
      assertEquals(byHand, Losses.crossEntropy(logits, x).getFloat(), 1e-5);
    }
  }

  @Test
  void crossEntropyStaysFiniteForVerySureDecoders() {
    try (NDManager manager = Engine.getInstance().newBaseManager()) {
      NDArray logits = manager.create(new float[] {200, -200}, new Shape(1, 2));
      NDArray x = manager.create(new float[] {0, 1}, new Shape(1, 2));
      assertEquals(400, Losses.crossEntropy(logits, x).getFloat(), 1e-2);
    }
  }

  @Test
  void klIsTheClosedFormComputedByHand() {
    try (NDManager manager = Engine.getInstance().newBaseManager()) {
      NDArray mean = manager.create(new float[] {1, -2}, new Shape(1, 2));
      NDArray logVariance = manager.create(new float[] {0, (float) Math.log(4)}, new Shape(1, 2));
      double byHand = 0.5 * (1 + 1 - 0 - 1) + 0.5 * (4 + 4 - Math.log(4) - 1);
      assertEquals(byHand, Losses.kl(mean, logVariance).getFloat(), 1e-5);
    }
  }

  @Test
  void theShortCutHasTheGradientOfTheCrossEntropy() {
    try (NDManager manager = Engine.getInstance().newBaseManager()) {
      float[] values = {-3, -0.5f, 0, 0.7f, 4, 1};
      NDArray logits = manager.create(values, new Shape(2, 3));
      float[] targets = {0, 1, 0.5f, 0.2f, 0.9f, 0};
      NDArray x = manager.create(targets, new Shape(2, 3));
      logits.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(Losses.crossEntropyGradient(logits, x));
      }
      float[] gradient = logits.getGradient().toFloatArray();
      for (int i = 0; i < values.length; i++) {
        assertEquals(1 / (1 + Math.exp(-values[i])) - targets[i], gradient[i], 1e-6);
      }
    }
  }
}
