package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import lunula.model.network.Activation;
import lunula.model.network.Layer;
import lunula.model.plan.Optimiser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Gradients of layers of every kind against differences of what they compute; what they compute is
/// held by `EveryNetworkTest`.
class StackTest {
  private static final Layer GELU = new Layer.Nonlinear(Activation.GELU);
  private static final Layer TANH = new Layer.Nonlinear(Activation.TANH);

  static Stream<Arguments> stacks() {
    return Stream.of(
        Arguments.of(List.of(5), List.of(new Layer.Linear(5, 4), TANH, new Layer.Softmax())),
        Arguments.of(List.of(3, 7, 5), List.of(new Layer.Convolution(3, 4, 3, 2, 1), GELU)),
        Arguments.of(List.of(2, 6, 5), List.of(new Layer.Convolution(2, 5, 2, 3, 0), TANH)),
        Arguments.of(List.of(4, 5, 6), List.of(new Layer.Convolution(4, 2, 3, 1, 1))),
        Arguments.of(List.of(4, 5, 6), List.of(new Layer.Convolution(4, 3, 3, 1, 0))),
        Arguments.of(List.of(2, 3, 3), List.of(new Layer.Convolution(2, 3, 1, 1, 2))),
        Arguments.of(List.of(16, 6, 5), List.of(new Layer.Convolution(16, 17, 3, 1, 1))),
        Arguments.of(List.of(3, 2, 2), List.of(new Layer.TransposedConvolution(3, 4, 3, 2, 0))),
        Arguments.of(List.of(3, 5, 4), List.of(new Layer.TransposedConvolution(3, 2, 2, 2, 1))),
        Arguments.of(List.of(1, 9, 8), List.of(new Layer.MaxPool(3, 2), new Layer.Flatten())),
        Arguments.of(
            List.of(3, 4, 5),
            List.of(new Layer.Convolution(3, 8, 3, 1, 1), new Layer.PixelShuffle(2), GELU)),
        Arguments.of(
            List.of(6, 4, 3),
            List.of(
                new Layer.Convolution(6, 4, 3, 1, 1),
                new Layer.PixelShuffle(2),
                new Layer.MaxPool(2, 1),
                new Layer.Flatten(),
                new Layer.Linear(35, 12),
                TANH,
                new Layer.Unflatten(3, 2, 2),
                new Layer.TransposedConvolution(3, 9, 3, 2, 1),
                new Layer.PixelShuffle(3))));
  }

  private static Map<String, float[]> parameters(List<Layer> layers, Random random) {
    var parameters = new LinkedHashMap<String, float[]>();
    for (int i = 0; i < layers.size(); i++) {
      String name = "part." + i + ".";
      layers
          .get(i)
          .parameters()
          .forEach(
              (parameter, shape) ->
                  parameters.put(
                      name + parameter, floats(shape.stream().reduce(1, (a, b) -> a * b), random)));
    }
    return parameters;
  }

