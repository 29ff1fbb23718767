package lunula.networks.dense;

import java.util.List;
import lunula.model.network.Activation;
import org.jspecify.annotations.Nullable;

/// A function of every number.
record Elementwise(int in, Activation activation) implements Step {
  /// Multiplications of a matrix product in the time that a function of one number takes.
  static final int COST = 32;

  @Override
  public int out() {
    return in;
  }

  /// The derivatives of the others ask for the outputs alone.
  @Override
  public boolean inPlace(boolean learning) {
    return !learning || (activation != Activation.SILU && activation != Activation.GELU);
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    Functions.activate(activation, x, y, 0, rows * in);
  }

  @Override
  public void forwardShared(float[] x, float[] y, int rows) {
    TwoThreads.share(
        TwoThreads.cut(
            rows * in, COST, (from, to) -> Functions.activate(activation, x, y, from, to)));
  }

  @Override
  public void backward(
      float[] x,
      float[] y,
      float[] atY,
      int rows,
      List<float[]> into,
      float @Nullable [] atX,
      float[][] space) {
    Functions.derive(activation, x, y, atY, 0, rows * in);
  }

  @Override
  public void backwardShared(float[] x, float[] y, float[] atY, int rows, float[] atX) {
    TwoThreads.share(
        TwoThreads.cut(
            rows * in, COST, (from, to) -> Functions.derive(activation, x, y, atY, from, to)));
  }

  /// Turns gradients or tangents at its inputs into those at its outputs, or the other way round;
  /// of
  /// functions alone whose derivative the outputs tell.
  void derive(float[] y, float[] along, int rows) {
    Functions.derive(activation, y, y, along, 0, rows * in);
  }
}
