package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Range;
import lunula.model.loss.LossSchema;

/// Shape of an autoencoder, variational or not, conditional or not.
///
/// Encoder: pixels → body → code. Decoder: z (and the class) → body → pixels.
///
/// @param image size of its images
/// @param body the layers around the code
/// @param latentDimensions size of z, 1 to 256
/// @param code what the encoder says of an image
/// @param classes how many classes encoder and decoder are told of, 0 to 256; 0 for an
///     unconditional network
/// @param output how the decoder's numbers become pixels
/// @param likelihood of a real pixel, given the decoded one
public record Architecture(
    ImageSize image,
    Body body,
    int latentDimensions,
    Code code,
    int classes,
    Output output,
    Likelihood likelihood) {

  /// What the encoder says of an image.
  public enum Code {
    /// A point: a plain autoencoder.
    POINT,
    /// A diagonal normal, by mean and log-variance: a variational autoencoder.
    NORMAL,
    /// Nothing: there is no encoder, and z is drawn from the prior.
    NONE
  }

  /// How the decoder's numbers become pixels, and the range in which the network sees pixels.
  public enum Output {
    /// Through a sigmoid that belongs to the loss: the decoder ends in logits. Pixels in 0..1.
    LOGITS,
    /// Through a sigmoid layer. Pixels in 0..1.
    SIGMOID,
    /// Through a tanh layer. Pixels in −1..1.
    TANH,
    /// As they are. Pixels in 0..1; what is decoded may go beyond.
    LINEAR;

    /// Whether the network sees pixels in −1..1 rather than 0..1.
    public boolean signed() {
      return this == TANH;
    }
  }

  /// The article's network: 784-512-(2+2)-512-784.
  public static final Architecture ARTICLE = vae(ImageSize.SMALL, 2, 512);

  /// A deeper network: 784-512-256-64-(2+2)-64-256-512-784.
  public static final Architecture DEEP = vae(ImageSize.SMALL, 2, 512, 256, 64);

  /// Name of the one parameter that a learned likelihood adds: log σ² or log b, shape (1).
  public static final String LOG_SCALE = "log_scale";

  /// @throws IllegalArgumentException if a number is out of range, the body does not take images of
  ///     that size, or output and likelihood do not go together
  public Architecture {
    Range.check(UserMessage.of("model.latents"), latentDimensions, 1, 256);
    Range.check(UserMessage.of("model.classes"), classes, 0, 256);
    if ((likelihood.kind() == Likelihood.Kind.BERNOULLI) != (output == Output.LOGITS)) {
      throw new InvalidValueException("model.logits");
    }
    if (code != Code.NONE && !body.encodes()) {
      throw new InvalidValueException("model.encoder.none", body.kind());
    }
    if (!body.critic(image, classes).isEmpty() && output != Output.SIGMOID) {
      throw new InvalidValueException("model.critic.output");
    }
    if (body instanceof Multimodal
        && (code != Code.NORMAL || classes > 0 || output != Output.LOGITS)) {
      throw new InvalidValueException("model.mvae.plain");
    }
    List<Integer> numbers =
        Layer.output(
            decoder(image, body, latentDimensions, code, classes, output),
            decoderInput(image, body, latentDimensions, code, classes));
    if (numbers.stream().reduce(1, Math::multiplyExact) != body.outputs(image)) {
      throw new IllegalArgumentException("the decoder makes " + numbers + " instead of " + image);
    }
  }

  /// A variational autoencoder of fully connected layers with ReLU and a decoder that mirrors the
  /// encoder.
  public static Architecture vae(ImageSize image, int latents, Integer... widths) {
    return new Architecture(
        image,
        Mlp.mirrored(Activation.RELU, widths),
        latents,
        Code.NORMAL,
        0,
        Output.LOGITS,
        Likelihood.BERNOULLI);
  }

  /// The same network with another likelihood, and the output that goes with it.
  public Architecture with(Output otherOutput, Likelihood otherLikelihood) {
    return new Architecture(
        image, body, latentDimensions, code, classes, otherOutput, otherLikelihood);
  }

  /// The same code and likelihood with other layers around them.
  public Architecture with(Body otherBody) {
    return new Architecture(image, otherBody, latentDimensions, code, classes, output, likelihood);
  }

  /// The same network for images of another size.
  public Architecture sized(ImageSize other) {
    return new Architecture(other, body, latentDimensions, code, classes, output, likelihood);
  }

  /// Whether it is a variational autoencoder.
  public boolean variational() {
    return code == Code.NORMAL;
  }

  /// Whether there is an encoder.
  public boolean encodes() {
    return code != Code.NONE;
  }

  /// What z is drawn from; empty of a plain autoencoder, which has no prior.
  public Optional<Adversarial.Prior> prior() {
    return switch (code) {
      case POINT -> Optional.empty();
      case NORMAL -> Optional.of(Adversarial.Prior.NORMAL);
      case NONE ->
          Optional.of(body.game().map(Adversarial.Game::prior).orElse(Adversarial.Prior.NORMAL));
    };
  }

  /// The losses that models of this shape have.
  public LossSchema losses() {
    return body.losses(code, true);
  }

  /// Whether encoder and decoder are told the class.
  public boolean conditional() {
    return classes > 0;
  }

  /// Layers of PyTorch's `encoder`, before the heads `mean` and `log_variance` if there are any;
  /// none if there is no encoder.
  public List<Layer> encoder() {
    if (!encodes()) {
      return List.of();
    }
    List<Layer> layers = new ArrayList<>(body.encoder(image, classesAt(true)));
    if (direct()) {
      return layers;
    }
    List<Integer> features = Layer.output(layers, encoderInput());
    if (features.size() > 1) {
      layers.add(new Layer.Flatten());
    }
    if (!variational()) {
      layers.add(
          new Layer.Linear(features.stream().reduce(1, Math::multiplyExact), latentDimensions));
    }
    return layers;
  }

  /// Numbers that the heads `mean` and `log_variance` each see.
  public int headInputs() {
    return Layer.output(encoder(), encoderInput()).stream().reduce(1, Math::multiplyExact)
        + classesAt(false);
  }

  /// Layers of PyTorch's `decoder`.
  public List<Layer> decoder() {
    return decoder(image, body, latentDimensions, code, classes, output);
  }

  /// Layers of PyTorch's `critic`, which takes the pixels and the class behind them; none if there
  /// is no critic.
  public List<Layer> critic() {
    return body.critic(image, classes);
  }

  /// Shape in which the encoder takes the pixels: a vector (with the class behind it, where
  /// [Body#classAtInput] says so), or a plane.
  public List<Integer> encoderInput() {
    return encodes() ? input(body.encoder(image, 0)) : List.of(image.pixels());
  }

  /// Shape in which the critic takes a picture, the class behind it or not; likewise.
  public List<Integer> criticInput() {
    return input(critic());
  }

  private List<Integer> input(List<Layer> layers) {
    boolean planes = !layers.isEmpty() && layers.getFirst() instanceof Layer.Convolution;
    return planes ? image.plane() : List.of(image.pixels() + classesAt(true));
  }

  /// Shape in which the decoder takes z: a vector with the class behind it, or planes.
  public List<Integer> decoderInput() {
    return decoderInput(image, body, latentDimensions, code, classes);
  }

  /// Whether the encoder's features are the code, without a linear layer between.
  private boolean direct() {
    return direct(image, body, latentDimensions, code, classes);
  }

  private static boolean direct(ImageSize image, Body body, int latents, Code code, int classes) {
    List<Integer> planes = body.code(image);
    return !planes.isEmpty()
        && code == Code.POINT
        && classes == 0
        && planes.stream().reduce(1, Math::multiplyExact) == latents;
  }

  private static List<Integer> decoderInput(
      ImageSize image, Body body, int latents, Code code, int classes) {
    return direct(image, body, latents, code, classes)
        ? body.code(image)
        : List.of(latents + classes);
  }

  private static List<Layer> decoder(
      ImageSize image, Body body, int latents, Code code, int classes, Output output) {
    List<Layer> layers = new ArrayList<>();
    List<Integer> planes = body.code(image);
    if (!planes.isEmpty() && !direct(image, body, latents, code, classes)) {
      layers.add(
          new Layer.Linear(latents + classes, planes.stream().reduce(1, Math::multiplyExact)));
      layers.add(new Layer.Unflatten(planes.get(0), planes.get(1), planes.get(2)));
    }
    layers.addAll(body.decoder(image, latents + classes));
    switch (output) {
      case SIGMOID -> layers.add(new Layer.Nonlinear(Activation.SIGMOID));
      case TANH -> layers.add(new Layer.Nonlinear(Activation.TANH));
      case LOGITS, LINEAR -> {}
    }
    return layers;
  }

  private int classesAt(boolean input) {
    return body.classAtInput() == input ? classes : 0;
  }

  /// Names and shapes of all parameters in PyTorch's `state_dict`, in order: `encoder.0.weight`,
  /// `encoder.0.bias` …, `mean`, `log_variance`, `decoder` (of some `generator` and `critic`),
  /// [Body#beside], [#LOG_SCALE].
  public SequencedMap<String, List<Integer>> parameters() {
    SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
    named()
        .forEach(
            (name, layer) ->
                layer.parameters().forEach((part, shape) -> shapes.put(name + "." + part, shape)));
    if (likelihood.learned()) {
      shapes.put(LOG_SCALE, List.of(1));
    }
    return shapes;
  }

  /// Every layer by its name in PyTorch's `state_dict`, in order.
  public SequencedMap<String, Layer> named() {
    SequencedMap<String, Layer> named = new LinkedHashMap<>();
    number("encoder", encoder(), named);
    if (variational()) {
      named.put("mean", new Layer.Linear(headInputs(), latentDimensions));
      named.put("log_variance", new Layer.Linear(headInputs(), latentDimensions));
      if (body.normalisesMeans()) {
        named.put("mean_norm", new Layer.Normalised(latentDimensions));
      }
    }
    number(body.decoderName(), decoder(), named);
    number("critic", critic(), named);
    named.putAll(body.beside(latentDimensions));
    return named;
  }

  static void number(String part, List<Layer> layers, SequencedMap<String, Layer> named) {
    for (int i = 0; i < layers.size(); i++) {
      named.put(part + "." + i, layers.get(i));
    }
  }

  /// Pixels an image.
  public int pixels() {
    return image.pixels();
  }

  /// The encoder in a few words: `784-512-2`; of a network with a critic the generator:
  /// `10-32-128-784`.
  public String summary() {
    return critic().isEmpty()
        ? body.ends(image) + "-" + body.summary() + "-" + latentDimensions
        : latentDimensions + "-" + body.summary() + "-" + body.ends(image);
  }

  /// The critic in a few words, if there is one: `784-128-32-1`, `784-conv 32-64-1`.
  public Optional<String> criticSummary() {
    List<String> widths = new ArrayList<>(List.of(String.valueOf(pixels())));
    for (Layer layer : critic()) {
      if (layer instanceof Layer.Convolution convolution) {
        widths.add((widths.size() == 1 ? "conv " : "") + convolution.out());
      } else if (layer instanceof Layer.Linear linear) {
        widths.add(String.valueOf(linear.out()));
      }
    }
    return widths.size() == 1 ? Optional.empty() : Optional.of(String.join("-", widths));
  }

  /// The decoder in a few words, where it is not the encoder turned round: `2-256-512-1024-784`.
  public Optional<String> unevenDecoder() {
    return body.unevenDecoder().map(widths -> latentDimensions + "-" + widths + "-" + pixels());
  }
}
