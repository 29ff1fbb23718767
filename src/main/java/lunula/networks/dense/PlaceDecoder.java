package lunula.networks.dense;

import java.util.ArrayList;
import java.util.List;

/// Decodes one place at a time, in tens of microseconds and plain Java: the weights lie input by
/// input, so that units that are zero cost nothing. A copy of the decoder of one moment; safe to
/// share.
final class PlaceDecoder {
  private final List<Columns> layers = new ArrayList<>();

  /// A linear layer and what follows it.
  ///
  /// @param weight shape (in, out). Each input's weights are an array of their own: only so does
  /// the
  ///     compiler turn a loop over several of them into vector instructions
  private record Columns(float[][] weight, float[] bias, List<Step> activations) {}

  /// @param decoder its parameters are copied
  PlaceDecoder(Stack decoder) {
    for (Step step : decoder.steps()) {
      if (step instanceof Affine affine) {
        layers.add(new Columns(byInput(affine), affine.bias().clone(), new ArrayList<>()));
      } else {
        layers.getLast().activations.add(step);
      }
    }
  }

  /// Whether it decodes by such layers.
  static boolean takes(Stack decoder) {
    return decoder.steps().stream()
        .allMatch(step -> step instanceof Affine || step instanceof Elementwise);
  }

  private static float[][] byInput(Affine step) {
    float[][] weight = new float[step.in()][step.out()];
    for (int out = 0; out < step.out(); out++) {
      for (int in = 0; in < step.in(); in++) {
        weight[in][out] = step.weight()[out * step.in() + in];
      }
    }
    return weight;
  }

  /// What the decoder ends in.
  ///
  /// @param z the place, and the class behind it
  float[] decoded(float[] z) {
    float[] flowing = z;
    for (Columns layer : layers) {
      float[] out = layer.bias.clone();
      add(layer.weight, flowing, out);
      for (Step activation : layer.activations) {
        activation.forward(out, out, 1, activation.space(1, false));
      }
      flowing = out;
    }
    return flowing;
  }

  /// out += in · W, eight inputs that are not zero at a time.
  private static void add(float[][] weight, float[] in, float[] out) {
    int[] used = new int[in.length];
    int count = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] != 0) {
        used[count++] = i;
      }
    }
    int at = 0;
    for (; at + 8 <= count; at += 8) {
      addEight(weight, in, used, at, out);
    }
    for (; at < count; at++) {
      addOne(out, weight[used[at]], in[used[at]]);
    }
  }

  private static void addEight(float[][] weight, float[] in, int[] used, int at, float[] out) {
    addEight(
        out,
        weight[used[at]],
        weight[used[at + 1]],
        weight[used[at + 2]],
        weight[used[at + 3]],
        weight[used[at + 4]],
        weight[used[at + 5]],
        weight[used[at + 6]],
        weight[used[at + 7]],
        in[used[at]],
        in[used[at + 1]],
        in[used[at + 2]],
        in[used[at + 3]],
        in[used[at + 4]],
        in[used[at + 5]],
        in[used[at + 6]],
        in[used[at + 7]]);
  }

  private static void addEight(
      float[] out,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float[] e,
      float[] f,
      float[] g,
      float[] h,
      float za,
      float zb,
      float zc,
      float zd,
      float ze,
      float zf,
      float zg,
      float zh) {
    for (int i = 0; i < out.length; i++) {
      out[i] +=
          za * a[i]
              + zb * b[i]
              + zc * c[i]
              + zd * d[i]
              + (ze * e[i] + zf * f[i] + zg * g[i] + zh * h[i]);
    }
  }

  private static void addOne(float[] out, float[] row, float factor) {
    for (int i = 0; i < out.length; i++) {
      out[i] += factor * row[i];
    }
  }
}
