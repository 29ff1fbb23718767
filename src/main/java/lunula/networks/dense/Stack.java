package lunula.networks.dense;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lunula.model.network.Layer;
import org.jspecify.annotations.Nullable;

/// Layers, one after the other. What goes in and comes out are vectors or planes as PyTorch has
/// them, planes one after the other; in between planes lie pixel by pixel.
final class Stack {
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, int[]> orders = new HashMap<>();

  /// @param name of the part: `encoder.` or `decoder.`, before a layer's number
  /// @param input shape of what goes in
  /// @param parameter a parameter's values by its name, in PyTorch's order; they are put in order
  Stack(String name, List<Layer> layers, List<Integer> input, Function<String, float[]> parameter) {
    List<Integer> shape = input;
    transpose(shape, true);
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      Layer next = i + 1 < layers.size() ? layers.get(i + 1) : layer;
      add(name + i, layer, next, shape, parameter);
      shape = layer.output(shape);
    }
    transpose(shape, false);
  }

  /// A single linear layer.
  Stack(Layer.Linear linear, float[] weight, float[] bias) {
    steps.add(new Affine(linear.in(), linear.out(), weight, bias));
  }

  private void add(
      String name,
      Layer layer,
      Layer next,
      List<Integer> shape,
      Function<String, float[]> parameter) {
    switch (layer) {
      case Layer.Linear linear ->
          steps.add(
              new Affine(
                  linear.in(),
                  linear.out(),
                  parameter.apply(name + ".weight"),
                  parameter.apply(name + ".bias")));
      case Layer.Convolution convolution ->
          steps.add(step(name, Kernels.of(convolution, shape, next), parameter));
      case Layer.TransposedConvolution transposed ->
          steps.add(step(name, Kernels.of(transposed, shape, next), parameter));
      case Layer.MaxPool pool ->
          steps.add(
              new MaxPooling(
                  new Windows(
                      shape.get(0), shape.get(1), shape.get(2), pool.kernel(), pool.stride(), 0)));
      case Layer.PixelShuffle shuffle -> {
        int square = shuffle.factor() * shuffle.factor();
        steps.add(new Shuffle(shuffle.factor(), shape.get(0) / square, shape.get(1), shape.get(2)));
      }
      case Layer.Nonlinear nonlinear ->
          steps.add(new Elementwise(product(shape), nonlinear.function()));
      case Layer.Softmax softmax -> steps.add(new Softmax(product(shape)));
      case Layer.OfTexts texts -> throw new IllegalArgumentException(texts.pyTorch());
      case Layer.Flatten flatten -> transpose(shape, false);
      case Layer.Unflatten planes -> transpose(layer.output(shape), true);
    }
  }

  private Step step(String name, Kernels kernels, Function<String, float[]> parameter) {
    return kernels.step(
        putInOrder(name + ".weight", kernels.weightOrder(), parameter),
        putInOrder(name + ".bias", kernels.biasOrder(), parameter));
  }

  private float[] putInOrder(String name, int[] order, Function<String, float[]> parameter) {
    orders.put(name, order);
    float[] values = parameter.apply(name);
    System.arraycopy(ordered(values, order), 0, values, 0, order.length);
    return values;
  }

  /// Values in our order, from those in PyTorch's.
  static float[] ordered(float[] theirs, int[] order) {
    float[] ours = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      ours[i] = theirs[order[i]];
    }
    return ours;
  }

  /// Values in PyTorch's order, from those in ours.
  static float[] restored(float[] ours, int[] order) {
    float[] theirs = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      theirs[order[i]] = ours[i];
    }
    return theirs;
  }

  /// Which parameters lie in another order than PyTorch's, by name: where each number is there.
  Map<String, int[]> orders() {
    return orders;
  }

  private void transpose(List<Integer> planes, boolean in) {
    if (planes.size() == 3 && planes.get(0) > 1 && planes.get(1) * planes.get(2) > 1) {
      int pixels = planes.get(1) * planes.get(2);
      steps.add(
          in ? new Transposition(planes.get(0), pixels) : new Transposition(pixels, planes.get(0)));
    }
  }

  private static int product(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /// Whether layers can be stacked: the first has parameters, or makes planes of a vector, and
  /// depth-to-space comes right behind a convolution, whose kernels lie as it wants them.
  static boolean takes(List<Layer> layers) {
    if (layers.isEmpty()
        || (layers.getFirst().fanIn() == 0 && !(layers.getFirst() instanceof Layer.Unflatten))) {
      return false;
    }
    for (int i = 1; i < layers.size(); i++) {
      Layer before = layers.get(i - 1);
      boolean convolution =
          before instanceof Layer.Convolution || before instanceof Layer.TransposedConvolution;
      if (layers.get(i) instanceof Layer.PixelShuffle && !convolution) {
        return false;
      }
    }
    return true;
  }

  List<Step> steps() {
    return steps;
  }

  /// Numbers of a row that comes out.
  int out() {
    return steps.getLast().out();
  }

  /// Numbers of a row that goes in or out of some layer, at most.
  int widest() {
    return steps.stream().mapToInt(step -> Math.max(step.in(), step.out())).max().orElse(1);
  }

  /// Whether two threads can share each of its steps.
  boolean shared() {
    return steps.stream().allMatch(Step::shared);
  }

  /// How many parameters its layers have.
  int parameters() {
    return steps.stream().mapToInt(Step::parameters).sum();
  }

  /// What flows through the layers for up to so many rows.
  final class Flow {
    private final float[][] outputs = new float[steps.size()][];
    private final float[][] gradients = new float[steps.size()][];
    private final float[][][] spaces = new float[steps.size()][][];
    private final List<List<Step.LearningPiece>> pieces = new ArrayList<>();
    private final boolean shared;

    /// For the way forward alone.
    ///
    /// @param rows at most
    Flow(int rows) {
      this(rows, false);
    }

    /// @param learning whether [#backward] will be asked
    Flow(int rows, boolean learning) {
      this(rows, learning, null);
    }

    /// Whose steps two threads share, which all of them must be ready for.
    ///
    /// @param update makes the updates
    Flow(int rows, Update update) {
      this(rows, true, update);
    }

    private Flow(int rows, boolean learning, @Nullable Update update) {
      shared = update != null;
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        // An elementwise step asks for its outputs on the way back.
        boolean free = i > 0 && !(learning && steps.get(i - 1).elementwise());
        outputs[i] = free && step.inPlace(learning) ? outputs[i - 1] : new float[rows * step.out()];
        gradients[i] =
            learning && i > 0 && !step.elementwise() ? new float[rows * step.in()] : outputs[i];
        spaces[i] = step.space(rows, learning);
        pieces.add(update == null ? List.of() : step.learning(update));
      }
    }

    /// Through all layers.
    ///
    /// @param x shape (rows, inputs)
    /// @return shape (rows, outputs), this flow's own
    float[] forward(float[] x, int rows) {
      float[] from = x;
      for (int i = 0; i < steps.size(); i++) {
        if (shared) {
          steps.get(i).forwardShared(from, outputs[i], rows);
        } else {
          steps.get(i).forward(from, outputs[i], rows, spaces[i]);
        }
        from = outputs[i];
      }
      return from;
    }

    /// Back through all layers, after [#forward].
    ///
    /// @param x as it was given to [#forward]
    /// @param gradient at the outputs, shape (rows, outputs); overwritten
    /// @param into gradients of the parameters in turn, overwritten
    /// @param atInputs shape (rows, inputs), overwritten; null if nobody asks
    void backward(
        float[] x, int rows, float[] gradient, List<float[]> into, float @Nullable [] atInputs) {
      float[] at = gradient;
      int parameter = parameters();
      for (int i = steps.size() - 1; i >= 0; i--) {
        Step step = steps.get(i);
        int first = parameter - step.parameters();
        float[] next = step.elementwise() ? at : i == 0 ? atInputs : gradients[i];
        float[] in = i == 0 ? x : outputs[i - 1];
        step.backward(in, outputs[i], at, rows, into.subList(first, parameter), next, spaces[i]);
        parameter = first;
        if (next != null) {
          at = next;
        }
      }
    }

    /// Back through all layers after [#forward], for the gradients at what went in and came out
    /// alone; [#learn] then has those of the parameters.
    ///
    /// @param x as it was given to [#forward]
    /// @param gradient at the outputs, shape (rows, outputs); overwritten
    /// @param atInputs shape (asked, inputs), overwritten; null if nobody asks
    /// @param asked how many rows, the first, `atInputs` is asked for
    void backward(float[] x, int rows, float[] gradient, float @Nullable [] atInputs, int asked) {
      float[] at = gradient;
      for (int i = steps.size() - 1; i >= 0; i--) {
        Step step = steps.get(i);
        float[] next = step.elementwise() ? at : i == 0 ? atInputs : gradients[i];
        if (next != null) {
          float[] in = i == 0 ? x : outputs[i - 1];
          int some = i == 0 ? asked : rows;
          step.backward(in, outputs[i], at, some, List.of(), next, spaces[i]);
          at = next;
        }
      }
    }

    /// The gradients of the parameters, after [#backward] without them.
    ///
    /// @param x as it was given to [#backward]
    /// @param gradient as [#backward] left it
    /// @param tangents how many rows, the first, hold tangents, which biases do not learn from
    /// @param into gradients of the parameters in turn, overwritten
    void learn(float[] x, int rows, float[] gradient, int tangents, List<float[]> into) {
      float[] at = gradient;
      int parameter = parameters();
      for (int i = steps.size() - 1; i >= 0; i--) {
        Step step = steps.get(i);
        List<float[]> own = into.subList(parameter - step.parameters(), parameter);
        if (!own.isEmpty()) {
          float[] in = i == 0 ? x : outputs[i - 1];
          step.backward(in, outputs[i], at, rows, own, null, spaces[i]);
          if (tangents > 0) {
            float[] bias = own.getLast();
            int places = step.out() / bias.length;
            Functions.sumRows(
                at, tangents * places, rows * places, bias.length, 0, bias.length, bias);
          }
        }
        parameter -= own.size();
        at = step.elementwise() ? at : gradients[i];
      }
    }

    /// Back through all layers after [#forward], for the gradients at what went in and came out.
    ///
    /// @param x as it was given to [#forward]
    /// @param gradient at the outputs, shape (rows, outputs); overwritten
    /// @param atInputs shape (rows, inputs), overwritten; null if nobody asks
    /// @return computes the parameters' gradients and makes the updates, as long as the arrays hold
    ///     what they hold now
    List<Runnable> backwardShared(
        float[] x, int rows, float[] gradient, float @Nullable [] atInputs) {
      return backwardShared(x, rows, gradient, atInputs, rows, 0);
    }

    /// The same of rows of which the first are to hold tangents when the updates are made, as
    /// [#tangents] puts them there.
    ///
    /// @param asked how many rows, the first, `atInputs` is asked for
    /// @param tangents how many rows, the first, will hold tangents
    List<Runnable> backwardShared(
        float[] x,
        int rows,
        float[] gradient,
        float @Nullable [] atInputs,
        int asked,
        int tangents) {
      List<Runnable> learning = new ArrayList<>();
      float[] at = gradient;
      for (int i = steps.size() - 1; i >= 0; i--) {
        float[] in = i == 0 ? x : outputs[i - 1];
        float[] atOutputs = at;
        pieces
            .get(i)
            .forEach(piece -> learning.add(() -> piece.learn(in, atOutputs, rows, tangents)));
        float[] next = steps.get(i).elementwise() ? at : i == 0 ? atInputs : gradients[i];
        if (next != null) {
          steps.get(i).backwardShared(in, outputs[i], at, i == 0 ? asked : rows, next);
          at = next;
        }
      }
      return learning;
    }

    /// Puts in place of what went into each layer, in the first rows, how it changes when what goes
    /// into the first one changes along a direction; between the way back and the updates, or
    /// [#learn]. Layers must be linear, or elementwise and linear in parts.
    ///
    /// The gradient g of the output at the input is the chain W₁ᵀ m₁ W₂ᵀ m₂ … of weights and of
    /// masks of functions that are linear in parts. Of a penalty on g with gradient c at g, the
    /// gradient at each W is then the gradient at that layer's outputs times the tangent of c at
    /// its inputs: an ordinary product, without second derivatives. Gulrajani et al. 2017,
    /// section 4, for such layers.
    ///
    /// @param x what was given to [#forward]; its first rows are overwritten
    /// @param direction shape (rows, inputs); may be overwritten
    /// @param rows how many, the first
    void tangents(float[] x, float[] direction, int rows) {
      System.arraycopy(direction, 0, x, 0, rows * steps.getFirst().in());
      float[] tangent = direction;
      for (int i = 0; i + 1 < steps.size(); i++) {
        Step step = steps.get(i);
        if (step instanceof Elementwise function) {
          function.derive(outputs[i], tangent, rows);
        } else {
          float[] from = tangent;
          tangent = new float[rows * step.out()];
          if (shared) {
            step.withoutBias().forwardShared(from, tangent, rows);
          } else {
            step.withoutBias().forward(from, tangent, rows, spaces[i]);
          }
        }
        if (!steps.get(i + 1).elementwise()) {
          System.arraycopy(tangent, 0, outputs[i], 0, rows * step.out());
        }
      }
    }
  }
}
