package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Random;
import lunula.model.ImageSize;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import org.junit.jupiter.api.Test;

class ElboObjectiveTest {
  @Test
  void crossEntropyStaysFiniteForVerySureDecoders() {
    Architecture two = Architecture.vae(new ImageSize(2, 1), 2, 3);
    Weights weights = Autoencoder.Initialisation.uniform(two, new Random(1));
    try (EngineBackend network = new EngineBackend(two, weights);
        NDManager manager = NativeEngine.newManager()) {
      NDArray logits = manager.create(new float[] {200, -200}, new Shape(1, 2));
      NDArray x = manager.create(new float[] {0, 1}, new Shape(1, 2));
      assertEquals(
          400, ElboObjective.reconstruction(network, logits, x, 1).toFloatArray()[0], 1e-2);
    }
  }

  @Test
  void klIsTheClosedFormComputedByHand() {
    try (NDManager manager = NativeEngine.newManager()) {
      NDArray mean = manager.create(new float[] {1, -2}, new Shape(1, 2));
      NDArray logVariance = manager.create(new float[] {0, (float) Math.log(4)}, new Shape(1, 2));
      NDArray kl = ElboObjective.kl(new ForwardPass.PosteriorBatch(mean, logVariance));
      assertNotNull(kl);
      assertEquals(0.5 * (1 + 1 - 0 - 1), kl.getFloat(0, 0), 1e-5);
      assertEquals(0.5 * (4 + 4 - Math.log(4) - 1), kl.getFloat(0, 1), 1e-5);
    }
  }

  @Test
  void freeBitsCostNothingUpToTheirNumber() {
    try (NDManager manager = NativeEngine.newManager()) {
      NDArray kl = manager.create(new float[] {0.1f, 2, 0.3f, 4}, new Shape(2, 2));
      assertEquals(0.2 + 3, ElboObjective.paid(kl, 0).getFloat(), 1e-6);
      assertEquals(0.5 + 3, ElboObjective.paid(kl, 0.5).getFloat(), 1e-6);
    }
  }

  @Test
  void theShortCutHasTheGradientOfTheCrossEntropy() {
    try (NDManager manager = NativeEngine.newManager()) {
      float[] values = {-3, -0.5f, 0, 0.7f, 4, 1};
      NDArray logits = manager.create(values, new Shape(2, 3));
      float[] targets = {0, 1, 0.5f, 0.2f, 0.9f, 0};
      NDArray x = manager.create(targets, new Shape(2, 3));
      logits.setRequiresGradient(true);
      try (GradientCollector collector = NativeEngine.engine().newGradientCollector()) {
        collector.backward(ElboObjective.crossEntropyGradient(logits, x));
      }
      float[] gradient = logits.getGradient().toFloatArray();
      for (int i = 0; i < values.length; i++) {
        assertEquals(1 / (1 + Math.exp(-values[i])) - targets[i], gradient[i], 1e-6);
      }
    }
  }
}
