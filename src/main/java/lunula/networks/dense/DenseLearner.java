package lunula.networks.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import lunula.model.Likelihood;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import org.jspecify.annotations.Nullable;

/// Takes training steps on a [DenseNetwork]. A batch is always cut into two halves, whose gradients
/// are added in one order: the same seed leads to the same weights, however many cores there are.
/// One thread uses it.
public final class DenseLearner {
  private final DenseNetwork network;
  private final Architecture architecture;
  private final Objective objective;
  private final List<Half> halves;
  private final Update update;
  private final int[] heads;

  /// A batch of images.
  ///
  /// @param pixels of all images, unsigned bytes, row-major
  /// @param indices numbers of the batch's images
  /// @param labels class of each of the batch's images, unsigned bytes; ignored by an unconditional
  ///     network
  /// @param noise standard normal, shape (batch, latent dimensions); empty for a plain autoencoder
  /// @param damaged pixels in 0..1 that the encoder sees; null if they are the clean ones
  public record Batch(
      byte[] pixels, int[] indices, byte[] labels, float[] noise, float @Nullable [] damaged) {}

  /// @param largestBatch most images of a batch
  public DenseLearner(
      DenseNetwork network, Objective objective, Optimiser.Method method, int largestBatch) {
    this.network = network;
    this.objective = objective;
    architecture = network.architecture();
    halves = List.of(new Half((largestBatch + 1) / 2), new Half((largestBatch + 1) / 2));
    List<String> names = List.copyOf(network.parameters().keySet());
    heads =
        architecture.variational()
            ? new int[] {names.indexOf("mean.weight"), names.indexOf("log_variance.weight")}
            : new int[0];
    update =
        new Update(
            method,
            List.copyOf(network.parameters().values()),
            halves.get(0).gradients,
            halves.get(1).gradients);
  }

  /// One step: the gradient of the objective on a batch, then the update.
  ///
  /// @param beta weight of the KL term
  /// @param measured whether the reconstruction's loss is computed, which takes its logarithms
  /// @param taken is told the length of the gradient at the posterior's heads (0 of a plain
  ///     autoencoder) and says whether the update is made
  /// @return mean losses of the batch before its step, in nats an image; no reconstruction unless
  ///     measured
  public ElboTerms step(
      Batch batch, double learningRate, double beta, boolean measured, DoublePredicate taken) {
    int count = batch.indices().length;
    share(half -> half.encode(batch, half == halves.getFirst() ? 0 : (count + 1) / 2));
    double[] klWeight = klWeight(beta, count);
    share(half -> half.learn(klWeight, count, measured));
    double reconstruction = halves.get(0).reconstruction + halves.get(1).reconstruction;
    double kl = Arrays.stream(halves.get(0).kl).sum() + Arrays.stream(halves.get(1).kl).sum();
    if (taken.test(update.length(heads))) {
      network.writing(() -> update.step(learningRate));
    }
    return new ElboTerms(reconstruction / count, kl / count);
  }

  private interface Piece {
    void of(Half half);
  }

  private void share(Piece piece) {
    TwoThreads.share(halves.stream().map(half -> (Runnable) () -> piece.of(half)).toList());
  }

  /// Weight of an image's KL term for each number of z: none where a dimension costs less than its
  /// free bits, as a mean over the batch. Kingma et al. 2016, equation 15.
  private double[] klWeight(double beta, int count) {
    double[] weight = new double[architecture.latentDimensions()];
    for (int d = 0; d < weight.length; d++) {
      double kl = (halves.get(0).kl[d] + halves.get(1).kl[d]) / count;
      weight[d] = objective.freeBits() == 0 || kl > objective.freeBits() ? beta / count : 0;
    }
    return weight;
  }

