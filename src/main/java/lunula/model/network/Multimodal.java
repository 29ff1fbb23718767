package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import lunula.files.UserMessage;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.ImageSize;
import lunula.model.Range;
import lunula.model.loss.LossSchema;
import lunula.model.loss.MultimodalTerms;

/// A picture and what is said of it in one latent space: an encoder and a decoder each, of fully
/// connected layers. What both encoders say of z is multiplied with the prior, so that either may
/// be missing. Wu & Goodman 2018, “MVAE”.
///
/// The layers of the picture are those of every variational autoencoder; those of the description
/// follow behind them, PyTorch's `description_encoder`, `description_mean`,
/// `description_log_variance` and `description_decoder`.
///
/// @param encoderWidths units of the picture encoder's hidden layers, from the picture inwards; 1
///     to 8 layers of 1 to 8192
/// @param decoderWidths units of the picture decoder's hidden layers, likewise
/// @param activation between all layers
/// @param description what is said of a picture
/// @param descriptionWidths units of the description encoder's hidden layers; those of its decoder
///     are the same, turned round
/// @param classes how many classes the words tell apart, 2 to 256
/// @param weight how much a nat of the description counts, in nats of the picture, 1 to 10,000
/// @param unseen how many in a hundred pictures are trained with half of them hidden, and how many
///     in a hundred properties are left unsaid, 0 to 90
/// @param cross how much the picture that is decoded from its description alone counts, in
///     hundredths of a bound's reconstruction, 0 to 10,000; nothing while `bounds` is joint
/// @param bounds what is trained
public record Multimodal(
    List<Integer> encoderWidths,
    List<Integer> decoderWidths,
    Activation activation,
    Kind description,
    List<Integer> descriptionWidths,
    int classes,
    int weight,
    int unseen,
    int cross,
    Bounds bounds)
    implements Body {
  /// Id of the kind.
  public static final String ID = "mvae";

  private static final String CROSS = "crossWeight";

  /// Deviation of the sine and the cosine of an angle from the decoded ones, at a weight of 1.
  public static final double ANGLE_DEVIATION = 0.1;

  /// Degrees from upright that a tilt may be.
  private static final double LARGEST_TURN = 180;

  /// What is said of a picture.
  public enum Kind {
    /// The factors of a moon: phase and tilt.
    NUMBERS,
    /// The class, and whether it is dark or light, narrow or wide, short or long.
    WORDS
  }

  /// Which bounds on the likelihood are trained.
  public enum Bounds {
    /// Of the picture, of the description, and of both together.
    ALL,
    /// Of both together alone: then neither encoder learns to do without the other.
    JOINT
  }

  /// The kind in the register.
  public static final Bodies.Kind KIND =
      new Bodies.Kind(
          ID,
          new Multimodal(
                  List.of(256, 64),
                  List.of(64, 256),
                  Activation.SILU,
                  Kind.NUMBERS,
                  List.of(64, 64),
                  10,
                  10,
                  25,
                  0,
                  Bounds.ALL)
              .settings(),
          Multimodal::new);

  public Multimodal {
    encoderWidths = NetworkSettings.checked("encoder", encoderWidths, 8, 1, 8192);
    decoderWidths = NetworkSettings.checked("decoder", decoderWidths, 8, 1, 8192);
    descriptionWidths = NetworkSettings.checked("descriptionLayers", descriptionWidths, 8, 1, 8192);
    Range.check(UserMessage.of("model.classes"), classes, 2, 256);
    Range.check(UserMessage.of("model.description.weight"), weight, 1, 10_000);
    Range.check(UserMessage.of("model.description.unseen"), unseen, 0, 90);
    Range.check(UserMessage.of("model.description.cross"), cross, 0, 10_000);
  }

  Multimodal(NetworkSettings settings) {
    this(
        settings.counts("encoder"),
        settings.counts("decoder"),
        settings.constant("activation", Activation.class),
        settings.constant("description", Kind.class),
        settings.counts("descriptionLayers"),
        settings.count("classes", 2, 256),
        settings.count("descriptionWeight", 1, 10_000),
        settings.count("unseen", 0, 90),
        // Not in the files of models that are older than it.
        settings.values().containsKey(CROSS) ? settings.count(CROSS, 0, 10_000) : 0,
        settings.constant("bounds", Bounds.class));
  }

  /// The same for another number of classes.
  public Multimodal ofClasses(int number) {
    return new Multimodal(
        encoderWidths,
        decoderWidths,
        activation,
        description,
        descriptionWidths,
        number,
        weight,
        unseen,
        cross,
        bounds);
  }

  /// What can be said of a picture; classes are told by their numbers.
  public List<Property> properties() {
    return properties(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
  }

  /// The same with the classes' names.
  public List<Property> properties(List<String> classNames) {
    return switch (description) {
      case NUMBERS ->
          List.of(
              Property.angle("phase", 0, 180), Property.angle("tilt", -LARGEST_TURN, LARGEST_TURN));
      case WORDS ->
          List.of(
              Property.choice("class", classNames),
              Property.choice("tone", List.of("dark", "light")),
              Property.choice("width", List.of("narrow", "wide")),
              Property.choice("length", List.of("short", "long")));
    };
  }

  @Override
  public String kind() {
    return ID;
  }

  @Override
  public NetworkSettings settings() {
    var values = new LinkedHashMap<String, Object>();
    values.put("encoder", encoderWidths);
    values.put("decoder", decoderWidths);
    values.put("activation", NetworkSettings.lower(activation));
    values.put("description", NetworkSettings.lower(description));
    values.put("descriptionLayers", descriptionWidths);
    values.put("classes", classes);
    values.put("descriptionWeight", weight);
    values.put("unseen", unseen);
    values.put(CROSS, cross);
    values.put("bounds", NetworkSettings.lower(bounds));
    return new NetworkSettings(values);
  }

  private Mlp picture() {
    return new Mlp(encoderWidths, decoderWidths, activation);
  }

  @Override
  public List<Layer> encoder(ImageSize image, int classNumbers) {
    return picture().encoder(image, classNumbers);
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    return picture().decoder(image, inputs);
  }

  /// Layers from a description to its features.
  public List<Layer> descriptionEncoder() {
    return Mlp.stack(Description.width(properties()), descriptionWidths, activation);
  }

  /// The layer from a description's features to the means, or the log-variances, of z.
  public Layer.Linear descriptionHead(int latents) {
    return new Layer.Linear(descriptionWidths.getLast(), latents);
  }

  /// Layers from z to a description.
  public List<Layer> descriptionDecoder(int latents) {
    List<Layer> layers =
        new ArrayList<>(Mlp.stack(latents, descriptionWidths.reversed(), activation));
    layers.add(new Layer.Linear(descriptionWidths.getFirst(), Description.width(properties())));
    return layers;
  }

  @Override
  public SequencedMap<String, Layer> beside(int latents) {
    SequencedMap<String, Layer> named = new LinkedHashMap<>();
    Architecture.number("description_encoder", descriptionEncoder(), named);
    named.put("description_mean", descriptionHead(latents));
    named.put("description_log_variance", descriptionHead(latents));
    Architecture.number("description_decoder", descriptionDecoder(latents), named);
    return named;
  }

  @Override
  public String summary() {
    return picture().summary();
  }

  @Override
  public LossSchema losses(Architecture.Code code, boolean elbo) {
    return MultimodalTerms.SCHEMA;
  }
}
