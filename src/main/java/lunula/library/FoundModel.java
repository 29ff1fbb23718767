package lunula.library;

import java.util.List;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.ImageSize;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Output;

/// A network without a card, as it was found in a file or a folder: what is there, and what it is
/// taken for, before a person confirms it.
public interface FoundModel {
  /// What it is called, after its file or folder.
  String name();

  /// Every tensor of the file, in its order.
  List<FoundTensor> tensors();

  /// Batch normalisations that went into the layers before them.
  List<String> folded();

  /// Whether activation and output are asked, because nothing says them.
  boolean asks();

  /// Layers that may give the mean; the first does unless the person says otherwise. Fewer than two
  /// if there is no choice.
  List<String> means();

  /// The same with another layer for the mean.
  ///
  /// @throws UserMessageException if it may not be the mean
  FoundModel withMean(String layer) throws UserMessageException;

  /// Ways in which the layers may go together for images of a size, the most usual first; one where
  /// nothing else fits, none if it takes no such images.
  List<Geometry> geometries(ImageSize image);

  /// How many classes it is told of; 0 if of none.
  int classes();

  /// Which images it takes: a clause such as “784 pixels”.
  UserMessage images();

  /// The network and its weights.
  ///
  /// @param image of a size that it takes
  /// @throws IllegalArgumentException with a sentence, if there can be no such network
  BareModel model(ImageSize image, Choice choice);

  /// Whether it may have been trained on a data set, as far as sizes and classes tell.
  default boolean fits(DataChoice choice) {
    return fits(choice.size(), choice.classNames().size());
  }

  /// Likewise.
  default boolean fits(ImageSize size, int numberOfClasses) {
    return (classes() == 0 || classes() == numberOfClasses) && !geometries(size).isEmpty();
  }

  /// What is usual, for images of a size that it takes.
  default Choice usual(ImageSize image) {
    return new Choice(Activation.RELU, Output.SIGMOID, geometries(image).getFirst());
  }

  /// What gives back the images best, of all that nothing tells; blocking, for up to some seconds.
  default Choice best(DataSet images) {
    return asks()
        ? BestChoice.of(this, images)
        : usual(new ImageSize(images.width(), images.height()));
  }

  /// What a tensor is taken for.
  enum Role {
    /// A layer of the encoder.
    ENCODER,
    /// The layer that gives the code, or its mean.
    MEAN,
    /// The layer that gives the log-variance.
    LOG_VARIANCE,
    /// A layer that gives both.
    MEAN_AND_LOG_VARIANCE,
    /// A layer of the decoder.
    DECODER,
    /// Batch normalisation, which is in the layer before it now.
    NORMALISATION,
    /// What the optimiser remembered.
    OPTIMISER,
    /// Part of another network beside the autoencoder.
    BESIDE,
    /// Nothing that Lunula knows.
    UNKNOWN;

    /// Whether the network does without it.
    public boolean leftOut() {
      return this == OPTIMISER || this == BESIDE || this == UNKNOWN;
    }
  }

  /// A tensor in the file, and what it is taken for.
  record FoundTensor(String name, List<Integer> shape, Role role) {}

  /// How layers go together, as [lunula.model.network.Layered] writes them; the function between
  /// them is not said. Both are empty where the widths say everything.
  record Geometry(String encoder, String decoder) {
    /// Stands for the function.
    static final String FUNCTION = "function";

    /// Of fully connected layers.
    public static final Geometry WIDTHS = new Geometry("", "");
  }

  /// What shapes do not tell.
  record Choice(Activation activation, Output output, Geometry geometry) {
    /// The same with another activation.
    public Choice with(Activation other) {
      return new Choice(other, output, geometry);
    }

    /// The same with another output.
    public Choice with(Output other) {
      return new Choice(activation, other, geometry);
    }

    /// The same with layers that go together otherwise.
    public Choice with(Geometry other) {
      return new Choice(activation, output, other);
    }
  }

  /// A network and weights as Lunula writes them, which says everything but the images.
  record Bare(String name, List<FoundTensor> tensors, BareModel bare) implements FoundModel {

    static Bare of(String name, BareModel bare) {
      return new Bare(
          name,
          bare.weights().tensors().entrySet().stream()
              .map(
                  tensor ->
                      new FoundTensor(
                          tensor.getKey(), tensor.getValue().shape(), role(tensor.getKey())))
              .toList(),
          bare);
    }

    private static Role role(String tensor) {
      if (tensor.startsWith("mean.")) {
        return Role.MEAN;
      }
      return tensor.startsWith("log_variance.")
          ? Role.LOG_VARIANCE
          : tensor.startsWith("encoder.") ? Role.ENCODER : Role.DECODER;
    }

    private Architecture network() {
      return bare.architecture();
    }

    @Override
    public List<String> folded() {
      return List.of();
    }

    @Override
    public boolean asks() {
      return false;
    }

    @Override
    public List<String> means() {
      return List.of();
    }

    @Override
    public FoundModel withMean(String layer) throws UserMessageException {
      throw new UserMessageException("library.foreign.mean.written", name, layer);
    }

    @Override
    public List<Geometry> geometries(ImageSize image) {
      return image.equals(network().image()) ? List.of(Geometry.WIDTHS) : List.of();
    }

    @Override
    public int classes() {
      return network().classes();
    }

    @Override
    public UserMessage images() {
      Object classes = classes() > 0 ? UserMessage.of("library.misfit.classes", classes()) : "";
      return UserMessage.of("library.found.size", network().image().toString(), classes);
    }

    @Override
    public BareModel model(ImageSize image, Choice choice) {
      return bare;
    }
  }
}
