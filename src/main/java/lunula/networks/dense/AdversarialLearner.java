package lunula.networks.dense;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lunula.model.Tensor;
import lunula.model.loss.AdversarialTerms;
import lunula.model.network.Adversarial.Game;
import lunula.model.network.Adversarial.Loss;
import lunula.model.network.Adversarial.Penalty;
import lunula.model.network.Architecture;
import lunula.model.network.StepMemory;
import lunula.model.plan.Optimiser;

/// Takes steps of a generator and its critic on a [DenseNetwork], layer by layer on two threads.
/// What is computed does not depend on who computes it. One thread uses it.
///
/// The critic sees its pictures in one batch: between real and generated, real, generated.
public final class AdversarialLearner {
  /// Adam's, as in Radford et al. 2016: a mean over more steps turns with the opponent too late.
  private static final float BETA1 = 0.5f;

  private final DenseNetwork network;
  private final Architecture architecture;
  private final Game game;
  private final Update ofGenerator;
  private final Update ofCritic;
  private final BatchFlow generator;
  private final BatchFlow critic;
  private final int size;
  private final int width;
  private final float[] seen;
  private final float[] atSeen;

  /// Some real pictures, and what is drawn for as many generated ones.
  ///
  /// @param pixels of all images, unsigned bytes, row-major
  /// @param indices numbers of the batch's images
  /// @param labels class of each of the batch's images, unsigned bytes; ignored by an unconditional
  ///     network. The generated pictures are of the same classes
  /// @param z shape (batch, latent dimensions)
  /// @param shares where each picture between lies, from the generated one (0) to the real one (1)
  public record Batch(byte[] pixels, int[] indices, byte[] labels, float[] z, float[] shares) {
    int count() {
      return indices.length;
    }
  }

  /// @param largestBatch most images of a batch
  public AdversarialLearner(DenseNetwork network, Optimiser.Method method, int largestBatch) {
    this.network = network;
    architecture = network.architecture();
    game =
        architecture
            .body()
            .game()
            .orElseThrow(() -> new IllegalArgumentException("no critic: " + architecture));
    ofGenerator = new Update(method, BETA1);
    ofCritic = new Update(method, BETA1);
    generator =
        BatchFlow.of(
            network.decoder(),
            List.copyOf(parameters(generatorName()).values()),
            largestBatch,
            ofGenerator);
    critic =
        BatchFlow.of(
            network.critic(), List.copyOf(parameters(CRITIC).values()), 3 * largestBatch, ofCritic);
    size = architecture.pixels();
    width = size + architecture.classes();
    seen = new float[3 * largestBatch * width];
    atSeen = new float[largestBatch * width];
  }

  /// A step of the critic.
  ///
  /// @param measured whether the terms are asked for, which costs time
  /// @return of the batch before the step; their values mean nothing unless measured
  public AdversarialTerms criticStep(Batch batch, double learningRate, boolean measured) {
    AdversarialTerms terms = criticise(batch, measured);
    List<Runnable> learning = critic.learning();
    ofCritic.next(learningRate);
    network.writingCritic(() -> TwoThreads.share(learning));
    return terms;
  }

  /// The terms of a batch; nothing is learned.
  public AdversarialTerms measure(Batch batch) {
    return criticise(batch, true);
  }

  /// A step of the generator, on pictures of its own.
  ///
  /// @param z shape (batch, latent dimensions)
  /// @param labels class of each, unsigned bytes; ignored by an unconditional network
  public void generatorStep(float[] z, byte[] labels, double learningRate) {
    int count = z.length / architecture.latentDimensions();
    float[] places = network.withClass(z, count, labels, 0);
    float[] pictures = generator.forward(places, count);
    put(pictures, 0, count, labels, 0);
    float[] scores = critic.forward(seen, count);
    float[] atScores = new float[count];
    for (int i = 0; i < count; i++) {
      atScores[i] =
          (game.loss() == Loss.NON_SATURATING ? -(float) sigmoid(-scores[i]) : -1) / count;
    }
    critic.backward(seen, count, atScores, atSeen, count, 0);
    float[] atPictures = new float[count * size];
    for (int i = 0; i < count; i++) {
      System.arraycopy(atSeen, i * width, atPictures, i * size, size);
    }
    generator.backward(places, count, atPictures, null, 0, 0);
    List<Runnable> learning = generator.learning();
    ofGenerator.next(learningRate);
    network.writing(() -> TwoThreads.share(learning));
  }

