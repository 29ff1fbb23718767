package lunula.networks.dense;

import lunula.model.network.Activation;

/// Activations, their derivatives and the terms of losses, over stretches of arrays: in loops that
/// the compiler turns into vector instructions, as far as they are in use.
final class Functions {
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

  /// Applies an activation to every value.
  static void activate(Activation activation, float[] x, float[] y, int count) {
    switch (activation) {
      case RELU -> {
        for (int i = 0; i < count; i++) {
          y[i] = Math.max(0, x[i]);
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < count; i++) {
          y[i] = Math.max(x[i], LEAK * x[i]);
        }
      }
      case SILU -> {
        float[] sigmoid = Sigmoid.of(x, count);
        for (int i = 0; i < count; i++) {
          y[i] = x[i] * sigmoid[i];
        }
      }
      case GELU -> {
        for (int i = 0; i < count; i++) {
          y[i] = (float) (x[i] * normalBelow(x[i]));
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          y[i] = 2 * x[i];
        }
        float[] sigmoid = Sigmoid.of(y, count);
        for (int i = 0; i < count; i++) {
          y[i] = 2 * sigmoid[i] - 1;
        }
      }
      case SIGMOID -> sigmoid(x, y, count);
    }
  }

  /// 1 / (1 + exp(−x)) of every value.
  static void sigmoid(float[] x, float[] y, int count) {
    System.arraycopy(Sigmoid.of(x, count), 0, y, 0, count);
  }

  /// (sigmoid(y) − x) · weight.
  static void sigmoidMinus(float[] y, float[] x, float weight, float[] into, int count) {
    float[] sigmoid = Sigmoid.of(y, count);
    for (int i = 0; i < count; i++) {
      into[i] = (sigmoid[i] - x[i]) * weight;
    }
  }

  /// Turns gradients at an activation's outputs into those at its inputs.
  ///
  /// @param x inputs
  /// @param y outputs
  /// @param gradient overwritten
  static void derive(Activation activation, float[] x, float[] y, float[] gradient, int count) {
    switch (activation) {
      case RELU -> {
        for (int i = 0; i < count; i++) {
          gradient[i] = y[i] > 0 ? gradient[i] : 0;
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < count; i++) {
          gradient[i] = y[i] > 0 ? gradient[i] : LEAK * gradient[i];
        }
      }
      case SILU -> {
        float[] sigmoid = Sigmoid.of(x, count);
        for (int i = 0; i < count; i++) {
          gradient[i] *= sigmoid[i] + y[i] * (1 - sigmoid[i]);
        }
      }
      case GELU -> {
        for (int i = 0; i < count; i++) {
          double density = DENSITY_AT_0 * Math.exp(-0.5 * x[i] * x[i]);
          gradient[i] *= (float) (normalBelow(x[i]) + x[i] * density);
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          gradient[i] *= 1 - y[i] * y[i];
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          gradient[i] *= y[i] * (1 - y[i]);
        }
      }
    }
  }

  /// Turns every row into weights that sum to 1.
  static void softmax(float[] values, int rows, int width) {
    for (int from = 0; from < rows * width; from += width) {
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = from; i < from + width; i++) {
        largest = Math.max(largest, values[i]);
      }
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
    float[] one = new float[sums.length];
    java.util.Arrays.fill(sums, 0);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * one.length, one, 0, one.length);
      for (int i = 0; i < one.length; i++) {
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
