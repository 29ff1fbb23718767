package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Through layers each of which two threads share.
final class SharedFlow implements BatchFlow {
  private final Stack.Flow flow;
  private List<Runnable> learning = List.of();
  private int tangents;

  SharedFlow(Stack stack, int rows, Update update) {
    flow = stack.new Flow(rows, update);
  }

  @Override
  public float[] forward(float[] x, int rows) {
    return flow.forward(x, rows);
  }

  @Override
  public void backward(
      float[] x, int rows, float[] gradient, float @Nullable [] atInputs, int asked, int first) {
    tangents = first;
    learning = flow.backwardShared(x, rows, gradient, atInputs, asked, first);
  }

  @Override
  public void tangents(float[] x, float[] direction) {
    flow.tangents(x, direction, tangents);
  }

  @Override
  public List<Runnable> learning() {
    return learning;
  }
}
