package lunula.networks.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lunula.model.network.Activation;
import lunula.model.network.Layer;
import org.jspecify.annotations.Nullable;

/// Fully connected layers, one after the other.
final class Stack {
  private final List<Step> steps = new ArrayList<>();

  /// A linear layer and what follows it.
  ///
  /// @param weight shape (out, in), shared with the network
  /// @param bias shape (out), likewise
  /// @param activation null for none
  record Step(
      int in,
      int out,
      float[] weight,
      float[] bias,
      @Nullable Activation activation,
      boolean softmax) {
    /// Whether the derivative asks for the numbers before the activation.
    boolean keepsInputs() {
      return activation == Activation.SILU || activation == Activation.GELU;
    }
  }

  /// @param name of the part: `encoder.` or `decoder.`, before a layer's number
  /// @param parameter a parameter's values by its name
  Stack(String name, List<Layer> layers, Function<String, float[]> parameter) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Layer.Linear linear) {
        Layer next = i + 1 < layers.size() ? layers.get(i + 1) : linear;
        steps.add(
            new Step(
                linear.in(),
                linear.out(),
                parameter.apply(name + i + ".weight"),
                parameter.apply(name + i + ".bias"),
                next instanceof Layer.Nonlinear nonlinear ? nonlinear.function() : null,
                next instanceof Layer.Softmax));
      }
    }
  }

  /// A single linear layer.
  Stack(Layer.Linear linear, float[] weight, float[] bias) {
    steps.add(new Step(linear.in(), linear.out(), weight, bias, null, false));
  }

  /// Whether layers of such kinds can be stacked.
  static boolean takes(List<Layer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      boolean follows = i > 0 && layers.get(i - 1) instanceof Layer.Linear;
      boolean taken =
          switch (layers.get(i)) {
            case Layer.Linear linear -> true;
            case Layer.Nonlinear nonlinear -> follows;
            case Layer.Softmax softmax -> follows;
            default -> false;
          };
      if (!taken) {
        return false;
      }
    }
    return !layers.isEmpty();
  }

  List<Step> steps() {
    return steps;
  }

  /// What flows through the layers for up to so many rows.
  final class Flow {
    private final float[][] inputs;
    private final float[][] outputs;
    private final float[][] gradients;

    Flow(int rows, boolean learning) {
      int depth = steps.size();
      inputs = new float[depth][];
      outputs = new float[depth][];
      gradients = new float[depth][];
      for (int i = 0; i < depth; i++) {
        outputs[i] = new float[rows * steps.get(i).out()];
        inputs[i] =
            learning && steps.get(i).keepsInputs() ? new float[outputs[i].length] : outputs[i];
        gradients[i] = learning && i > 0 ? new float[rows * steps.get(i).in()] : outputs[i];
      }
    }

    /// How many linear layers.
    int depth() {
      return steps.size();
    }

    /// Through all layers.
    ///
    /// @param x shape (rows, inputs)
    /// @return shape (rows, outputs), this flow's own
    float[] forward(float[] x, int rows) {
      float[] from = x;
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        MatrixProduct.timesTransposed(rows, step.out(), step.in(), from, step.weight(), inputs[i]);
        Functions.addBias(inputs[i], rows, step.bias());
        if (step.activation() != null) {
          Functions.activate(step.activation(), inputs[i], outputs[i], rows * step.out());
        } else if (step.softmax()) {
          Functions.softmax(outputs[i], rows, step.out());
        }
        from = outputs[i];
      }
      return from;
    }

    /// Back through all layers, after [#forward].
    ///
    /// @param x as it was given to [#forward]
    /// @param gradient at the outputs, shape (rows, outputs); overwritten
    /// @param into weight and bias of each layer in turn; overwritten
    /// @param atInputs shape (rows, inputs), overwritten; null if nobody asks
    void backward(
        float[] x, int rows, float[] gradient, List<float[]> into, float @Nullable [] atInputs) {
      float[] at = gradient;
      for (int i = steps.size() - 1; i >= 0; i--) {
        Step step = steps.get(i);
        if (step.activation() != null) {
          Functions.derive(step.activation(), inputs[i], outputs[i], at, rows * step.out());
        } else if (step.softmax()) {
          Functions.deriveSoftmax(outputs[i], at, rows, step.out());
        }
        float[] seen = i == 0 ? x : outputs[i - 1];
        MatrixProduct.transposedTimes(step.out(), step.in(), rows, at, seen, into.get(2 * i));
        Functions.sumRows(at, rows, into.get(2 * i + 1));
        float[] next = i == 0 ? atInputs : gradients[i];
        if (next != null) {
          MatrixProduct.times(rows, step.in(), step.out(), at, step.weight(), next);
          at = next;
        }
      }
    }
  }
}
