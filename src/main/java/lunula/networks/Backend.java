package lunula.networks;

import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import lunula.files.Progress;
import lunula.model.Encodings;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Multimodal;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// Holds one network's parameters and computes with them. Any thread may ask; every call, or every
/// part of a long one, sees the parameters of one moment. After [#close] every call is refused with
/// [lunula.model.ModelClosedException]. Calls block.
interface Backend extends AutoCloseable {
  /// What there is to compute with.
  enum Kind {
    /// Java arrays and OpenBLAS: [DenseBackend].
    DENSE,
    /// DJL's engine: [EngineBackend].
    ENGINE;

    /// System property that, set to `engine`, has the engine compute every network: how the engine
    /// is tried out, and compared.
    private static final String CHOSEN = "lunula.backend";

    private static final boolean ENGINE_ALONE = "engine".equals(System.getProperty(CHOSEN));

    /// The fastest that knows its layers in their order, and products of experts if it needs them.
    static Kind of(Architecture architecture) {
      boolean multimodal = architecture.body() instanceof Multimodal;
      return DenseBackend.takes(architecture) && (multimodal || !ENGINE_ALONE) ? DENSE : ENGINE;
    }

    /// @param weights copied
    Backend open(Architecture architecture, Weights weights) {
      return switch (this) {
        case DENSE -> new DenseBackend(architecture, weights);
        case ENGINE -> new EngineBackend(architecture, weights);
      };
    }

    /// Loads what it computes with, if it is not there yet.
    ///
    /// @return name and version of it
    /// @throws EngineUnavailableException if it cannot be loaded on this machine
    String start() {
      return switch (this) {
        case DENSE -> DenseBackend.start();
        case ENGINE -> NativeEngine.start();
      };
    }
  }

  /// A copy of all parameters.
  Weights weights();

  /// Replaces all parameters by those of a network of the same architecture.
  void restore(Weights weights);

  /// The likelihood's scale as it stands, learned or not.
  double scale();

  /// What the decoder ends in, such as logits.
  ///
  /// @param z row-major, shape (places, latent dimensions)
  /// @param labels class of each place, unsigned bytes; ignored by an unconditional network
  /// @return row-major, shape (places, pixels)
  float[] decoded(float[] z, byte[] labels);

  /// Expected grey values in 0..1 of each place; otherwise as [#decoded].
  float[][] pixels(float[] z, byte[] labels);

  /// What the encoder says of images.
  ///
  /// @param pixels row-major, shape (images, pixels), unsigned bytes
  /// @param labels class of each image, unsigned bytes; ignored by an unconditional network
  Encodings encode(byte[] pixels, byte[] labels);

  /// The same of images that are kept ready.
  ///
  /// @param progress hears how many images are done
  /// @throws java.util.concurrent.CancellationException if the listener ends it
  Encodings encode(ResidentImages images, Progress progress);

  /// The ELBO's terms of each image in nats, with one z an image.
  ///
  /// @param random draws z; null takes the posterior means
  ElboTerms[] terms(ResidentImages images, @Nullable RandomGenerator random);

  /// −log p(x|z) in nats with the likelihood's constants.
  ///
  /// @param pixels of the images, unsigned bytes
  /// @param labels class of each image, unsigned bytes
  /// @param z row-major, shape (images, draws, latent dimensions)
  /// @return row-major, shape (images, draws)
  float[] misfits(byte[] pixels, byte[] labels, float[] z);

  /// Begins a training.
  ///
  /// @param images that are learned from
  /// @return closed by the caller, on the thread that uses it
  Steps steps(ResidentImages images, TrainingPlan plan);

  /// How many arrays outside Java's heap it holds between two calls; for tests of leaks.
  int liveArrays();

  /// Frees the memory once whoever is using it is done. Closing twice does nothing.
  @Override
  void close();

  /// Training steps; one thread uses them, from making to closing.
  interface Steps extends AutoCloseable {
    /// The gradient of the objective on a batch, then the update.
    ///
    /// @param beta weight of the KL term
    /// @param measured whether the losses are asked for, which costs time
    /// @param taken is told the length of the gradient at the posterior's heads (0 of a plain
    ///     autoencoder) and says whether the update is made
    /// @return the batch's mean losses before the update, in nats an image; their values mean
    ///     nothing unless measured
    ElboTerms step(
        Batch batch, double learningRate, double beta, boolean measured, DoublePredicate taken);

    /// What the steps remember beside the weights.
    StepMemory memory();

    /// Goes on from what other steps of the same network and optimiser remembered. Before the first
    /// step.
    ///
    /// @throws IllegalArgumentException if it is of another network or optimiser
    void recall(StepMemory memory);

    @Override
    void close();
  }

  /// What a step takes.
  ///
  /// @param indices numbers of the images
  /// @param noise standard normal, shape (batch, latent dimensions); empty for a plain autoencoder
  /// @param damaged pixels in 0..1 that the encoder sees; null if they are the clean ones
  record Batch(int[] indices, float[] noise, float @Nullable [] damaged) {}
}
