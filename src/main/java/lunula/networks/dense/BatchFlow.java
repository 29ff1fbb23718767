package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Batches on their way through a stack's layers and back, by two threads.
interface BatchFlow {
  /// @param parameters of the stack, in turn
  /// @param rows at most
  /// @param update makes the updates
  static BatchFlow of(Stack stack, List<float[]> parameters, int rows, Update update) {
    return stack.shared()
        ? new SharedFlow(stack, rows, update)
        : new HalvedFlow(stack, parameters, rows, update);
  }

  /// Through all layers.
  ///
  /// @param x shape (rows, inputs)
  /// @return shape (rows, outputs), this flow's own
  float[] forward(float[] x, int rows);

  /// Back through all layers after [#forward], for the gradients at what went in and came out.
  ///
  /// @param x as it was given to [#forward]
  /// @param gradient at the outputs, shape (rows, outputs); overwritten
  /// @param atInputs shape (asked, inputs), overwritten; null if nobody asks
  /// @param asked how many rows, the first, `atInputs` is asked for
  /// @param tangents how many rows, the first, will hold tangents when the updates are made
  void backward(
      float[] x, int rows, float[] gradient, float @Nullable [] atInputs, int asked, int tangents);

  /// As [Stack.Flow#tangents], of as many rows as [#backward] was told; between it and [#learning].
  void tangents(float[] x, float[] direction);

  /// Computes gradients of the parameters, unless it is faster to do so while they are updated.
  ///
  /// @return makes the updates, as long as the arrays hold what they hold now
  List<Runnable> learning();
}
