package lunula.networks.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;
import lunula.model.Likelihood;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.StepMemory;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import org.jspecify.annotations.Nullable;

/// Takes training steps on a [DenseNetwork], on two threads. Fully connected layers are shared out
/// by their columns; of a network with others, each thread takes half of the batch, and the
/// gradients of both halves are added in one order. What is computed does not depend on who
/// computes it: the same seed leads to the same weights, however many cores there are. One thread
/// uses it.
public final class DenseLearner {
  private final DenseNetwork network;
  private final Architecture architecture;
  private final Objective objective;

  private final Update update;

  /// Whether both threads take each step of the whole batch.
  private final boolean shared;

  /// The whole batch, or its halves.
  private final List<Part> parts;

  /// Adds the gradients of both halves and makes the updates; empty where the whole batch is one.
  private final List<Runnable> joining = new ArrayList<>();

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
    update = new Update(method);
    shared = network.encoder().shared() && network.decoder().shared();
    if (shared) {
      parts = List.of(new Part(largestBatch));
    } else {
      int most = (largestBatch + 1) / 2;
      parts = List.of(new Part(most), new Part(most));
      joining.addAll(
          HalvedFlow.joining(
              List.copyOf(network.parameters().values()),
              parts.get(0).gradients,
              parts.get(1).gradients,
              update));
    }
  }

  /// What the steps remember beside the weights. Between two steps.
  public StepMemory memory() {
    return update.memory(network.parameters());
  }

  /// Goes on from what the steps of another learner of the same network and method remembered.
  /// Before the first step.
  ///
  /// @throws IllegalArgumentException if it is of another network or method
  public void recall(StepMemory memory) {
    update.recall(network.parameters(), memory);
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
    if (count == 0) {
      throw new IllegalArgumentException("a batch without images");
    }
    int each = (count + parts.size() - 1) / parts.size();
    share(part -> part.encode(batch, parts.indexOf(part) * each, each));
    double[] klWeight = klWeight(beta, count);
    share(part -> part.learn(klWeight, count, measured));
    double reconstruction = parts.stream().mapToDouble(part -> part.reconstruction).sum();
    double kl = parts.stream().mapToDouble(part -> Arrays.stream(part.kl).sum()).sum();
    if (taken.test(lengthAtHeads())) {
      update.next(learningRate);
      network.writing(() -> TwoThreads.share(shared ? parts.getFirst().learning : joining));
    }
    return new ElboTerms(reconstruction / count, kl / count);
  }

  /// Length of the gradient of the posterior's heads; 0 of a plain autoencoder.
  private double lengthAtHeads() {
    if (shared) {
      return parts.getFirst().encoding.lengthAtHeads();
    }
    List<String> names = List.copyOf(network.parameters().keySet());
    double squares = 0;
    for (String head : List.of("mean.weight", "log_variance.weight")) {
      int parameter = names.indexOf(head);
      if (parameter >= 0) {
        float[] one = parts.get(0).gradients.get(parameter);
        float[] other = parts.get(1).gradients.get(parameter);
        for (int i = 0; i < one.length; i++) {
          double sum = one[i] + other[i];
          squares += sum * sum;
        }
      }
    }
    return Math.sqrt(squares);
  }

  private void share(Consumer<Part> work) {
    TwoThreads.share(parts.stream().map(part -> (Runnable) () -> work.accept(part)).toList());
  }

  /// Weight of an image's KL term for each number of z: none where a dimension costs less than its
  /// free bits, as a mean over the batch. Kingma et al. 2016, equation 15.
  private double[] klWeight(double beta, int count) {
    double[] weight = new double[architecture.latentDimensions()];
    for (int d = 0; d < weight.length; d++) {
      int dimension = d;
      double kl = parts.stream().mapToDouble(part -> part.kl[dimension]).sum() / count;
      weight[d] = objective.freeBits() == 0 || kl > objective.freeBits() ? beta / count : 0;
    }
    return weight;
  }

  /// A part of a batch, on its way through the network and back.
  private final class Part {
    private final int size = architecture.pixels();

    /// Of a half, in the order of the parameters.
    private final List<float[]> gradients = new ArrayList<>();

    /// Of the whole: computes the gradients and makes the updates.
    private final List<Runnable> learning = new ArrayList<>();

    private final Encoding encoding;
    private final Stack.Flow decoder;
    private final float[] x;
    private final float[] atOutput;
    private final double[] misfits;
    private final Update.@Nullable Range scale;
    private final double[] kl = new double[architecture.latentDimensions()];
    private float[] z = {};
    private int count;
    private double reconstruction;

    Part(int rows) {
      if (!shared) {
        network.parameters().values().forEach(each -> gradients.add(new float[each.length]));
      }
      encoding = new Encoding(network, rows, stack -> flow(stack, rows));
      decoder = flow(network.decoder(), rows);
      x = new float[rows * size];
      atOutput = new float[rows * size];
      misfits = new double[rows];
      float[] logScale = network.parameters().get(Architecture.LOG_SCALE);
      scale = logScale == null ? null : update.new Range(logScale, 0, 1);
    }

    private Stack.Flow flow(Stack stack, int rows) {
      return shared ? stack.new Flow(rows, update) : stack.new Flow(rows, true);
    }

    void encode(Batch batch, int from, int most) {
      count = Math.min(most, batch.indices().length - from);
      reconstruction = 0;
      Arrays.fill(kl, 0);
      if (count <= 0) {
        gradients.forEach(each -> Arrays.fill(each, 0));
        return;
      }
      forRows(
          row ->
              Functions.unit(
                  batch.pixels(), batch.indices()[from + row] * size, x, row * size, size));
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

    /// Does something with every row, by two threads if both take this part.
    private void forRows(IntConsumer work) {
      forRanges(
          count,
          size * Elementwise.COST,
          (from, to) -> {
            for (int row = from; row < to; row++) {
              work.accept(row);
            }
          });
    }

    private void forRanges(int numbers, int cost, TwoThreads.Range work) {
      if (shared) {
        TwoThreads.share(TwoThreads.cut(numbers, cost, work));
      } else {
        work.of(0, numbers);
      }
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
      if (count <= 0) {
        return;
      }
      float[] decoded = decoder.forward(z, count);
      if (measured) {
        forRows(row -> misfits[row] = network.reconstruction(decoded, row * size, x, row * size));
        reconstruction = Arrays.stream(misfits, 0, count).sum();
      }
      double atScale = deriveReconstruction(decoded, (float) (objective.weight() / batch));
      float[] atZ = new float[z.length];
      if (shared) {
        learning.clear();
        learning.addAll(decoder.backwardShared(z, count, atOutput, atZ));
        learning.addAll(encoding.backwardShared(atZ, klWeight));
        if (scale != null) {
          learning.add(() -> scale.update(new float[] {(float) atScale}));
        }
      } else {
        List<float[]> ofDecoder = gradients.subList(encoding.parameters(), gradients.size());
        decoder.backward(z, count, atOutput, ofDecoder, atZ);
        encoding.backward(atZ, klWeight, gradients);
        if (architecture.likelihood().learned()) {
          gradients.getLast()[0] = (float) atScale;
        }
      }
    }

    /// Gradient at what the decoder ends in: of the Bernoulli cross-entropy, sigmoid(y) − x.
    ///
    /// @return gradient of the likelihood's scale
    private double deriveReconstruction(float[] decoded, float weight) {
      Likelihood likelihood = architecture.likelihood();
      if (likelihood.kind() == Likelihood.Kind.BERNOULLI) {
        forRanges(
            count * size,
            Elementwise.COST,
            (from, to) -> Functions.sigmoidMinus(decoded, x, weight, atOutput, from, to));
        return 0;
      }
      boolean squared = likelihood.kind() == Likelihood.Kind.GAUSSIAN;
      double scale = network.scale();
      float slope = architecture.output().signed() ? 0.5f : 1;
      float shift = architecture.output().signed() ? 0.5f : 0;
      float factor = (float) (weight * slope / scale);
      forRows(
          row -> {
            double misfit = 0;
            for (int i = row * size; i < (row + 1) * size; i++) {
              float difference = slope * decoded[i] + shift - x[i];
              misfit += squared ? difference * difference : Math.abs(difference);
              atOutput[i] = factor * (squared ? difference : Math.signum(difference));
            }
            misfits[row] = misfit;
          });
      // Gaussian: Σ d² exp(−log σ²) / 2 + n log σ² / 2. Laplace: Σ |d| exp(−log b) + n log b.
      double misfit = Arrays.stream(misfits, 0, count).sum();
      return weight * (count * size - misfit / scale) / (squared ? 2 : 1);
    }
  }
}
