package lunula.networks.dense;

import java.util.ArrayList;
import java.util.List;
import lunula.model.network.Activation;

/// Decodes one place at a time, in tens of microseconds and plain Java: the weights lie input by
/// input, so that units that are zero cost nothing. A copy of the decoder of one moment; safe to
/// share.
final class PlaceDecoder {
  private final List<Stack.Step> steps = new ArrayList<>();

  /// @param decoder its parameters are copied
  PlaceDecoder(Stack decoder) {
    for (Stack.Step step : decoder.steps()) {
      steps.add(
          new Stack.Step(
              step.in(),
              step.out(),
              transposed(step),
              step.bias().clone(),
              step.activation(),
              step.softmax()));
    }
  }

  /// Whether it decodes by such layers.
  static boolean takes(Stack decoder) {
    return decoder.steps().stream().noneMatch(Stack.Step::softmax);
  }

  private static float[] transposed(Stack.Step step) {
    float[] byInput = new float[step.weight().length];
    for (int out = 0; out < step.out(); out++) {
      for (int in = 0; in < step.in(); in++) {
        byInput[in * step.out() + out] = step.weight()[out * step.in() + in];
      }
    }
    return byInput;
  }

  /// What the decoder ends in.
  ///
  /// @param z the place, and the class behind it
  float[] decoded(float[] z) {
    float[] flowing = z;
    for (Stack.Step step : steps) {
      float[] out = step.bias().clone();
      add(step, flowing, out);
      Activation activation = step.activation();
      if (activation != null) {
        Functions.activate(activation, out, out, out.length);
      }
      flowing = out;
    }
    return flowing;
  }

  /// out += in · W, four inputs that are not zero at a time.
  private static void add(Stack.Step step, float[] in, float[] out) {
    int[] rows = new int[step.in()];
    int used = 0;
    for (int i = 0; i < step.in(); i++) {
      if (in[i] != 0) {
        rows[used++] = i;
      }
    }
    int width = step.out();
    float[] weight = step.weight();
    int four = used & ~3;
    for (int i = 0; i < four; i += 4) {
      addFour(
          out,
          weight,
          rows[i] * width,
          rows[i + 1] * width,
          rows[i + 2] * width,
          rows[i + 3] * width,
          in[rows[i]],
          in[rows[i + 1]],
          in[rows[i + 2]],
          in[rows[i + 3]]);
    }
    for (int i = four; i < used; i++) {
      addOne(out, weight, rows[i] * width, in[rows[i]]);
    }
  }

  private static void addFour(
      float[] out,
      float[] weight,
      int a,
      int b,
      int c,
      int d,
      float za,
      float zb,
      float zc,
      float zd) {
    for (int i = 0; i < out.length; i++) {
      out[i] += za * weight[a + i] + zb * weight[b + i] + zc * weight[c + i] + zd * weight[d + i];
    }
  }

  private static void addOne(float[] out, float[] weight, int at, float factor) {
    for (int i = 0; i < out.length; i++) {
      out[i] += factor * weight[at + i];
    }
  }
}
