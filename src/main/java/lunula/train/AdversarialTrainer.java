package lunula.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.UserMessage;
import lunula.measure.HeldOut;
import lunula.metrics.ClassifiedSamples;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.loss.AdversarialTerms;
import lunula.model.loss.Losses;
import lunula.model.network.Adversarial.Game;
import lunula.model.network.Adversarial.Loss;
import lunula.model.network.Adversarial.Penalty;
import lunula.model.network.Architecture;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.networks.FashionClassifier;
import lunula.networks.Generator;
import lunula.networks.dense.AdversarialLearner;
import lunula.networks.dense.AdversarialLearner.Batch;
import lunula.networks.dense.DenseClassifier;
import lunula.networks.dense.DenseNetwork;
import org.jspecify.annotations.Nullable;

/// Trains generators against critics. Each batch of images is a step of the critic; behind every
/// so many of them, as the network says, comes a step of the generator.
final class AdversarialTrainer implements Trainer {
  /// How many test images the critic judges at each epoch.
  private static final int TEST_SAMPLE = 2000;

  /// Pictures whose variance is a smaller share of the real ones' are nearly one picture.
  private static final double LEAST_VARIETY = 0.25;

  /// A critic that tells apart more has nothing left to learn, and then the generator neither.
  private static final double MOST_TOLD = 0.995;

  /// A generator makes nearly one picture at first; so many steps later it should not.
  private static final int SETTLED = 1_500;

  /// A critic wins at first; that it has won is said after so many steps of its own at the latest,
  /// however few its generator has made.
  private static final int CRITIC_SETTLED = 6_000;

  /// A class with a smaller share of the generated pictures is as good as forgotten.
  private static final double LEAST_SHARE = 0.005;

  private static final String BATCHES = "batches";

  /// A trained one at work.
  static LiveModel opened(Architecture architecture, Weights weights) {
    return Generator.of(architecture, weights);
  }

  @Override
  public String start(TrainingPlan plan) {
    return Generator.start();
  }

  @Override
  public TrainableModel prepare(TrainingPlan plan, DataSet data) throws DataException {
    AutoencoderTrainer.checkImages(data);
    Architecture architecture = plan.architecture();
    int classes = data.classNames().size();
    if (architecture.conditional() && architecture.classes() != classes) {
      throw new DataException(
          UserMessage.of(
              "train.classes",
              architecture.classes(),
              data.name(),
              classes == 0 ? UserMessage.of("train.classes.none") : classes),
          null);
    }
    if (data.train().notOfClass(plan.withoutClass()).length < 2) {
      throw new DataException("train.gan.few", data.name());
    }
    if (!plan.corruption().none()) {
      throw new DataException("train.gan.noise");
    }
    if (plan.leavesOut()) {
      HeldOut.check(data, plan.withoutClass());
    }
    TrainingPlan fitted = plan.with(architecture.sized(new ImageSize(data.width(), data.height())));
    AutoencoderTrainer.checkMemory(fitted, Runtime.getRuntime().maxMemory());
    return new Model(fitted, data);
  }

  @Override
  public void close() {
    // Nothing is kept from one model to the next.
  }

  private static final class Model implements TrainableModel {
    private final TrainingPlan plan;
    private final DataSet data;
    private final Game game;
    private final Generator network;
    private @Nullable AdversarialLearner judge;
    private @Nullable DenseClassifier classifier;
    private int batches;
    private int generatorSteps;

    /// Its first weights depend on the plan's seed alone.
    Model(TrainingPlan plan, DataSet data) {
      this.plan = plan;
      this.data = data;
      game = plan.architecture().body().game().orElseThrow();
      network = Generator.untrained(plan.architecture(), new Random(~plan.seed()));
    }

    @Override
    public TrainingPlan plan() {
      return plan;
    }

    @Override
    public DataSet data() {
      return data;
    }

    @Override
    public String kind() {
      String kind =
          game.loss() != Loss.WASSERSTEIN
              ? "GAN"
              : switch (game.penalty()) {
                case NONE -> "WGAN";
                case ONE_SIDED, TWO_SIDED -> "WGAN-GP";
                case LP -> "WGAN-LP";
              };
      return "A " + (plan.architecture().conditional() ? "conditional " : "") + kind;
    }

    @Override
    public Decoder decoder() {
      return network;
    }

    private float[] drawn(int count, RandomGenerator chance) {
      return game.prior().drawn(count * plan.architecture().latentDimensions(), chance);
    }

    private Batch batch(LabelledImages images, int[] indices, RandomGenerator chance) {
      byte[] labels = labels(images, indices);
      float[] z = drawn(indices.length, chance);
      float[] shares = new float[indices.length];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = chance.nextFloat();
      }
      return new Batch(images.allPixels(), indices, labels, z, shares);
    }

    private static byte[] labels(LabelledImages images, int... indices) {
      byte[] labels = new byte[indices.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = images.allLabels()[indices[i]];
      }
      return labels;
    }

    @Override
    public Steps steps(RandomGenerator chance) {
      return new AlternatingSteps(chance);
    }

    private final class AlternatingSteps implements Steps {
      private final RandomGenerator chance;
      private final AdversarialLearner learner =
          network.learner(plan.optimiser().method(), plan.batchSize());
      private Opponents learning = Opponents.BOTH;