  /// The critic's way back and forth, up to what it learns.
  private AdversarialTerms criticise(Batch batch, boolean measured) {
    int count = batch.count();
    boolean penalised = game.penalty() != Penalty.NONE;
    int between = penalised || measured ? count : 0;
    float[] z = network.withClass(batch.z(), count, batch.labels(), 0);
    float[] pictures = generator.forward(z, count);
    float[] real = new float[count * size];
    for (int i = 0; i < count; i++) {
      Functions.unit(batch.pixels(), batch.indices()[i] * size, real, i * size, size);
    }
    if (between > 0) {
      put(mixed(real, pictures, batch.shares()), 0, count, batch.labels(), 0);
    }
    put(real, between, count, batch.labels(), 0);
    put(pictures, between + count, count, batch.labels(), 0);
    int rows = between + 2 * count;
    float[] all = critic.forward(seen, rows);
    float[] r = Arrays.copyOfRange(all, between, between + count);
    float[] f = Arrays.copyOfRange(all, between + count, rows);
    float[] atScores = new float[rows];
    Arrays.fill(atScores, 0, between, 1);
    double loss = loss(r, f, distances(real, pictures, count), atScores, between);
    critic.backward(seen, rows, atScores, between > 0 ? atSeen : null, between, between);
    double[] slopes = slopes(between);
    double penalty = 0;
    if (between > 0) {
      float[] direction = new float[between * width];
      double weight = game.loss() == Loss.GAN_QP ? 1 : game.penaltyWeight();
      for (int row = 0; row < between && penalised; row++) {
        penalty += weight * penalty(slopes[row]) / count;
        float factor = (float) (weight * steepness(slopes[row]) / (count * slopes[row]));
        for (int i = 0; i < size; i++) {
          direction[row * width + i] = factor * atSeen[row * width + i];
        }
      }
      critic.tangents(seen, direction);
    }
    AdversarialTerms terms =
        measured ? terms(r, f, loss + penalty, Arrays.stream(slopes).average().orElse(0)) : NOTHING;
    return measured ? varied(terms, real, pictures, count) : terms;
  }

  private static final AdversarialTerms NOTHING =
      new AdversarialTerms(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /// Puts pictures and their classes where the critic sees them.
  private void put(float[] pictures, int row, int count, byte[] labels, int from) {
    if (width == size) {
      System.arraycopy(pictures, 0, seen, row * width, count * width);
      return;
    }
    float[] told = network.withClass(Arrays.copyOf(pictures, count * size), count, labels, from);
    System.arraycopy(told, 0, seen, row * width, count * width);
  }

  private float[] mixed(float[] real, float[] generated, float[] shares) {
    float[] mixed = new float[real.length];
    for (int i = 0; i < real.length; i++) {
      float share = shares[i / size];
      mixed[i] = share * real[i] + (1 - share) * generated[i];
    }
    return mixed;
  }

  /// The critic's loss without its penalty, and its gradient at the scores.
  private double loss(float[] r, float[] f, double[] distances, float[] at, int first) {
    int count = r.length;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double atReal;
      double atGenerated;
      switch (game.loss()) {
        case NON_SATURATING -> {
          sum += softplus(-r[i]) + softplus(f[i]);
          atReal = -sigmoid(-r[i]);
          atGenerated = sigmoid(f[i]);
        }
        case WASSERSTEIN -> {
          sum += (double) f[i] - r[i];
          atReal = -1;
          atGenerated = 1;
        }
        case HINGE -> {
          sum += Math.max(0, 1.0 - r[i]) + Math.max(0, 1.0 + f[i]);
          atReal = r[i] < 1 ? -1 : 0;
          atGenerated = f[i] > -1 ? 1 : 0;
        }
        case GAN_QP -> {
          double gap = (double) r[i] - f[i];
          sum += gap * gap / (2 * distances[i]) - gap;
          atReal = gap / distances[i] - 1;
          atGenerated = -atReal;
        }
        default -> throw new AssertionError(game.loss());
      }
      at[first + i] = (float) (atReal / count);
      at[first + count + i] = (float) (atGenerated / count);
    }
    return sum / count;
  }

  /// λ times the mean absolute difference of each real picture and a generated one; of GAN-QP
  /// alone.
  private double[] distances(float[] real, float[] generated, int count) {
    double[] distances = new double[count];
    for (int i = 0; i < count && game.loss() == Loss.GAN_QP; i++) {
      double sum = 0;
      for (int pixel = i * size; pixel < (i + 1) * size; pixel++) {
        sum += Math.abs(real[pixel] - generated[pixel]);
      }
      distances[i] = Math.max(1e-6, game.penaltyWeight() * sum / size);
    }
    return distances;
  }

