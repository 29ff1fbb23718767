package lunula.library;

import static lunula.library.ForeignLayer.BIAS;
import static lunula.library.ForeignLayer.WEIGHT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.format.ForeignWeights;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Body;
import lunula.model.network.Layer;
import lunula.model.network.Layered;
import lunula.model.network.Mlp;
import lunula.model.network.NetworkSettings;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import org.jspecify.annotations.Nullable;

/// An autoencoder that another program trained, read from the shapes of its tensors, whatever they
/// are called: a chain of fully connected layers and convolutions from the pixels to the code, one
/// layer or two of the same shape for it, or one that gives mean and log-variance, and a chain
/// back.
///
/// Which of the two layers is the mean, strides and paddings, the activation and the output cannot
/// be read from shapes; they are proposed by names, sizes and what is usual, and the person
/// confirms
/// them.
///
/// @param name of the file, without its ending
/// @param tensors all that were found, in the file's order
/// @param values numbers of the layers, as they are taken over
/// @param encoder layers from the pixels on, without the code's
/// @param mean the layer that gives the mean, or the code; null where planes are the code
/// @param logVariance the layer that gives the log-variance; null of a plain autoencoder
/// @param decoder layers from the code on
/// @param classes how many numbers tell the class beside pixels and code; 0 for none
/// @param normalised names of the batch normalisations that are taken into layers, by the layers'
public record ForeignNetwork(
    String name,
    List<FoundTensor> tensors,
    SequencedMap<String, Tensor> values,
    List<ForeignLayer> encoder,
    @Nullable ForeignLayer mean,
    @Nullable ForeignLayer logVariance,
    List<ForeignLayer> decoder,
    int classes,
    SequencedMap<String, String> normalised)
    implements FoundModel {
  private static final int MOST_LAYERS = 64;

  /// Parts of names of networks that are trained beside an autoencoder.
  private static final Set<String> BESIDE =
      Set.of(
          "disc",
          "critic",
          "lpips",
          "vgg",
          "perceptual",
          "loss",
          "ema",
          "teacher",
          "target",
          "classifier",
          "fid",
          "inception");

  private static final String OPTIMISER = "optim";

  /// A chain, and the tensors that it is made of.
  private record Arranged(
      ForeignChain.Found chain,
      @Nullable ForeignLayer mean,
      @Nullable ForeignLayer logVariance,
      SequencedMap<String, Tensor> values) {
    private static final int UNLIKELY = 4;

    /// Convolutions that give the code are rare, and its two layers stand side by side.
    int oddity() {
      boolean told = mean != null && mean.says("mu", "mean", "loc", "var", "lat");
      boolean kernels = mean != null && !mean.linear();
      return chain.oddity() + (told ? 0 : 1) + (kernels && !told ? UNLIKELY : 0);
    }
  }

  /// Reads a file and proposes a network.
  ///
  /// @param wantedMean the layer that is the mean; null to propose one
  /// @throws IOException with a sentence, if it cannot be read or is no such network
  public static ForeignNetwork read(Path file, @Nullable String wantedMean) throws IOException {
    SequencedMap<String, Tensor> all = ForeignWeights.read(file);
    SequencedMap<String, Tensor> own = without(all, name -> says(name, OPTIMISER));
    var folding = Normalisations.of(TensorNames.pyTorch(own));
    Arranged found = arranged(folding.layers());
    if (found == null) {
      var rest = without(own, name -> BESIDE.stream().anyMatch(part -> says(name, part)));
      if (rest.size() < own.size()) {
        folding = Normalisations.of(TensorNames.pyTorch(rest));
        found = arranged(folding.layers());
      }
    }
    if (found == null) {
      throw refusal(file, own);
    }
    if (!folding.left().isEmpty()) {
      throw new UserMessageException(
          "library.foreign.layers",
          UserMessages.shortName(file),
          String.join(", ", folding.left()));
    }
    ForeignNetwork network =
        new ForeignNetwork(
            plain(file),
            List.of(),
            found.values(),
            found.chain().encoder(),
            found.mean(),
            found.logVariance(),
            found.chain().decoder(),
            found.chain().classes(),
            folding.behind());
    for (ForeignLayer layer : network.used()) {
      for (String part : List.of(WEIGHT, BIAS)) {
        Tensor tensor = network.values.get(layer.name() + part);
        if (tensor != null && !tensor.isFinite()) {
          throw new UserMessageException(
              "library.foreign.infinite", UserMessages.shortName(file), layer.name() + part);
        }
      }
    }
    ForeignNetwork whole = network.telling(all);
    return wantedMean == null ? whole : whole.withMean(wantedMean);
  }

  /// The tensors of a file, with their shapes, or some of them if there are many.
  static String list(Map<String, Tensor> tensors) {
    return tensors.entrySet().stream()
        .limit(MOST_LAYERS)
        .map(entry -> entry.getKey() + " " + entry.getValue().shape())
        .collect(Collectors.joining(", "));
  }

  private static boolean says(String name, String part) {
    return Stream.of(name.toLowerCase(Locale.ROOT).split("[._/]"))
        .anyMatch(w -> w.startsWith(part));
  }

  private static SequencedMap<String, Tensor> without(
      SequencedMap<String, Tensor> tensors, Predicate<String> left) {
    SequencedMap<String, Tensor> rest = new LinkedHashMap<>(tensors);
    rest.keySet().removeIf(left);
    return rest;
  }

  /// Why tensors make no autoencoder, with the layer that is to blame where there is one.
  private static UserMessageException refusal(Path file, SequencedMap<String, Tensor> tensors) {
    String called = UserMessages.shortName(file);
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      List<Integer> shape = tensor.getValue().shape();
      boolean weight = tensor.getKey().endsWith(WEIGHT);
      boolean square = shape.size() == 4 && shape.get(2).equals(shape.get(3));
      if (weight && shape.size() > 2 && !square) {
        return new UserMessageException(
            "library.foreign.layer", called, tensor.getKey(), shape.toString());
      }
    }
    List<ForeignLayer> kernels = layers(tensors).stream().filter(layer -> !layer.linear()).toList();
    boolean colours =
        !kernels.isEmpty()
            && kernels.stream()
                .noneMatch(
                    layer -> layer.kind() == ForeignLayer.Kind.CONVOLUTION && layer.in() == 1);
    for (ForeignLayer layer : kernels) {
      if (colours && layer.in() == 3 && layer.kind() == ForeignLayer.Kind.CONVOLUTION) {
        return new UserMessageException("library.foreign.colours", called, layer.name());
      }
    }
    return new UserMessageException("library.foreign.shapes", called, list(tensors));
  }

  private static String plain(Path file) {
    String name = String.valueOf(file.getFileName());
    int end = name.lastIndexOf('.');
    return end > 0 ? name.substring(0, end) : name;
  }

  private static List<ForeignLayer> layers(SequencedMap<String, Tensor> tensors) {
    List<ForeignLayer> layers = new ArrayList<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.endsWith(WEIGHT)) {
            String bare = name.substring(0, name.length() - WEIGHT.length());
            ForeignLayer layer = ForeignLayer.of(bare, tensor, tensors.get(bare + BIAS));
            if (layer != null) {
              layers.add(layer);
            }
          }
        });
    return TensorNames.counted(layers);
  }

  private static @Nullable Arranged arranged(SequencedMap<String, Tensor> tensors) {
    List<ForeignLayer> layers = layers(tensors);
    long weights =
        tensors.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(WEIGHT))
            .filter(entry -> entry.getValue().shape().size() > 1)
            .count();
    if (layers.size() < 2 || layers.size() > MOST_LAYERS || weights > layers.size()) {
      return null;
    }
    Arranged found = ofTwoHeads(layers, tensors);
    if (found == null) {
      found = ofOneHead(layers, tensors);
    }
    if (found == null) {
      // One layer may give both, the mean first.
      found =
          layers.stream()
              .filter(layer -> layer.out() % 2 == 0 && layer.out() < layer.inputs())
              .map(layer -> halved(tensors, layer))
              .flatMap(halves -> Stream.ofNullable(ofTwoHeads(layers(halves), halves)))
              .min(Comparator.comparingInt(Arranged::oddity))
              .orElse(null);
    }
    if (found == null && layers.stream().noneMatch(ForeignLayer::linear)) {
      ForeignChain.Found chain = ForeignChain.ofPlanes(layers);
      found = chain == null ? null : new Arranged(chain, null, null, tensors);
    }
    return found;
  }

  private static @Nullable Arranged ofTwoHeads(
      List<ForeignLayer> layers, SequencedMap<String, Tensor> tensors) {
    Arranged found = null;
    for (int i = 0; i < layers.size(); i++) {
      for (int k = i + 1; k < layers.size(); k++) {
        ForeignLayer one = layers.get(i);
        ForeignLayer other = layers.get(k);
        if (one.named(other.name()).equals(other) && one.out() < one.inputs()) {
          List<ForeignLayer> rest = new ArrayList<>(layers);
          rest.removeAll(List.of(one, other));
          boolean swapped =
              one.says("var", "sigma", "std", "scale") || other.says("mean", "mu", "loc");
          ForeignLayer mean = swapped ? other : one;
          ForeignChain.Found chain = ForeignChain.around(layers, rest, mean);
          if (chain != null) {
            Arranged next = new Arranged(chain, mean, swapped ? one : other, tensors);
            found = found == null || next.oddity() < found.oddity() ? next : found;
          }
        }
      }
    }
    return found;
  }

  /// The narrowest layer is the code of a plain autoencoder.
  private static @Nullable Arranged ofOneHead(
      List<ForeignLayer> layers, SequencedMap<String, Tensor> tensors) {
    ForeignLayer code =
        layers.stream()
            .filter(ForeignLayer::linear)
            .min((a, b) -> Integer.compare(a.out(), b.out()))
            .orElse(null);
    if (code == null) {
      return null;
    }
    List<ForeignLayer> rest = new ArrayList<>(layers);
    rest.remove(code);
    ForeignChain.Found chain = ForeignChain.around(layers, rest, code);
    return chain == null ? null : new Arranged(chain, code, null, tensors);
  }

  /// The same with a layer taken for two: the upper half of its outputs, and the lower.
  private static SequencedMap<String, Tensor> halved(
      SequencedMap<String, Tensor> tensors, ForeignLayer layer) {
    SequencedMap<String, Tensor> halves = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.equals(layer.name() + WEIGHT) || name.equals(layer.name() + BIAS)) {
            String end = name.substring(layer.name().length());
            List<Integer> shape = new ArrayList<>(tensor.shape());
            shape.set(0, shape.getFirst() / 2);
            float[] values = tensor.values();
            int half = values.length / 2;
            float[] first = Arrays.copyOf(values, half);
            float[] second = Arrays.copyOfRange(values, half, 2 * half);
            halves.put(layer.name() + MEAN_HALF + end, new Tensor(shape, first));
            halves.put(layer.name() + VARIANCE_HALF + end, new Tensor(shape, second));
          } else {
            halves.put(name, tensor);
          }
        });
    return halves;
  }

  private static final String MEAN_HALF = ".mean";
  private static final String VARIANCE_HALF = ".log_variance";

  /// The same with what each tensor of the file is taken for.
  private ForeignNetwork telling(SequencedMap<String, Tensor> file) {
    List<FoundTensor> told =
        file.entrySet().stream()
            .map(
                tensor ->
                    new FoundTensor(
                        tensor.getKey(), tensor.getValue().shape(), role(tensor.getKey())))
            .toList();
    return new ForeignNetwork(
        name, told, values, encoder, mean, logVariance, decoder, classes, normalised);
  }

  private Role role(String tensor) {
    String written = TensorNames.pyTorch(tensor);
    String layer = written.substring(0, Math.max(0, written.lastIndexOf('.')));
    if (encoder.stream().anyMatch(each -> each.name().equals(layer))) {
      return Role.ENCODER;
    }
    if (decoder.stream().anyMatch(each -> each.name().equals(layer))) {
      return Role.DECODER;
    }
    if (mean != null && mean.name().equals(layer)) {
      return Role.MEAN;
    }
    if (logVariance != null && logVariance.name().equals(layer)) {
      return Role.LOG_VARIANCE;
    }
    if (mean != null && mean.name().equals(layer + MEAN_HALF)) {
      return Role.MEAN_AND_LOG_VARIANCE;
    }
    if (normalised.containsValue(layer)) {
      return Role.NORMALISATION;
    }
    if (says(tensor, OPTIMISER)) {
      return Role.OPTIMISER;
    }
    return BESIDE.stream().anyMatch(part -> says(tensor, part)) ? Role.BESIDE : Role.UNKNOWN;
  }

  @Override
  public List<String> folded() {
    return List.copyOf(normalised.values());
  }

  @Override
  public boolean asks() {
    return true;
  }

  @Override
  public List<String> means() {
    return mean == null || logVariance == null
        ? List.of()
        : List.of(mean.name(), logVariance.name());
  }

  @Override
  public ForeignNetwork withMean(String wanted) throws UserMessageException {
    if (mean != null && mean.name().equals(wanted)) {
      return this;
    }
    if (logVariance == null || !logVariance.name().equals(wanted)) {
      throw new UserMessageException(
          "library.foreign.mean",
          name,
          wanted,
          means().isEmpty() && mean != null ? mean.name() : String.join(", ", means()));
    }
    List<FoundTensor> told =
        tensors.stream()
            .map(
                tensor ->
                    switch (tensor.role()) {
                      case MEAN ->
                          new FoundTensor(tensor.name(), tensor.shape(), Role.LOG_VARIANCE);
                      case LOG_VARIANCE ->
                          new FoundTensor(tensor.name(), tensor.shape(), Role.MEAN);
                      default -> tensor;
                    })
            .toList();
    return new ForeignNetwork(
        name,
        told,
        values,
        encoder,
        /* mean= */ logVariance,
        /* logVariance= */ mean,
        decoder,
        classes,
        normalised);
  }

  /// How many pixels its images have; 0 if convolutions leave that open.
  public int pixels() {
    ForeignLayer first = encoder.isEmpty() ? mean : encoder.getFirst();
    if (first != null && first.linear()) {
      return first.in() - classes;
    }
    return decoder.getLast().linear() ? decoder.getLast().out() : 0;
  }

  @Override
  public UserMessage images() {
    Object told = classes > 0 ? UserMessage.of("library.misfit.classes", classes) : "";
    return pixels() > 0
        ? UserMessage.of("library.found.pixels", pixels(), told)
        : UserMessage.of("library.found.convolutions");
  }

  private boolean dense() {
    return Stream.concat(encoder.stream(), decoder.stream()).allMatch(ForeignLayer::linear);
  }

  @Override
  public List<Geometry> geometries(ImageSize image) {
    if (pixels() > 0 && pixels() != image.pixels()) {
      return List.of();
    }
    return dense() ? List.of(Geometry.WIDTHS) : new ForeignGeometry(this, image).all();
  }

  @Override
  public BareModel model(ImageSize image, Choice choice) {
    Architecture network = architecture(image, choice);
    return new BareModel(network, Objective.ELBO, weights(network));
  }

  /// The network, as it is once what shapes do not tell is known.
  ///
  /// @param image of a size that it takes
  /// @throws IllegalArgumentException with a sentence, if it cannot be
  public Architecture architecture(ImageSize image, Choice choice) {
    boolean logits = choice.output() == Output.LOGITS || choice.output() == Output.SIGMOID;
    Body body = body(choice.activation(), choice.geometry());
    return new Architecture(
        image,
        body,
        mean == null ? product(body.code(image)) : mean.out(),
        logVariance == null ? Code.POINT : Code.NORMAL,
        classes,
        logits ? Output.LOGITS : choice.output(),
        logits ? Likelihood.BERNOULLI : Likelihood.SQUARED_ERROR);
  }

  private Body body(Activation activation, Geometry geometry) {
    if (geometry.equals(Geometry.WIDTHS)) {
      return new Mlp(
          encoder.stream().map(ForeignLayer::out).toList(),
          decoder.subList(0, decoder.size() - 1).stream().map(ForeignLayer::out).toList(),
          activation);
    }
    String function = NetworkSettings.lower(activation);
    return new Layered(
        geometry.encoder().replace(Geometry.FUNCTION, function),
        geometry.decoder().replace(Geometry.FUNCTION, function));
  }

  private static int product(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /// Its weights under the names of a network.
  ///
  /// @param network as [#architecture] gives it
  public Weights weights(Architecture network) {
    SequencedMap<String, Tensor> named = new LinkedHashMap<>();
    Iterator<ForeignLayer> next = used().iterator();
    network
        .named()
        .forEach(
            (place, layer) -> {
              if (!layer.parameters().isEmpty()) {
                String name = next.next().name();
                boolean transposed = layer instanceof Layer.TransposedConvolution;
                Map<String, Tensor> parameters = parameters(name, transposed);
                layer
                    .parameters()
                    .forEach(
                        (part, shape) ->
                            named.put(place + "." + part, shaped(parameters.get(part), shape)));
              }
            });
    return new Weights(named);
  }

  /// All layers in the order of a network's.
  private List<ForeignLayer> used() {
    List<ForeignLayer> layers = new ArrayList<>(encoder);
    Stream.of(mean, logVariance).flatMap(Stream::ofNullable).forEach(layers::add);
    layers.addAll(decoder);
    return layers;
  }

  /// Weight and bias of a layer, with the normalisation behind it.
  private Map<String, Tensor> parameters(String name, boolean transposed) {
    Map<String, Tensor> parameters = new HashMap<>();
    Stream.of("weight", "bias")
        .filter(part -> values.containsKey(name + "." + part))
        .forEach(part -> parameters.put(part, values.get(name + "." + part)));
    String normalisation = normalised.get(name);
    return normalisation == null
        ? parameters
        : Normalisations.folded(parameters, values, normalisation, transposed);
  }

  /// A tensor's numbers in a shape of as many, or in larger kernels, whose last rows and columns
  /// are
  /// zero then; a layer without a bias adds nothing.
  private static Tensor shaped(@Nullable Tensor tensor, List<Integer> shape) {
    float[] values = new float[product(shape)];
    if (tensor == null) {
      return new Tensor(shape, values);
    }
    float[] from = tensor.values();
    if (from.length == values.length) {
      return new Tensor(shape, from);
    }
    int small = tensor.shape().getLast();
    int large = shape.getLast();
    for (int i = 0; i < from.length; i++) {
      int kernel = i / (small * small);
      int row = i / small % small;
      values[(kernel * large + row) * large + i % small] = from[i];
    }
    return new Tensor(shape, values);
  }
}