      AlternatingSteps(RandomGenerator chance) {
        this.chance = chance;
      }

      private AdversarialTerms step(int[] images, double learningRate, boolean measured) {
        Batch batch = batch(data.train(), images, chance);
        AdversarialTerms terms =
            learning == Opponents.GENERATOR
                ? learner.measure(batch)
                : learner.criticStep(batch, learningRate, measured);
        batches++;
        if (batches % game.criticSteps() == 0 && learning != Opponents.CRITIC) {
          generatorSteps++;
          learner.generatorStep(
              drawn(images.length, chance), labels(data.train(), images), learningRate);
        }
        return terms;
      }

      @Override
      public void learn(Opponents which) {
        learning = which;
      }

      @Override
      public void step(int[] images, double learningRate, double epochs) {
        step(images, learningRate, false);
      }

      @Override
      public Losses measuredStep(int[] images, double learningRate, double epochs) {
        return step(images, learningRate, true).losses();
      }

      @Override
      public StepMemory memory() {
        return learner.memory().with(Map.of(BATCHES, (double) batches));
      }

      @Override
      public void recall(StepMemory memory) {
        batches = (int) memory.number(BATCHES);
        generatorSteps = batches / game.criticSteps();
        Map<String, Double> numbers = new HashMap<>(memory.numbers());
        numbers.remove(BATCHES);
        learner.recall(new StepMemory(memory.tensors(), numbers));
      }

      @Override
      public void close() {
        // Nothing outside Java's heap is held.
      }
    }

    // A stream of its own: looking does not change what is learned.
    @Override
    public Losses test() {
      LabelledImages images = data.test();
      int[] chosen = images.someNotOfClass(plan.withoutClass(), TEST_SAMPLE);
      int count = chosen.length;
      int size = Math.min(count, plan.batchSize());
      AdversarialLearner judging = judge;
      if (judging == null) {
        judging = network.learner(Optimiser.Method.MOMENTUM, size);
        judge = judging;
      }
      Random chance = new Random(plan.seed() + 1);
      List<Losses> measured = new ArrayList<>();
      for (int from = 0; from + size <= count; from += size) {
        int[] some = Arrays.copyOfRange(chosen, from, from + size);
        measured.add(judging.measure(batch(images, some, chance)).losses());
      }
      return Losses.mean(plan.losses().stored(), measured);
    }

    @Override
    public TestResult testResult() {
      return new TestResult(test(), Losses.NONE);
    }

    @Override
    public Optional<UserMessage> warning(Losses test) {
      AdversarialTerms terms = AdversarialTerms.of(test);
      boolean settled = generatorSteps >= SETTLED;
      if (settled && terms.variety() < LEAST_VARIETY) {
        return Optional.of(UserMessage.of("train.gan.collapsed", terms.variety()));
      }
      Optional<UserMessage> forgotten = settled ? forgotten() : Optional.empty();
      if (forgotten.isPresent()) {
        return forgotten;
      }
      return (settled || batches >= CRITIC_SETTLED) && hasWon(terms)
          ? Optional.of(UserMessage.of("train.gan.won", terms.told(), terms.generator()))
          : Optional.empty();
    }

    /// Only a critic that nothing keeps from becoming steep leaves its generator without a slope.
    private boolean hasWon(AdversarialTerms terms) {
      boolean bounded = game.loss() == Loss.NON_SATURATING || game.loss() == Loss.HINGE;
      return bounded && game.penalty() == Penalty.NONE && terms.told() > MOST_TOLD;
    }

    /// The classes that are nearly not generated, if there is a classifier of the images.
    private Optional<UserMessage> forgotten() {
      if (!FashionClassifier.knows(data) || plan.architecture().conditional() || plan.leavesOut()) {
        return Optional.empty();
      }
      DenseClassifier judging = classifier;
      if (judging == null) {
        judging = FashionClassifier.read();
        classifier = judging;
      }
      float[] pictures = new float[TEST_SAMPLE * DenseClassifier.PIXELS];
      int row = 0;
      for (GrayImage each : network.decode(drawn(TEST_SAMPLE, new Random(plan.seed() + 2)))) {
        System.arraycopy(
            each.pixels(), 0, pictures, row++ * DenseClassifier.PIXELS, DenseClassifier.PIXELS);
      }
      double[] shares = ClassifiedSamples.of(judging.look(pictures).probabilities()).shares();
      List<String> names = data.classNames();
      List<String> missing =
          IntStream.range(0, shares.length)
              .filter(label -> shares[label] < LEAST_SHARE)
              .mapToObj(names::get)
              .toList();
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              UserMessage.of(
                  "train.gan.forgotten",
                  missing.size(),
                  String.join(", ", missing),
                  LEAST_SHARE,
                  TEST_SAMPLE));
    }

    @Override
    public Weights weights() {
      return network.weights();
    }

    @Override
    public void restore(Weights weights) {
      network.restore(weights);
    }

    @Override
    public void leaveOneCore() {
      DenseNetwork.leaveOneCore();
    }

    @Override
    public Optional<Encodings> encodeTest() {
      return Optional.empty();
    }

    @Override
    public Optional<Encodings> encodeTrain() {
      return Optional.empty();
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
