package lunula.networks.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import lunula.model.Likelihood;
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

  /// A batch of images.
  ///
  /// @param pixels of all images, unsigned bytes, row-major
  /// @param indices numbers of the batch's images
  /// @param labels class of each of them, unsigned bytes; empty for an unconditional network
  /// @param noise standard normal, shape (batch, latent dimensions); empty for a plain autoencoder
  /// @param damaged pixels in 0..1 that the encoder sees; null if they are the clean ones
  public record Batch(
      byte[] pixels, int[] indices, byte[] labels, float[] noise, float @Nullable [] damaged) {}

  /// Mean losses of a batch before its step, in nats per image.
  ///
  /// @param reconstruction NaN unless it was asked for
  /// @param kl 0 of a plain autoencoder
  public record Losses(double reconstruction, double kl) {}

  /// @param largestBatch most images of a batch
  public DenseLearner(
      DenseNetwork network, Objective objective, Optimiser.Method method, int largestBatch) {
    this.network = network;
    this.objective = objective;
    architecture = network.architecture();
    halves = List.of(new Half((largestBatch + 1) / 2), new Half((largestBatch + 1) / 2));
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
  /// @param taken decides by the length of the gradient at the posterior's heads (0 of a plain
  ///     autoencoder) whether the update is made
  public Losses step(
      Batch batch, double learningRate, double beta, boolean measured, DoublePredicate taken) {
    return network.exclusively(
        () -> {
          int count = batch.indices().length;
          int first = (count + 1) / 2;
          share(half -> half.encode(batch, half == halves.getFirst() ? 0 : first, first));
          network.giveWay();
          boolean[] paid = paid(count);
          share(half -> half.learn(beta, paid, count, measured));
          network.giveWay();
          if (taken.test(update.length(headParameters()))) {
            update.step(learningRate);
            network.changed();
          }
          double reconstruction = halves.get(0).reconstruction + halves.get(1).reconstruction;
          double kl = halves.get(0).kl() + halves.get(1).kl();
          return new Losses(measured ? reconstruction / count : Double.NaN, kl / count);
        });
  }

  private interface Piece {
    void of(Half half);
  }

  private void share(Piece piece) {
    TwoThreads.share(halves.stream().map(half -> (Runnable) () -> piece.of(half)).toList());
  }

  private int[] headParameters() {
    List<String> names = List.copyOf(network.parameters().keySet());
    return architecture.variational()
        ? new int[] {names.indexOf("mean.weight"), names.indexOf("log_variance.weight")}
        : new int[0];
  }

  /// Which latent dimensions cost more than their free bits, as a mean over the batch. Kingma et
  /// al. 2016, equation 15.
  private boolean[] paid(int count) {
    boolean[] paid = new boolean[architecture.latentDimensions()];
    for (int d = 0; d < paid.length; d++) {
      double kl = halves.get(0).kl[d] + halves.get(1).kl[d];
      paid[d] = objective.freeBits() == 0 || kl / count > objective.freeBits();
    }
    return paid;
  }

  /// One half of a batch, on its way through the network and back.
  private final class Half {
    private final int latents = architecture.latentDimensions();
    private final int size = architecture.pixels();
    private final List<float[]> gradients = new ArrayList<>();
    private final Stack.Flow encoder;
    private final Stack.Flow decoder;
    private final Stack.@Nullable Flow meanHead;
    private final Stack.@Nullable Flow logVarianceHead;
    private final float[] x;
    private final float[] atOutput;
    private final double[] kl = new double[latents];
    private float[] seen = {};
    private float[] features = {};
    private float[] means = {};
    private float[] logVariances = {};
    private float[] noise = {};
    private float[] z = {};
    private byte[] labels = {};
    private int count;
    private double reconstruction;

    Half(int rows) {
      network.parameters().values().forEach(each -> gradients.add(new float[each.length]));
      Stack mean = network.mean();
      Stack logVariance = network.logVariance();
      encoder = network.encoder().new Flow(rows, true);
      decoder = network.decoder().new Flow(rows, true);
      meanHead = mean == null ? null : mean.new Flow(rows, true);
      logVarianceHead = logVariance == null ? null : logVariance.new Flow(rows, true);
      x = new float[rows * size];
      atOutput = new float[rows * size];
    }

    double kl() {
      return Arrays.stream(kl).sum();
    }

    void encode(Batch batch, int from, int firstHalf) {
      count = from == 0 ? firstHalf : batch.indices().length - firstHalf;
      reconstruction = 0;
      Arrays.fill(kl, 0);
      if (count == 0) {
        gradients.forEach(each -> Arrays.fill(each, 0));
        return;
      }
      for (int i = 0; i < count; i++) {
        read(batch.pixels(), batch.indices()[from + i] * size, x, i * size, size);
      }
      float[] damaged = batch.damaged();
      labels =
          batch.labels().length == 0
              ? batch.labels()
              : Arrays.copyOfRange(batch.labels(), from, from + count);
      boolean asItIs = damaged == null && !architecture.output().signed();
      float[] toSee =
          damaged != null
              ? Arrays.copyOfRange(damaged, from * size, (from + count) * size)
              : asItIs && !architecture.conditional() ? x : Arrays.copyOf(x, count * size);
      seen = toSee == x ? x : network.seen(toSee, count, labels, 0);
      features = encoder.forward(seen, count);
      if (meanHead == null || logVarianceHead == null) {
        z = network.withClass(Arrays.copyOf(features, count * latents), count, labels, 0);
        return;
      }
      means = meanHead.forward(features, count);
      logVariances = logVarianceHead.forward(features, count);
      noise = Arrays.copyOfRange(batch.noise(), from * latents, (from + count) * latents);
      float[] drawn = new float[count * latents];
      for (int i = 0; i < drawn.length; i++) {
        double deviation = Math.exp(0.5 * logVariances[i]);
        drawn[i] = (float) (means[i] + deviation * noise[i]);
        kl[i % latents] +=
            0.5 * (means[i] * means[i] + deviation * deviation - logVariances[i] - 1);
      }
      z = network.withClass(drawn, count, labels, 0);
    }

    void learn(double beta, boolean[] paid, int batch, boolean measured) {
      if (count == 0) {
        return;
      }
      float[] decoded = decoder.forward(z, count);
      if (measured) {
        reconstruction = network.reconstruction(decoded, x, count);
      }
      deriveReconstruction(decoded, (float) (objective.weight() / batch));
      int at = 2 * (encoder.depth() + (meanHead == null ? 0 : 2));
      float[] atZ = new float[z.length];
      decoder.backward(z, count, atOutput, gradients.subList(at, gradients.size()), atZ);
      float[] atFeatures = atCode(atZ, beta / batch, paid);
      encoder.backward(seen, count, atFeatures, gradients, null);
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

    /// Back through the reparameterisation and the heads, with the KL term's gradient.
    ///
    /// @param share of the KL term: β over the batch
    private float[] atCode(float[] atZ, double share, boolean[] paid) {
      int width = atZ.length / count;
      float[] atMean = new float[count * latents];
      for (int i = 0; i < count; i++) {
        System.arraycopy(atZ, i * width, atMean, i * latents, latents);
      }
      if (meanHead == null || logVarianceHead == null) {
        return atMean;
      }
      float[] atLogVariance = new float[atMean.length];
      for (int i = 0; i < atMean.length; i++) {
        double deviation = Math.exp(0.5 * logVariances[i]);
        double weight = paid[i % latents] ? share : 0;
        atLogVariance[i] =
            (float)
                (0.5 * atMean[i] * deviation * noise[i]
                    + 0.5 * weight * (deviation * deviation - 1));
        atMean[i] += (float) (weight * means[i]);
      }
      int at = 2 * encoder.depth();
      float[] atFeatures = new float[count * architecture.headInputs()];
      float[] more = new float[atFeatures.length];
      meanHead.backward(features, count, atMean, gradients.subList(at, at + 2), atFeatures);
      logVarianceHead.backward(
          features, count, atLogVariance, gradients.subList(at + 2, at + 4), more);
      for (int i = 0; i < more.length; i++) {
        atFeatures[i] += more[i];
      }
      return atFeatures;
    }
  }

  private static void read(byte[] pixels, int from, float[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (pixels[from + i] & 0xff) / 255f;
    }
  }
}
