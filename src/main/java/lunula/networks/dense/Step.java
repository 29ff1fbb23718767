package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a layer computes of rows of numbers, one row an image, and how gradients come back through
/// it. Planes lie in a row pixel by pixel, the channels of a pixel side by side. Several threads
/// may use it at once: it holds nothing but its parameters.
interface Step {
  /// Numbers of a row that goes in.
  int in();

  /// Numbers of a row that comes out.
  int out();

  /// Parameters, such as weight and bias.
  default int parameters() {
    return 0;
  }

  /// Working space for so many rows, of one thread.
  ///
  /// @param learning whether [#backward] will be asked
  default float[][] space(int rows, boolean learning) {
    return new float[0][];
  }

  /// Whether its outputs may take the place of its inputs.
  ///
  /// @param learning whether [#backward] will be asked
  default boolean inPlace(boolean learning) {
    return false;
  }

  /// Whether gradients at its inputs take the place of those at its outputs.
  default boolean elementwise() {
    return false;
  }

  /// Whether two threads share it: [#forwardShared], [#backwardShared] and [#learning].
  default boolean shared() {
    return false;
  }

  /// Through the layer.
  ///
  /// @param x shape (rows, [#in])
  /// @param y shape (rows, [#out]), overwritten; x itself where [#inPlace] allows it
  void forward(float[] x, float[] y, int rows, float[][] space);

  /// Back through the layer, after [#forward].
  ///
  /// @param x as it was given to [#forward]
  /// @param y what came out; unless [#elementwise], the next step may have overwritten it
  /// @param atY gradient at the outputs
  /// @param into gradients of the parameters, overwritten; empty if nobody asks
  /// @param atX gradient at the inputs, overwritten; `atY` itself where it is [#elementwise]; null
  ///     if nobody asks
  void backward(
      float[] x,
      float[] y,
      float[] atY,
      int rows,
      List<float[]> into,
      float @Nullable [] atX,
      float[][] space);

  /// As [#forward], by two threads.
  default void forwardShared(float[] x, float[] y, int rows) {
    throw new UnsupportedOperationException();
  }

  /// The gradient at the inputs, by two threads.
  default void backwardShared(float[] x, float[] y, float[] atY, int rows, float[] atX) {
    throw new UnsupportedOperationException();
  }

  /// The same without its biases: how the outputs of a linear step change when the inputs change
  /// along a direction.
  default Step withoutBias() {
    return this;
  }

  /// Some of the parameters, of which a thread computes the gradient and makes the update at once,
  /// while it is in the processor's cache.
  interface LearningPiece {
    /// @param x as it was given to [#forwardShared]; of rows whose gradient's own gradient is
    ///     learned, their tangents
    /// @param atY gradient at the outputs
    /// @param tangents how many rows, the first, hold tangents, which biases do not learn from
    void learn(float[] x, float[] atY, int rows, int tangents);
  }

  /// All parameters, in pieces that may be learned at the same time.
  default List<LearningPiece> learning(Update update) {
    return List.of();
  }
}
