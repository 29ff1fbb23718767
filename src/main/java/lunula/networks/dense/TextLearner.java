package lunula.networks.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import lunula.model.loss.ElboTerms;
import lunula.model.network.StepMemory;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import org.jspecify.annotations.Nullable;

/// Takes training steps on a [TextNetwork], each half of a batch on a thread. The gradients of both
/// halves are added in one order: what is computed does not depend on who computes it. One thread
/// uses it.
public final class TextLearner {
  private static final String MEAN = "mean_norm.running_mean";
  private static final String VARIANCE = "mean_norm.running_var";

  /// Share of the newest batch in the running moments, PyTorch's.
  private static final float MOMENTUM = 0.1f;

  private final TextNetwork network;
  private final Objective objective;
  private final Update update;
  private final Map<String, float[]> learned = new LinkedHashMap<>();
  private final List<Part> parts;
  private final List<Runnable> joining = new ArrayList<>();
  private final boolean variational;
  private final boolean normalised;

  /// A batch of texts.
  ///
  /// @param codes of all texts, as [lunula.model.TextCodes]
  /// @param indices numbers of the batch's texts
  /// @param noise standard normal, shape (batch, latent dimensions); null to decode the means
  public record Batch(byte[] codes, int[] indices, float @Nullable [] noise) {}

