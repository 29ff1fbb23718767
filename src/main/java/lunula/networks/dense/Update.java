package lunula.networks.dense;

import java.util.ArrayList;
import java.util.List;
import lunula.model.plan.Optimiser;

/// Turns the gradients of two half batches into new parameters. One thread uses it.
///
/// Adam: Kingma & Ba 2015, algorithm 1, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, the corrections of
/// both moments drawn out of the loop. Momentum, as PyTorch's `SGD`: v ← μ v + g, w ← w − η v with
/// μ
/// = 0.9. Sutskever et al. 2013.
final class Update {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float MOMENTUM = 0.9f;

  /// Numbers of a piece that one thread takes: five arrays of it fit into the processor's cache.
  private static final int PIECE = 1 << 15;

  private final Optimiser.Method method;
  private final List<float[]> first;
  private final List<float[]> second;
  private final List<Piece> pieces = new ArrayList<>();
  private int steps;
  private float rate;
  private float epsilon;

  /// @param first gradients of the one half, of the parameters' sizes; read at each step
  /// @param second gradients of the other half
  Update(
      Optimiser.Method method,
      List<float[]> parameters,
      List<float[]> first,
      List<float[]> second) {
    this.method = method;
    this.first = first;
    this.second = second;
    for (int i = 0; i < parameters.size(); i++) {
      int length = parameters.get(i).length;
      float[] mean = new float[length];
      float[] square = new float[method == Optimiser.Method.ADAM ? length : 0];
      for (int from = 0; from < length; from += PIECE) {
        pieces.add(
            new Piece(
                parameters.get(i),
                first.get(i),
                second.get(i),
                mean,
                square,
                from,
                Math.min(length, from + PIECE)));
      }
    }
  }

  /// Length of the gradient of some parameters.
  double length(int... parameters) {
    double squares = 0;
    for (int parameter : parameters) {
      float[] one = first.get(parameter);
      float[] other = second.get(parameter);
      for (int i = 0; i < one.length; i++) {
        double sum = one[i] + other[i];
        squares += sum * sum;
      }
    }
    return Math.sqrt(squares);
  }

  /// One update of every parameter.
  void step(double learningRate) {
    steps++;
    double correction = Math.sqrt(1 - Math.pow(BETA2, steps));
    boolean adam = method == Optimiser.Method.ADAM;
    rate = (float) (adam ? learningRate * correction / (1 - Math.pow(BETA1, steps)) : learningRate);
    epsilon = (float) (EPSILON * correction);
    TwoThreads.share(pieces);
  }

  private final class Piece implements Runnable {
    private final float[] weights;
    private final float[] one;
    private final float[] other;
    private final float[] mean;
    private final float[] square;
    private final int from;
    private final int to;

    Piece(
        float[] weights,
        float[] one,
        float[] other,
        float[] mean,
        float[] square,
        int from,
        int to) {
      this.weights = weights;
      this.one = one;
      this.other = other;
      this.mean = mean;
      this.square = square;
      this.from = from;
      this.to = to;
    }

    @Override
    public void run() {
      if (method == Optimiser.Method.ADAM) {
        adam(weights, one, other, mean, square, from, to, rate, epsilon);
      } else {
        momentum(weights, one, other, mean, from, to, rate);
      }
    }
  }

  private static void adam(
      float[] weights,
      float[] one,
      float[] other,
      float[] mean,
      float[] square,
      int from,
      int to,
      float rate,
      float epsilon) {
    for (int i = from; i < to; i++) {
      float gradient = one[i] + other[i];
      float m = BETA1 * mean[i] + (1 - BETA1) * gradient;
      float v = BETA2 * square[i] + (1 - BETA2) * (gradient * gradient);
      mean[i] = m;
      square[i] = v;
      weights[i] -= rate * m / ((float) Math.sqrt(v) + epsilon);
    }
  }

  private static void momentum(
      float[] weights, float[] one, float[] other, float[] velocity, int from, int to, float rate) {
    for (int i = from; i < to; i++) {
      float v = MOMENTUM * velocity[i] + (one[i] + other[i]);
      velocity[i] = v;
      weights[i] -= rate * v;
    }
  }
}
