package lunula.networks.dense;

import java.util.Arrays;
import lunula.model.network.Activation;

/// Activations, their derivatives and the terms of losses, over stretches of arrays: in loops that
/// the compiler turns into vector instructions, as far as they are in use.
final class Functions {
  private static final int BLOCK = 128;
  private static final float LEAK = 0.01f;
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  private static final float[] UNIT = new float[256];

  static {
    for (int level = 0; level < UNIT.length; level++) {
      UNIT[level] = level / 255f;
    }
  }

  private Functions() {}

  /// Pixels from 0..255 to 0..1.
  ///
  /// @param pixels unsigned bytes, taken from `from` on
  static void unit(byte[] pixels, int from, float[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      into[at + i] = UNIT[Byte.toUnsignedInt(pixels[from + i])];
    }
  }

  /// Writes the same row several times, from number `at` on.
  static void repeat(float[] row, float[] into, int at, int times) {
    for (int i = 0; i < times; i++) {
      System.arraycopy(row, 0, into, at + i * row.length, row.length);
    }
  }

  /// Adds numbers to others.
  static void addRow(float[] what, int from, float[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i] += what[from + i];
    }
  }

  /// Applies an activation to the values between two numbers.
  static void activate(Activation activation, float[] x, float[] y, int from, int to) {
    switch (activation) {
      case RELU -> {
        for (int i = from; i < to; i++) {
          y[i] = Math.max(0, x[i]);
        }
      }
      case LEAKY_RELU -> {
        for (int i = from; i < to; i++) {
          y[i] = Math.max(x[i], LEAK * x[i]);
        }
      }
      case SILU ->
          inStretches(
              from,
              to,
              (at, count) -> {
                float[] sigmoid = Sigmoid.of(x, at, count);
                float[] value = Scratch.SECOND.copy(x, at, count);
                for (int i = 0; i < count; i++) {
                  value[i] *= sigmoid[i];
                }
                System.arraycopy(value, 0, y, at, count);
              });
      case GELU -> {
        for (int i = from; i < to; i++) {
          y[i] = (float) (x[i] * normalBelow(x[i]));
        }
      }
      case TANH -> {
        // tanh x = 2 sigmoid(2 x) − 1
        for (int i = from; i < to; i++) {
          y[i] = 2 * x[i];
        }
        sigmoid(y, from, y, from, to - from);
        for (int i = from; i < to; i++) {
          y[i] = 2 * y[i] - 1;
        }
      }
      case SIGMOID -> sigmoid(x, from, y, from, to - from);
    }
  }

  private interface Stretch {
    void of(int at, int count);
  }

  private static void inStretches(int from, int to, Stretch work) {
    for (int at = from; at < to; at += Sigmoid.STRETCH) {
      work.of(at, Math.min(Sigmoid.STRETCH, to - at));
    }
  }

  /// 1 / (1 + exp(−x)) of so many values.
  ///
  /// @param at where they begin in x
  /// @param into where they begin in y
  static void sigmoid(float[] x, int at, float[] y, int into, int count) {
    inStretches(
        at,
        at + count,
        (from, some) -> System.arraycopy(Sigmoid.of(x, from, some), 0, y, into + from - at, some));
  }

  /// (sigmoid(y) − x) · weight of the values between two numbers.
  static void sigmoidMinus(float[] y, float[] x, float weight, float[] into, int from, int to) {
    inStretches(
        from,
        to,
        (at, count) -> {
          float[] sigmoid = Sigmoid.of(y, at, count);
          float[] value = Scratch.SECOND.copy(x, at, count);
          for (int i = 0; i < count; i++) {
            value[i] = (sigmoid[i] - value[i]) * weight;
          }
          System.arraycopy(value, 0, into, at, count);
        });
  }

  /// Turns gradients at an activation's outputs into those at its inputs, between two numbers.
  ///
  /// @param x inputs
  /// @param y outputs
  /// @param gradient overwritten
  static void derive(
      Activation activation, float[] x, float[] y, float[] gradient, int from, int to) {
    switch (activation) {
      case RELU -> {
        // The compiler makes vector instructions of a sign, but not of a question.
        for (int i = from; i < to; i++) {
          gradient[i] *= Math.signum(y[i]);
        }
      }
      case LEAKY_RELU -> {
        for (int i = from; i < to; i++) {
          gradient[i] *= LEAK + (1 - LEAK) * Math.max(0, Math.signum(y[i]));
        }
      }
      case SILU ->
          inStretches(
              from,
              to,
              (at, count) -> {
                float[] sigmoid = Sigmoid.of(x, at, count);
                float[] output = Scratch.SECOND.copy(y, at, count);
                float[] value = Scratch.THIRD.copy(gradient, at, count);
                for (int i = 0; i < count; i++) {
                  value[i] *= sigmoid[i] + output[i] * (1 - sigmoid[i]);
                }
                System.arraycopy(value, 0, gradient, at, count);
              });
      case GELU -> {
        for (int i = from; i < to; i++) {
          double density = DENSITY_AT_0 * Math.exp(-0.5 * x[i] * x[i]);
          gradient[i] *= (float) (normalBelow(x[i]) + x[i] * density);
        }
      }
      case TANH -> {
        for (int i = from; i < to; i++) {
          gradient[i] *= 1 - y[i] * y[i];
        }
      }
      case SIGMOID -> {
        for (int i = from; i < to; i++) {
          gradient[i] *= y[i] * (1 - y[i]);
        }
      }
    }
  }

  /// The largest of some numbers.
  static float largest(float[] values, int from, int count) {
    // As many at a time as lie in vectors; the compiler asks for the same place in both arrays.
    float[] best = Scratch.THIRD.copy(values, from, Math.min(BLOCK, count));
    int at = BLOCK;
    for (; at + BLOCK <= count; at += BLOCK) {
      float[] more = Scratch.SECOND.copy(values, from + at, BLOCK);
      for (int i = 0; i < BLOCK; i++) {
        best[i] = Math.max(best[i], more[i]);
      }
    }
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < Math.min(BLOCK, count); i++) {
      largest = Math.max(largest, best[i]);
    }
    for (int i = from + at; i < from + count; i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }

  /// Multiplies numbers by a factor and adds them to sums.
  ///
  /// @param sums of each number by itself, in arrays of [Sigmoid#STRETCH]
  static void scaleAndAdd(float[] values, int from, int count, float factor, float[][] sums) {
    for (int stretch = 0; stretch < sums.length; stretch++) {
      int at = from + stretch * Sigmoid.STRETCH;
      int some = Math.min(Sigmoid.STRETCH, from + count - at);
      float[] value = Scratch.SECOND.copy(values, at, some);
      float[] sum = sums[stretch];
      for (int i = 0; i < some; i++) {
        value[i] *= factor;
      }
      for (int i = 0; i < some; i++) {
        sum[i] += value[i];
      }
      System.arraycopy(value, 0, values, at, some);
    }
  }

  /// Turns every row into weights that sum to 1.
  static void softmax(float[] values, int rows, int width) {
    for (int from = 0; from < rows * width; from += width) {
      float largest = largest(values, from, width);
      double sum = 0;
      for (int i = from; i < from + width; i++) {
        values[i] = (float) Math.exp(values[i] - largest);
        sum += values[i];
      }
      float scale = (float) (1 / sum);
      for (int i = from; i < from + width; i++) {
        values[i] *= scale;
      }
    }
  }

  /// Turns gradients at softmax's outputs into those at its inputs.
  static void deriveSoftmax(float[] outputs, float[] gradient, int rows, int width) {
    for (int from = 0; from < rows * width; from += width) {
      double mean = 0;
      for (int i = from; i < from + width; i++) {
        mean += (double) outputs[i] * gradient[i];
      }
      for (int i = from; i < from + width; i++) {
        gradient[i] = outputs[i] * (gradient[i] - (float) mean);
      }
    }
  }

  /// Sums of the columns.
  ///
  /// @param values shape (rows, sums.length)
  static void sumRows(float[] values, int rows, float[] sums) {
    sumRows(values, 0, rows, sums.length, 0, sums.length, sums);
  }

  /// Sums of some of the columns.
  ///
  /// @param values shape (rows, columns)
  /// @param first number of the first row that counts
  /// @param sums written from the array's beginning on
  static void sumRows(
      float[] values, int first, int rows, int columns, int from, int to, float[] sums) {
    Arrays.fill(sums, 0, to - from, 0);
    for (int row = first; row < rows; row++) {
      float[] one = Scratch.SECOND.copy(values, row * columns + from, to - from);
      for (int i = 0; i < to - from; i++) {
        sums[i] += one[i];
      }
    }
  }

  /// Σ log(1 + exp(y)) − x·y, the Bernoulli cross-entropy of grey values and logits, in nats.
  /// Logarithms are of products of up to 256 factors between 1 and 2.
  ///
  /// @param at where the logits begin
  /// @param target where the grey values begin
  static double crossEntropy(float[] logits, int at, float[] x, int target, int count) {
    double sum = 0;
    double product = 1;
    for (int i = 0; i < count; i++) {
      double logit = logits[at + i];
      sum += Math.max(logit, 0) - x[target + i] * logit;
      product *= 1 + Math.exp(-Math.abs(logit));
      if (product > 1e70) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }

  /// Φ(x), by Abramowitz & Stegun 7.1.26, right to 1e-7.
  private static double normalBelow(double x) {
    double a = Math.abs(x) * SQRT_HALF;
    double t = 1 / (1 + 0.3275911 * a);
    double poly =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double tail = 0.5 * poly * Math.exp(-a * a);
    return x < 0 ? tail : 1 - tail;
  }
}