  /// One half of a batch, on its way through the network and back.
  private final class Half {
    private final int size = architecture.pixels();
    private final List<float[]> gradients = new ArrayList<>();
    private final Encoding encoding;
    private final Stack.Flow decoder;
    private final float[] x;
    private final float[] atOutput;
    private final double[] kl = new double[architecture.latentDimensions()];
    private float[] z = {};
    private int count;
    private double reconstruction;

    Half(int rows) {
      network.parameters().values().forEach(each -> gradients.add(new float[each.length]));
      encoding = new Encoding(network, rows, true);
      decoder = network.decoder().new Flow(rows, true);
      x = new float[rows * size];
      atOutput = new float[rows * size];
    }

    void encode(Batch batch, int from) {
      int all = batch.indices().length;
      count = from == 0 ? (all + 1) / 2 : all - from;
      reconstruction = 0;
      Arrays.fill(kl, 0);
      if (count == 0) {
        gradients.forEach(each -> Arrays.fill(each, 0));
        return;
      }
      for (int i = 0; i < count; i++) {
        Functions.unit(batch.pixels(), batch.indices()[from + i] * size, x, i * size, size);
      }
      float[] seen = network.seen(toSee(batch, from), count, batch.labels(), from);
      encoding.of(seen, count, batch.labels(), from);
      float[] drawn = encoding.drawn(batch.noise(), from * kl.length);
      for (int row = 0; row < count; row++) {
        for (int d = 0; d < kl.length; d++) {
          kl[d] += encoding.kl(row, d);
        }
      }
      z = network.withClass(drawn, count, batch.labels(), from);
    }

    /// Pixels that the encoder gets to see, in an array that may be overwritten if it must be.
    private float[] toSee(Batch batch, int from) {
      float[] damaged = batch.damaged();
      if (damaged != null) {
        return Arrays.copyOfRange(damaged, from * size, (from + count) * size);
      }
      boolean asItIs = !architecture.output().signed() && !architecture.conditional();
      return asItIs ? x : Arrays.copyOf(x, count * size);
    }

    void learn(double[] klWeight, int batch, boolean measured) {
      if (count == 0) {
        return;
      }
      float[] decoded = decoder.forward(z, count);
      for (int row = 0; measured && row < count; row++) {
        reconstruction += network.reconstruction(decoded, row * size, x, row * size);
      }
      deriveReconstruction(decoded, (float) (objective.weight() / batch));
      List<float[]> ofDecoder = gradients.subList(encoding.parameters(), gradients.size());
      float[] atZ = new float[z.length];
      decoder.backward(z, count, atOutput, ofDecoder, atZ);
      encoding.backward(atZ, klWeight, gradients);
    }

    /// Gradient at what the decoder ends in: of the Bernoulli cross-entropy, sigmoid(y) − x.
    private void deriveReconstruction(float[] decoded, float weight) {
      Likelihood likelihood = architecture.likelihood();
      int length = count * size;
      if (likelihood.kind() == Likelihood.Kind.BERNOULLI) {
        Functions.sigmoidMinus(decoded, x, weight, atOutput, length);
        return;
      }
      boolean squared = likelihood.kind() == Likelihood.Kind.GAUSSIAN;
      double scale = network.scale();
      float slope = architecture.output().signed() ? 0.5f : 1;
      float shift = architecture.output().signed() ? 0.5f : 0;
      float factor = (float) (weight * slope / scale);
      double misfit = 0;
      for (int i = 0; i < length; i++) {
        float difference = slope * decoded[i] + shift - x[i];
        misfit += squared ? difference * difference : Math.abs(difference);
        atOutput[i] = factor * (squared ? difference : Math.signum(difference));
      }
      if (likelihood.learned()) {
        // Gaussian: Σ d² exp(−log σ²) / 2 + n log σ² / 2. Laplace: Σ |d| exp(−log b) + n log b.
        double unit = squared ? 2 : 1;
        gradients.getLast()[0] = (float) (weight * (length - misfit / scale) / unit);
      }
    }
  }
}
