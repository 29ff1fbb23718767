package lunula.networks;

import java.util.List;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;

/// An autoencoder in plain Java and double precision, one image at a time: slow, and an independent
/// witness for what the engine computes.
final class PlainNetwork {
  private final Architecture architecture;
  private final Weights weights;

  PlainNetwork(Architecture architecture, Weights weights) {
    this.architecture = architecture;
    this.weights = weights;
  }

  /// Mean and log-variance, or code and nothing.
  record Posterior(double[] mean, double[] logVariance) {}

  /// @param x pixels in 0..1
  Posterior encode(double[] x, int label) {
    double[] seen = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      seen[i] = architecture.output().signed() ? 2 * x[i] - 1 : x[i];
    }
    boolean atInput = architecture.body().classAtInput();
    double[] features =
        run(
            "encoder",
            architecture.encoder(),
            atInput ? told(seen, label) : seen,
            architecture.encoderInput());
    if (!architecture.variational()) {
      return new Posterior(features, new double[0]);
    }
    double[] inner = atInput ? features : told(features, label);
    Layer head = new Layer.Linear(inner.length, architecture.latentDimensions());
    return new Posterior(
        apply(head, "mean", inner, List.of(inner.length)),
        apply(head, "log_variance", inner, List.of(inner.length)));
  }

  /// What the decoder ends in.
  double[] decode(double[] z, int label) {
    return run("decoder", architecture.decoder(), told(z, label), architecture.decoderInput());
  }

  /// Expected grey values.
  double[] pixels(double[] decoded) {
    double[] pixels = decoded.clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          switch (architecture.output()) {
            case LOGITS -> 1 / (1 + Math.exp(-decoded[i]));
            case SIGMOID, LINEAR -> decoded[i];
            case TANH -> (decoded[i] + 1) / 2;
          };
    }
    return pixels;
  }

  /// −log p(x|z) with its constants.
  double reconstruction(double[] decoded, double[] x) {
    double sum = 0;
    double[] pixels = pixels(decoded);
    Likelihood likelihood = architecture.likelihood();
    double scale =
        likelihood.learned()
            ? Math.exp(weights.tensor(Architecture.LOG_SCALE).values()[0])
            : likelihood.scale();
    for (int i = 0; i < x.length; i++) {
      double difference = pixels[i] - x[i];
      sum +=
          switch (likelihood.kind()) {
            case BERNOULLI -> Math.log1p(Math.exp(decoded[i])) - x[i] * decoded[i];
            case GAUSSIAN ->
                difference * difference / (2 * scale) + Math.log(2 * Math.PI * scale) / 2;
            case LAPLACE -> Math.abs(difference) / scale + Math.log(2 * scale);
          };
    }
    return sum;
  }

  /// The objective for one image and one draw of noise.
  double loss(Objective objective, double[] x, int label, double[] noise) {
    Posterior posterior = encode(x, label);
    double[] z = posterior.mean().clone();
    double kl = 0;
    for (int d = 0; d < posterior.logVariance().length; d++) {
      double mean = posterior.mean()[d];
      double logVariance = posterior.logVariance()[d];
      z[d] += Math.exp(logVariance / 2) * noise[d];
      double nats = (mean * mean + Math.exp(logVariance) - logVariance - 1) / 2;
      kl += Math.max(objective.freeBits(), nats);
    }
    return objective.weight() * reconstruction(decode(z, label), x) + objective.beta() * kl;
  }

  private double[] told(double[] vector, int label) {
    double[] told = java.util.Arrays.copyOf(vector, vector.length + architecture.classes());
    if (architecture.conditional()) {
      told[vector.length + label] = 1;
    }
    return told;
  }

  private double[] run(String part, List<Layer> layers, double[] input, List<Integer> shape) {
    double[] flowing = input;
    List<Integer> size = shape;
    for (int i = 0; i < layers.size(); i++) {
      flowing = apply(layers.get(i), part + "." + i, flowing, size);
      size = layers.get(i).output(size);
    }
    return flowing;
  }

  private double[] apply(Layer layer, String name, double[] in, List<Integer> shape) {
    float[] w = layer.fanIn() == 0 ? new float[0] : weights.tensor(name + ".weight").values();
    float[] b = layer.fanIn() == 0 ? new float[0] : weights.tensor(name + ".bias").values();
    int[] to = layer.output(shape).stream().mapToInt(Integer::intValue).toArray();
    return switch (layer) {
      case Layer.Linear linear -> linear(linear, in, w, b);
      case Layer.Convolution c -> convolve(c, in, shape, to, w, b);
      case Layer.TransposedConvolution t -> transpose(t, in, shape, to, w, b);
      case Layer.MaxPool pool -> pool(pool, in, shape, to);
      case Layer.PixelShuffle shuffle -> shuffle(shuffle.factor(), in, shape, to);
      case Layer.Nonlinear nonlinear -> each(nonlinear.function(), in);
      case Layer.OfTexts texts -> throw new IllegalArgumentException(texts.pyTorch());
      case Layer.Softmax softmax -> softmax(in);
      case Layer.Flatten flatten -> in;
      case Layer.Unflatten planes -> in;
    };
  }

  private static double[] linear(Layer.Linear layer, double[] in, float[] w, float[] b) {
    double[] out = new double[layer.out()];
    for (int o = 0; o < out.length; o++) {
      out[o] = b[o];
      for (int i = 0; i < in.length; i++) {
        out[o] += w[o * in.length + i] * in[i];
      }
    }
    return out;
  }

  private static double[] softmax(double... in) {
    double sum = 0;
    for (double x : in) {
      sum += Math.exp(x);
    }
    double[] weights = in.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(in[i]) / sum;
    }
    return weights;
  }

  private static double[] convolve(
      Layer.Convolution c, double[] in, List<Integer> from, int[] to, float[] w, float[] b) {
    double[] out = new double[to[0] * to[1] * to[2]];
    for (int o = 0; o < to[0]; o++) {
      for (int y = 0; y < to[1]; y++) {
        for (int x = 0; x < to[2]; x++) {
          double sum = b[o];
          for (int i = 0; i < from.get(0); i++) {
            for (int ky = 0; ky < c.kernel(); ky++) {
              for (int kx = 0; kx < c.kernel(); kx++) {
                int sy = y * c.stride() + ky - c.padding();
                int sx = x * c.stride() + kx - c.padding();
                if (sy >= 0 && sy < from.get(1) && sx >= 0 && sx < from.get(2)) {
                  sum +=
                      w[((o * c.in() + i) * c.kernel() + ky) * c.kernel() + kx]
                          * in[(i * from.get(1) + sy) * from.get(2) + sx];
                }
              }
            }
          }
          out[(o * to[1] + y) * to[2] + x] = sum;
        }
      }
    }
    return out;
  }

  private static double[] transpose(
      Layer.TransposedConvolution t,
      double[] in,
      List<Integer> from,
      int[] to,
      float[] w,
      float[] b) {
    double[] out = new double[to[0] * to[1] * to[2]];
    for (int i = 0; i < out.length; i++) {
      out[i] = b[i / (to[1] * to[2])];
    }
    for (int i = 0; i < from.get(0); i++) {
      for (int y = 0; y < from.get(1); y++) {
        for (int x = 0; x < from.get(2); x++) {
          double value = in[(i * from.get(1) + y) * from.get(2) + x];
          for (int o = 0; o < to[0]; o++) {
            for (int ky = 0; ky < t.kernel(); ky++) {
              for (int kx = 0; kx < t.kernel(); kx++) {
                int ty = y * t.stride() + ky - t.padding();
                int tx = x * t.stride() + kx - t.padding();
                if (ty >= 0 && ty < to[1] && tx >= 0 && tx < to[2]) {
                  out[(o * to[1] + ty) * to[2] + tx] +=
                      value * w[((i * t.out() + o) * t.kernel() + ky) * t.kernel() + kx];
                }
              }
            }
          }
        }
      }
    }
    return out;
  }

  private static double[] pool(Layer.MaxPool pool, double[] in, List<Integer> from, int[] to) {
    double[] out = new double[to[0] * to[1] * to[2]];
    for (int i = 0; i < out.length; i++) {
      int x = i % to[2];
      int y = i / to[2] % to[1];
      int plane = i / to[2] / to[1];
      out[i] = Double.NEGATIVE_INFINITY;
      for (int ky = 0; ky < pool.kernel(); ky++) {
        for (int kx = 0; kx < pool.kernel(); kx++) {
          int row = plane * from.get(1) + y * pool.stride() + ky;
          out[i] = Math.max(out[i], in[row * from.get(2) + x * pool.stride() + kx]);
        }
      }
    }
    return out;
  }

  private static double[] shuffle(int factor, double[] in, List<Integer> from, int[] to) {
    double[] out = new double[in.length];
    for (int i = 0; i < out.length; i++) {
      int x = i % to[2];
      int y = i / to[2] % to[1];
      int plane = i / to[2] / to[1];
      int channel = (plane * factor + y % factor) * factor + x % factor;
      out[i] = in[(channel * from.get(1) + y / factor) * from.get(2) + x / factor];
    }
    return out;
  }

  private static double[] each(Activation function, double[] in) {
    double[] out = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      double x = in[i];
      out[i] =
          switch (function) {
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : x / 100;
            case SILU -> x / (1 + Math.exp(-x));
            case GELU -> x * phi(x);
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
          };
    }
    return out;
  }

  /// The normal distribution function, by Simpson's rule.
  private static double phi(double x) {
    int steps = 200;
    double width = x / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double t = i * width;
      int factor = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
      sum += factor * Math.exp(-t * t / 2);
    }
    return 0.5 + sum * width / 3 / Math.sqrt(2 * Math.PI);
  }
}
