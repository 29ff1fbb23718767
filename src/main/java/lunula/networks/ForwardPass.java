package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import org.jspecify.annotations.Nullable;

/// What a network computes: from pixels through the encoder to the posterior, from a place through
/// the decoder to pixels. Owns nothing: its arrays are the caller's, who holds the engine.
final class ForwardPass {
  private final Architecture architecture;
  private final Map<String, NDArray> parameters;
  private final List<Step> encoder;
  private final List<Step> decoder;

  /// A layer and its name in the weights.
  private record Step(String name, Layer layer) {}

  /// @param parameters by name; theirs are the values at the time of each call
  ForwardPass(Architecture architecture, Map<String, NDArray> parameters) {
    this.architecture = architecture;
    this.parameters = parameters;
    encoder = steps("encoder", architecture.encoder());
    decoder = steps("decoder", architecture.decoder());
  }

  private static List<Step> steps(String part, List<Layer> layers) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      steps.add(new Step(part + "." + i, layers.get(i)));
    }
    return steps;
  }

  /// The classes of a batch as rows with a single 1; null for an unconditional network.
  ///
  /// @param labels unsigned bytes; a class that the network does not know is refused
  @Nullable NDArray condition(byte[] labels, NDManager scope) {
    int classes = architecture.classes();
    if (classes == 0) {
      return null;
    }
    float[] rows = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      if (label >= classes) {
        throw new IllegalArgumentException(
            "class " + label + " is unknown to a network of " + classes + " classes");
      }
      rows[i * classes + label] = 1;
    }
    return scope.create(rows, new Shape(labels.length, classes));
  }

  /// @param x pixels in 0..1, shape (batch, pixels)
  /// @param condition from [#condition]
  PosteriorBatch posterior(NDArray x, @Nullable NDArray condition) {
    NDArray seen = architecture.output().signed() ? x.mul(2).sub(1) : x;
    boolean atInput = architecture.body().classAtInput();
    NDArray features =
        run(encoder, planes(atInput ? joined(seen, condition) : seen, architecture.encoderInput()));
    NDArray flat = features.reshape(features.getShape().get(0), -1);
    if (!architecture.variational()) {
      return new PosteriorBatch(flat, null);
    }
    NDArray told = atInput ? flat : joined(flat, condition);
    return new PosteriorBatch(linear("mean", told), linear("log_variance", told));
  }

  /// @param z shape (batch, latent dimensions)
  /// @param condition from [#condition]
  /// @return what the decoder ends in, such as logits: shape (batch, pixels)
  NDArray decoded(NDArray z, @Nullable NDArray condition) {
    NDArray planes = run(decoder, planes(joined(z, condition), architecture.decoderInput()));
    return planes.reshape(planes.getShape().get(0), architecture.pixels());
  }

  /// Expected grey values in 0..1 from what [#decoded] gave.
  NDArray pixels(NDArray decoded) {
    return switch (architecture.output()) {
      case LOGITS -> ai.djl.nn.Activation.sigmoid(decoded);
      case SIGMOID, LINEAR -> decoded;
      case TANH -> decoded.add(1).mul(0.5f);
    };
  }

  private static NDArray joined(NDArray vectors, @Nullable NDArray condition) {
    return condition == null ? vectors : vectors.concat(condition, 1);
  }

  private static NDArray planes(NDArray vectors, List<Integer> shape) {
    return shape.size() == 1
        ? vectors
        : vectors.reshape(vectors.getShape().get(0), shape.get(0), shape.get(1), shape.get(2));
  }

  private NDArray run(List<Step> steps, NDArray input) {
    NDArray flowing = input;
    for (Step step : steps) {
      flowing =
          step.layer().fanIn() == 0
              ? Layers.apply(step.layer(), flowing)
              : Layers.apply(
                  step.layer(),
                  flowing,
                  parameter(step.name() + ".weight"),
                  parameter(step.name() + ".bias"));
    }
    return flowing;
  }

  private NDArray linear(String name, NDArray input) {
    return Linear.linear(input, parameter(name + ".weight"), parameter(name + ".bias"))
        .singletonOrThrow();
  }

  NDArray parameter(String name) {
    NDArray parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return parameter;
  }

  /// What the encoder says of a batch.
  ///
  /// @param mean shape (batch, latent dimensions)
  /// @param logVariance same shape; null for a plain autoencoder
  record PosteriorBatch(NDArray mean, @Nullable NDArray logVariance) {
    /// The reparameterisation, z = mean + exp(log-variance / 2) · ε; the code itself where there is
    /// no variance. Kingma & Welling 2014, section 2.4.
    NDArray draw(NDArray epsilon) {
      return logVariance == null ? mean : logVariance.mul(0.5f).exp().mul(epsilon).add(mean);
    }
  }
}
