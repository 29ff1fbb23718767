package lunula.networks.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Through layers of which one thread takes the even rows and another the odd ones, so that both
/// have as many of the first. The gradients of both are added in one order.
final class HalvedFlow implements BatchFlow {
  private final Stack stack;
  private final List<Half> halves;
  private final List<Runnable> joining;
  private final float[] outputs;

  HalvedFlow(Stack stack, List<float[]> parameters, int rows, Update update) {
    this.stack = stack;
    int most = (rows + 1) / 2;
    halves = List.of(new Half(0, parameters, most), new Half(1, parameters, most));
    joining = joining(parameters, halves.get(0).gradients, halves.get(1).gradients, update);
    outputs = new float[rows * stack.out()];
  }

  /// What adds both gradients of each parameter and makes the updates.
  static List<Runnable> joining(
      List<float[]> parameters, List<float[]> ones, List<float[]> others, Update update) {
    List<Runnable> joining = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      float[] one = ones.get(i);
      float[] other = others.get(i);
      for (Update.Range range : update.ranges(parameters.get(i))) {
        joining.add(() -> range.update(sum(one, other, range.from(), range.length())));
      }
    }
    return joining;
  }

  private static float[] sum(float[] one, float[] other, int from, int length) {
    float[] sum = Scratch.FIRST.copy(one, from, length);
    float[] more = Scratch.SECOND.copy(other, from, length);
    for (int i = 0; i < length; i++) {
      sum[i] += more[i];
    }
    return sum;
  }

  private void share(Consumer<Half> work) {
    TwoThreads.share(halves.stream().map(half -> (Runnable) () -> work.accept(half)).toList());
  }

  @Override
  public float[] forward(float[] x, int rows) {
    share(half -> half.forward(x, rows));
    return outputs;
  }

  @Override
  public void backward(
      float[] x, int rows, float[] gradient, float @Nullable [] atInputs, int asked, int tangents) {
    share(half -> half.backward(gradient, atInputs, asked, tangents));
  }

  @Override
  public void tangents(float[] x, float[] direction) {
    share(half -> half.tangents(direction));
  }

  @Override
  public List<Runnable> learning() {
    share(Half::learn);
    return joining;
  }

  /// Every other row.
  private final class Half {
    private final int first;
    private final Stack.Flow flow;
    private final List<float[]> gradients;
    private final float[] x;
    private final float[] atOutputs;
    private final float[] atInputs;
    private int count;
    private int tangents;

    Half(int first, List<float[]> parameters, int rows) {
      this.first = first;
      flow = stack.new Flow(rows, true);
      gradients = parameters.stream().map(each -> new float[each.length]).toList();
      x = new float[rows * in()];
      atOutputs = new float[rows * stack.out()];
      atInputs = new float[x.length];
    }

    private int in() {
      return stack.steps().getFirst().in();
    }

    /// How many of the first rows are of this half.
    private int of(int rows) {
      return (rows + 1 - first) / 2;
    }

    private void take(float[] all, float[] own, int rows, int width) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(all, (2 * row + first) * width, own, row * width, width);
      }
    }

    private void give(float[] own, float[] all, int rows, int width) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(own, row * width, all, (2 * row + first) * width, width);
      }
    }

    void forward(float[] all, int rows) {
      count = of(rows);
      take(all, x, count, in());
      give(flow.forward(x, count), outputs, count, stack.out());
    }

    void backward(float[] gradient, float @Nullable [] into, int asked, int firstTangents) {
      tangents = of(firstTangents);
      take(gradient, atOutputs, count, stack.out());
      flow.backward(x, count, atOutputs, into == null ? null : atInputs, of(asked));
      if (into != null) {
        give(atInputs, into, of(asked), in());
      }
    }

    void tangents(float[] direction) {
      float[] own = new float[tangents * in()];
      take(direction, own, tangents, in());
      flow.tangents(x, own, tangents);
    }

    void learn() {
      flow.learn(x, count, atOutputs, tangents, gradients);
    }
  }
}