  private double[] slopes(int rows) {
    double[] slopes = new double[rows];
    for (int row = 0; row < rows; row++) {
      double squares = 0;
      for (int i = 0; i < size; i++) {
        double g = atSeen[row * width + i];
        squares += g * g;
      }
      slopes[row] = Math.sqrt(squares + 1e-20);
    }
    return slopes;
  }

  private double penalty(double slope) {
    return switch (game.penalty()) {
      case NONE -> 0;
      case ONE_SIDED -> Math.max(0, slope - 1);
      case TWO_SIDED -> (slope - 1) * (slope - 1);
      case LP -> slope > 1 ? (slope - 1) * (slope - 1) : 0;
    };
  }

  /// Derivative of [#penalty].
  private double steepness(double slope) {
    return switch (game.penalty()) {
      case NONE -> 0;
      case ONE_SIDED -> slope > 1 ? 1 : 0;
      case TWO_SIDED -> 2 * (slope - 1);
      case LP -> slope > 1 ? 2 * (slope - 1) : 0;
    };
  }

  private AdversarialTerms terms(float[] r, float[] f, double loss, double slope) {
    double real = 0;
    double generated = 0;
    double generatorLoss = 0;
    for (int i = 0; i < r.length; i++) {
      real += r[i];
      generated += f[i];
      generatorLoss += game.loss() == Loss.NON_SATURATING ? softplus(-f[i]) : -f[i];
    }
    int count = r.length;
    return new AdversarialTerms(
        (real - generated) / count, loss, generatorLoss / count, slope, told(r, f), 1);
  }

  /// The share of all pairs of which the real picture has the higher score, ties halved. Hanley &
  /// McNeil 1982.
  private static double told(float[] r, float[] f) {
    double won = 0;
    for (float one : r) {
      for (float other : f) {
        won += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return won / ((double) r.length * f.length);
  }

  private AdversarialTerms varied(
      AdversarialTerms terms, float[] real, float[] generated, int count) {
    double ofReal = variance(real, count);
    double ratio = ofReal == 0 ? 1 : variance(generated, count) / ofReal;
    return new AdversarialTerms(
        terms.gap(), terms.critic(), terms.generator(), terms.slope(), terms.told(), ratio);
  }

  /// Variance over the pictures, summed over the pixels.
  private double variance(float[] pictures, int count) {
    double[] sums = new double[size];
    double squares = 0;
    for (int at = 0; at < count * size; at++) {
      sums[at % size] += pictures[at];
      squares += (double) pictures[at] * pictures[at];
    }
    for (double sum : sums) {
      squares -= sum * sum / count;
    }
    return Math.max(0, squares / count);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /// What the steps remember beside the weights. Between two steps.
  public StepMemory memory() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    for (String part : List.of(generatorName(), CRITIC)) {
      StepMemory one = update(part).memory(parameters(part));
      tensors.putAll(one.tensors());
      one.numbers().forEach((name, number) -> numbers.put(part + name, number));
    }
    return new StepMemory(tensors, numbers);
  }

  /// Goes on from what the steps of another learner of the same network and method remembered.
  /// Before the first step.
  ///
  /// @throws IllegalArgumentException if it is of another network or method
  public void recall(StepMemory memory) {
    for (String part : List.of(generatorName(), CRITIC)) {
      SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
      memory
          .tensors()
          .forEach(
              (name, tensor) -> {
                if (name.contains("." + part)) {
                  tensors.put(name, tensor);
                }
              });
      Map<String, Double> numbers = new HashMap<>();
      memory
          .numbers()
          .forEach(
              (name, number) -> {
                if (name.startsWith(part)) {
                  numbers.put(name.substring(part.length()), number);
                }
              });
      update(part).recall(parameters(part), new StepMemory(tensors, numbers));
    }
  }

  private static final String CRITIC = "critic.";

  private String generatorName() {
    return architecture.body().decoderName() + ".";
  }

  private Update update(String part) {
    return part.equals(CRITIC) ? ofCritic : ofGenerator;
  }

  private Map<String, float[]> parameters(String part) {
    Map<String, float[]> parameters = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (name, values) -> {
              if (name.startsWith(part)) {
                parameters.put(name, values);
              }
            });
    return parameters;
  }
}
