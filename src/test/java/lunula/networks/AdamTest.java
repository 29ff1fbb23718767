package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class AdamTest {
  /// More than one block, and the last not full.
  private static final int SIZE = 5_003;

  private static final int STEPS = 5;
  private static final double RATE = 1e-2;

  private record Run(float[] weights, List<float[]> gradients) {}

  /// Steps on Σ a·w² + w with a different `a` for every weight, so that gradients change.
  private static Run run(BiFunction<List<NDArray>, NDManager, Adam> kind) {
    return NativeEngine.exclusively(
        () -> {
          try (NDManager manager = NativeEngine.newManager()) {
            NDArray weights = manager.create(random(1), new Shape(SIZE));
            NDArray curvature = manager.create(random(2), new Shape(SIZE));
            weights.setRequiresGradient(true);
            List<float[]> gradients = new ArrayList<>();
            try (Adam adam = kind.apply(List.of(weights), manager)) {
              for (int step = 0; step < STEPS; step++) {
                gradients.add(step(weights, curvature, adam, manager));
              }
            }
            return new Run(weights.toFloatArray(), gradients);
          }
        });
  }

  private static float[] step(NDArray weights, NDArray curvature, Adam adam, NDManager scope) {
    try (GradientCollector collector = NativeEngine.engine().newGradientCollector()) {
      collector.backward(weights.square().mul(curvature).add(weights).sum());
    }
    float[] gradient = weights.getGradient().toFloatArray();
    adam.step(RATE, scope);
    return gradient;
  }

  private static float[] random(int seed) {
    Random random = new Random(seed);
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /// Algorithm 1 of the paper, line by line, in doubles.
  private static float[] textbook(List<float[]> gradients) {
    float[] start = random(1);
    float[] end = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double weight = start[i];
      double first = 0;
      double second = 0;
      for (int step = 1; step <= gradients.size(); step++) {
        double gradient = gradients.get(step - 1)[i];
        first = 0.9 * first + 0.1 * gradient;
        second = 0.999 * second + 0.001 * gradient * gradient;
        double firstHat = first / (1 - Math.pow(0.9, step));
        double secondHat = second / (1 - Math.pow(0.999, step));
        weight -= RATE * firstHat / (Math.sqrt(secondHat) + 1e-8);
      }
      end[i] = (float) weight;
    }
    return end;
  }

  @Test
  void theLoopOverTheEnginesMemoryIsTheTextbooks() {
    Run run = run(Adam::of);
    assertArrayEquals(textbook(run.gradients()), run.weights(), 1e-5f);
  }

  @Test
  void theEnginesOwnOperatorIsTheTextbooks() {
    Run run = run(Adam.EngineAdam::new);
    assertArrayEquals(textbook(run.gradients()), run.weights(), 1e-5f);
  }

  @Test
  void whichThreadTakesWhichBlockChangesNoBit() {
    float[] first = run(Adam::of).weights();
    for (int again = 0; again < 5; again++) {
      assertArrayEquals(first, run(Adam::of).weights());
    }
  }

  @Test
  void twoThreadsDoEachPieceOnce() {
    int[] done = new int[10_000];
    try (PlainAdam.TwoThreadRunner pair = new PlainAdam.TwoThreadRunner("test")) {
      for (int round = 1; round <= 3; round++) {
        pair.share(done.length, (thread, number) -> done[number]++);
        for (int count : done) {
          assertEquals(round, count);
        }
      }
    }
  }

  @Test
  void memoryIsTheArraysOwn() {
    try (NDManager manager = NativeEngine.newManager()) {
      NDArray array = manager.create(new float[] {1, 2, 3});
      HostMemory.of(array)
          .ifPresent(memory -> memory.setAtIndex(java.lang.foreign.ValueLayout.JAVA_FLOAT, 1, 7));
      float expected = HostMemory.of(array).isPresent() ? 7 : 2;
      assertEquals(expected, array.toFloatArray()[1]);
      assertTrue(HostMemory.of(array).isPresent() || !onLinuxWithMxnet());
    }
  }

  private static boolean onLinuxWithMxnet() {
    return System.getProperty("os.name").equals("Linux")
        && NativeEngine.engine().getEngineName().equals("MXNet");
  }
}