  private static float[] floats(int count, Random random) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }

  /// What a weighted sum of the outputs is, and its gradients.
  private record Result(double sum, List<float[]> gradients, float[] atInputs) {}

  private static Result run(
      List<Layer> layers, List<Integer> shape, Map<String, float[]> parameters, float[] x) {
    int rows = x.length / size(shape);
    var copies = new LinkedHashMap<String, float[]>();
    parameters.forEach((name, values) -> copies.put(name, values.clone()));
    Stack stack = new Stack("part.", layers, shape, copies::get);
    // Room for more rows than come.
    Stack.Flow flow = stack.new Flow(rows + 1, true);
    float[] y = flow.forward(x, rows);
    float[] weights = floats(rows * size(Layer.output(layers, shape)), new Random(3));
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (double) weights[i] * y[i];
    }
    float[] atInputs = new float[x.length];
    List<float[]> gradients = new ArrayList<>();
    copies.values().forEach(values -> gradients.add(new float[values.length]));
    gradients.forEach(gradient -> Arrays.fill(gradient, Float.NaN));
    Arrays.fill(atInputs, Float.NaN);
    flow.backward(x, rows, weights, gradients, atInputs);
    List<float[]> theirs = new ArrayList<>();
    List<String> names = List.copyOf(copies.keySet());
    for (int i = 0; i < names.size(); i++) {
      int[] order = stack.orders().get(names.get(i));
      theirs.add(order == null ? gradients.get(i) : Stack.restored(gradients.get(i), order));
    }
    return new Result(sum, theirs, atInputs);
  }

  private static int size(List<Integer> shape) {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void gradientsAreThoseOfDifferences(List<Integer> shape, List<Layer> layers) {
    Random random = new Random(1);
    Map<String, float[]> parameters = parameters(layers, random);
    float[] x = floats(3 * size(shape), random);
    Result result = run(layers, shape, parameters, x);
    assertDifferences(result.atInputs(), x, () -> run(layers, shape, parameters, x).sum());
    List<float[]> values = List.copyOf(parameters.values());
    for (int i = 0; i < values.size(); i++) {
      assertDifferences(
          result.gradients().get(i), values.get(i), () -> run(layers, shape, parameters, x).sum());
    }
  }

  private static void assertDifferences(float[] gradient, float[] values, DoubleSupplier sum) {
    int stride = Math.max(1, values.length / 23);
    for (int i = 0; i < values.length; i += stride) {
      float value = values[i];
      values[i] = value + 4e-3f;
      double more = sum.getAsDouble();
      values[i] = value - 4e-3f;
      double less = sum.getAsDouble();
      values[i] = value;
      double slope = (more - less) / 8e-3;
      assertEquals(slope, gradient[i], 1e-2 + 1e-2 * Math.abs(slope), "number " + i);
    }
  }

  /// More images than one product takes at a time.
  @ParameterizedTest
  @MethodSource("wide")
  void manyRowsAreAsEachByItself(List<Integer> shape, List<Layer> layers) {
    Random random = new Random(2);
    int rows = 37;
    Map<String, float[]> parameters = parameters(layers, random);
    float[] x = floats(rows * size(shape), random);
    Stack stack = new Stack("part.", layers, shape, parameters::get);
    float[] together = stack.new Flow(rows, false).forward(x, rows);
    float[] alone = new float[together.length];
    Stack.Flow one = stack.new Flow(1, false);
    int width = alone.length / rows;
    for (int row = 0; row < rows; row++) {
      float[] in = Arrays.copyOfRange(x, row * size(shape), (row + 1) * size(shape));
      System.arraycopy(one.forward(in, 1), 0, alone, row * width, width);
    }
    assertArrayEquals(alone, together, 1e-3f); // of numbers around 13
  }

  static Stream<Arguments> wide() {
    return Stream.of(
        Arguments.of(List.of(50), List.of(new Layer.Linear(50, 33))),
        Arguments.of(List.of(32, 14, 14), List.of(new Layer.Convolution(32, 64, 4, 2, 1))),
        Arguments.of(
            List.of(32, 14, 14), List.of(new Layer.TransposedConvolution(32, 64, 4, 2, 1))),
        Arguments.of(List.of(20, 7, 9), List.of(new Layer.Convolution(20, 18, 3, 1, 1))),
        Arguments.of(List.of(16, 4, 3), List.of(new Layer.Convolution(16, 20, 3, 1, 0))));
  }

  @ParameterizedTest
  @MethodSource("wide")
  void gradientsOfManyRowsAddUp(List<Integer> shape, List<Layer> layers) {
    Random random = new Random(4);
    int rows = 37;
    Map<String, float[]> parameters = parameters(layers, random);
    float[] x = floats(rows * size(shape), random);
    Stack stack = new Stack("part.", layers, shape, parameters::get);
    float[] at = floats(rows * stack.out(), random);
    float[] atInputs = new float[x.length];
    float[] all = weightGradient(stack, x, rows, at, parameters, atInputs);
    double[] sums = new double[all.length];
    for (int row = 0; row < rows; row++) {
      float[] in = Arrays.copyOfRange(x, row * size(shape), (row + 1) * size(shape));
      float[] out = Arrays.copyOfRange(at, row * stack.out(), (row + 1) * stack.out());
      float[] atInput = new float[in.length];
      float[] one = weightGradient(stack, in, 1, out, parameters, atInput);
      assertArrayEquals(
          atInput, Arrays.copyOfRange(atInputs, row * in.length, (row + 1) * in.length), 1e-3f);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += one[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      assertEquals(sums[i], all[i], 2e-3);
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void twoThreadsLearnTheSame(Activation activation) {
    List<Layer> layers =
        List.of(
            new Layer.Linear(70, 90), new Layer.Nonlinear(activation), new Layer.Linear(90, 60));
    Random random = new Random(5);
    // Enough to share each step.
    int rows = 128;
    Map<String, float[]> parameters = parameters(layers, random);
    float[] x = floats(rows * 70, random);
    float[] at = floats(rows * 60, random);
    Stack stack = new Stack("part.", layers, List.of(70), parameters::get);
    Stack.Flow alone = stack.new Flow(rows, true);
    float[] outputs = alone.forward(x, rows).clone();
    List<float[]> gradients = new ArrayList<>();
    parameters.values().forEach(values -> gradients.add(new float[values.length]));
    float[] atInputs = new float[x.length];
    alone.backward(x, rows, at.clone(), gradients, atInputs);

    Update update = new Update(Optimiser.Method.MOMENTUM);
    Stack.Flow shared = stack.new Flow(rows + 5, update);
    assertArrayEquals(outputs, Arrays.copyOf(shared.forward(x, rows), rows * 60), 1e-3f);
    float[] atInputsShared = new float[x.length];
    List<Runnable> learning = shared.backwardShared(x, rows, at.clone(), atInputsShared);
    assertArrayEquals(atInputs, atInputsShared, 1e-2f); // of numbers up to a thousand
    List<float[]> before = parameters.values().stream().map(float[]::clone).toList();
    update.next(0.5);
    TwoThreads.share(learning);
    int parameter = 0;
    for (float[] after : parameters.values()) {
      for (int i = 0; i < after.length; i++) {
        float gradient = gradients.get(parameter)[i];
        float expected = before.get(parameter)[i] - 0.5f * gradient;
        assertEquals(expected, after[i], 1e-4 * (1 + Math.abs(gradient)));
      }
      parameter++;
    }
  }

  private static float[] weightGradient(
      Stack stack,
      float[] x,
      int rows,
      float[] at,
      Map<String, float[]> parameters,
      float[] atInputs) {
    Stack.Flow flow = stack.new Flow(rows, true);
    flow.forward(x, rows);
    List<float[]> gradients = new ArrayList<>();
    parameters.values().forEach(values -> gradients.add(new float[values.length]));
    flow.backward(x, rows, at.clone(), gradients, atInputs);
    return gradients.getFirst();
  }
}