  /// @param largestBatch most texts of a batch
  public TextLearner(
      TextNetwork network, Objective objective, Optimiser.Method method, int largestBatch) {
    this.network = network;
    this.objective = objective;
    update = new Update(method);
    variational = network.architecture().variational();
    normalised = network.meanScale() > 0;
    network
        .parameters()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("mean_norm")) {
                learned.put(name, values);
              }
            });
    int most = (largestBatch + 1) / 2;
    parts = List.of(new Part(most), new Part(most));
    learned.forEach(
        (name, values) -> {
          float[] one = parts.get(0).gradient(name);
          float[] other = parts.get(1).gradient(name);
          for (Update.Range range : update.ranges(values)) {
            joining.add(() -> range.update(sum(one, other, range.from(), range.length())));
          }
        });
  }

  private static float[] sum(float[] one, float[] other, int from, int length) {
    float[] sum = Scratch.FIRST.copy(one, from, length);
    float[] more = Scratch.SECOND.copy(other, from, length);
    for (int i = 0; i < length; i++) {
      sum[i] += more[i];
    }
    return sum;
  }

  /// Half of a batch.
  private final class Part {
    private final TextPass pass;
    private final Map<String, float[]> gradients = new HashMap<>();
    private int from;
    private int count;
    private double loss;

    Part(int rows) {
      pass = new TextPass(network, rows, true);
      learned.forEach((name, values) -> gradients.put(name, new float[values.length]));
    }

    float[] gradient(String name) {
      float[] gradient = gradients.get(name);
      if (gradient == null) {
        throw new IllegalArgumentException("no gradient is named " + name);
      }
      return gradient;
    }

    /// Takes its half; nothing is learned from an empty one.
    void take(int first, int rows) {
      from = first;
      count = rows;
      loss = 0;
      if (rows <= 0) {
        gradients.values().forEach(each -> Arrays.fill(each, 0));
      }
    }
  }

  /// What the steps remember beside the weights. Between two steps.
  public StepMemory memory() {
    return update.memory(learned);
  }

  /// Goes on from what the steps of another learner of the same network and method remembered.
  /// Before the first step.
  ///
  /// @throws IllegalArgumentException if it is of another network or method
  public void recall(StepMemory memory) {
    update.recall(learned, memory);
  }

  /// One step: the gradient of the objective on a batch, then the update.
  ///
  /// @param beta weight of the KL term
  /// @param taken is told the length of the gradient at the posterior's heads and says whether the
  ///     update is made
  /// @return mean losses of the batch before its step, in nats a text
  public ElboTerms step(Batch batch, double learningRate, double beta, DoublePredicate taken) {
    ElboTerms terms = differentiate(batch, beta);
    if (taken.test(lengthAtHeads())) {
      update.next(learningRate);
      network.writing(() -> TwoThreads.share(joining));
    }
    return terms;
  }

  /// The losses and, in [#gradient], their gradients.
  ElboTerms differentiate(Batch batch, double beta) {
    int count = batch.indices().length;
    if (count == 0) {
      throw new IllegalArgumentException("a batch without texts");
    }
    int each = (count + 1) / 2;
    parts.get(0).take(0, each);
    parts.get(1).take(each, count - each);
    share(part -> part.pass.encodeRaw(batch.codes(), batch.indices(), part.from, part.count));
    float[] variance = normalise(count);
    double[] kl = new double[network.latents()];
    if (variational) {
      parts.stream().filter(part -> part.count > 0).forEach(part -> part.pass.addKl(kl));
    }
    double[] klWeight = klWeight(kl, beta, count);
    float weight = (float) (objective.weight() / count);
    share(
        part -> {
          int at = part.from * network.latents();
          part.loss = part.pass.decodeAndBack(batch.noise(), at, weight, part.gradients);
          if (variational) {
            part.pass.atPosteriors(batch.noise(), at, klWeight);
          }
        });
    if (normalised) {
      double[] sums = new double[network.latents()];
      double[] products = new double[network.latents()];
      each(part -> part.pass.addNormGradients(sums, products));
      each(part -> part.pass.throughNorm(variance, sums, products, count));
    }
    share(part -> part.pass.encoderBack(part.gradients));
    double loss = parts.stream().mapToDouble(part -> part.loss).sum();
    return new ElboTerms(loss / count, Arrays.stream(kl).sum() / count);
  }

  private void each(Consumer<Part> work) {
    parts.stream().filter(part -> part.count > 0).forEach(work);
  }

  private void share(Consumer<Part> work) {
    TwoThreads.share(
        parts.stream()
            .filter(part -> part.count > 0)
            .map(part -> (Runnable) () -> work.accept(part))
            .toList());
  }

  /// Where means are normalised: by the moments of this batch, which move the running ones.
  ///
  /// @return the batch's variances
  private float[] normalise(int count) {
    if (!normalised) {
      each(part -> part.pass.keep());
      return new float[0];
    }
    double[] sums = new double[network.latents()];
    double[] squares = new double[network.latents()];
    each(part -> part.pass.addMoments(sums, squares));
    float[] mean = new float[sums.length];
    float[] variance = new float[sums.length];
    for (int d = 0; d < mean.length; d++) {
      double middle = sums[d] / count;
      mean[d] = (float) middle;
      variance[d] = (float) Math.max(0, squares[d] / count - middle * middle);
    }
    each(part -> part.pass.normalise(mean, variance));
    float correction = count > 1 ? count / (count - 1f) : 1;
    network.writing(
        () -> {
          float[] runningMean = network.parameter(MEAN);
          float[] runningVariance = network.parameter(VARIANCE);
          for (int d = 0; d < mean.length; d++) {
            runningMean[d] += MOMENTUM * (mean[d] - runningMean[d]);
            runningVariance[d] += MOMENTUM * (correction * variance[d] - runningVariance[d]);
          }
        });
    return variance;
  }

  /// Weight of a text's KL term for each number of z: none where a dimension costs less than its
  /// free bits, as a mean over the batch. Kingma et al. 2016, equation 15.
  private double[] klWeight(double[] kl, double beta, int count) {
    double[] weight = new double[kl.length];
    for (int d = 0; d < kl.length; d++) {
      boolean costs = objective.freeBits() == 0 || kl[d] / count > objective.freeBits();
      weight[d] = variational && costs ? beta / count : 0;
    }
    return weight;
  }

  /// The newest gradient of a parameter, in the network's order.
  float[] gradient(String name) {
    float[] one = parts.get(0).gradient(name);
    return Arrays.copyOf(sum(one, parts.get(1).gradient(name), 0, one.length), one.length);
  }

  private double lengthAtHeads() {
    if (!variational) {
      return 0;
    }
    double squares = 0;
    for (String head : List.of("mean.weight", "log_variance.weight")) {
      float[] one = parts.get(0).gradient(head);
      float[] other = parts.get(1).gradient(head);
      for (int i = 0; i < one.length; i++) {
        double sum = one[i] + other[i];
        squares += sum * sum;
      }
    }
    return Math.sqrt(squares);
  }
}
