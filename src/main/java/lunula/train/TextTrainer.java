package lunula.train;

import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.TextForm;
import lunula.files.Progress;
import lunula.measure.HeldOut;
import lunula.measure.TextMeasures;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Output;
import lunula.model.network.StepMemory;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.networks.TextAutoencoder;
import lunula.networks.TextSteps;
import lunula.networks.dense.DenseNetwork;

/// Trains autoencoders of texts, variational or not.
final class TextTrainer implements Trainer {
  /// How many test texts the losses of an epoch are taken from, evenly spread.
  private static final int TEST_SAMPLE = 2000;

  /// More numbers than these are not kept of where the training texts lie: the test texts are
  /// enough for a map, and a model is not to weigh ten times its weights.
  private static final long MOST_KEPT = 1_000_000;

  /// A trained one at work.
  static LiveModel opened(Architecture architecture, Weights weights) {
    return TextAutoencoder.of(architecture, weights);
  }

  @Override
  public String start(TrainingPlan plan) {
    return TextAutoencoder.start();
  }

  @Override
  public TrainableModel prepare(TrainingPlan plan, DataSet data) throws DataException {
    TextForm texts =
        data.texts().orElseThrow(() -> new DataException("train.text.images", data.name()));
    Architecture architecture = plan.architecture();
    if (architecture.conditional() || architecture.output() != Output.LOGITS) {
      throw new DataException("train.text.plain");
    }
    if (!plan.corruption().none()) {
      throw new DataException("train.text.noise");
    }
    if (!architecture.encodes()) {
      throw new DataException("train.encoder.none");
    }
    if (plan.leavesOut()) {
      HeldOut.check(data, plan.withoutClass());
    }
    TextConvolutional body = ((TextConvolutional) architecture.body()).with(texts.alphabet());
    Architecture fitted = architecture.with(body).sized(new ImageSize(data.width(), data.height()));
    AutoencoderTrainer.checkMemory(plan.with(fitted), Runtime.getRuntime().maxMemory());
    return new Model(plan.with(fitted), data);
  }

  @Override
  public void close() {
    // Nothing is kept from one model to the next.
  }

  private static final class Model implements TrainableModel {
    private final TrainingPlan plan;
    private final DataSet data;
    private final TextAutoencoder network;

    /// Its first weights depend on the plan's seed alone.
    Model(TrainingPlan plan, DataSet data) {
      this.plan = plan;
      this.data = data;
      network = TextAutoencoder.untrained(plan.architecture(), new Random(~plan.seed()));
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
      return plan.architecture().variational()
          ? "A variational autoencoder of texts with β = " + plan.objective().beta() + ","
          : "An autoencoder of texts";
    }

    @Override
    public Decoder decoder() {
      return network;
    }

    @Override
    public Steps steps(RandomGenerator chance) {
      TextSteps steps = network.steps(data.train().allPixels(), plan, chance);
      return new Steps() {
        @Override
        public void step(int[] texts, double learningRate, double epochs) {
          steps.step(texts, learningRate, epochs);
        }

        @Override
        public Losses measuredStep(int[] texts, double learningRate, double epochs) {
          return steps.step(texts, learningRate, epochs).losses();
        }

        @Override
        public boolean leftOut() {
          return steps.leftOut();
        }

        @Override
        public StepMemory memory() {
          return steps.memory();
        }

        @Override
        public void recall(StepMemory memory) {
          steps.recall(memory);
        }

        @Override
        public void close() {
          // Nothing outside Java's heap is held.
        }
      };
    }

    private byte[] testCodes(int most) {
      int[] known = data.test().notOfClass(plan.withoutClass());
      int count = Math.min(most, known.length);
      int[] chosen = new int[count];
      for (int i = 0; i < count; i++) {
        chosen[i] = known[(int) ((long) i * known.length / count)];
      }
      return data.test().pick(chosen).allPixels();
    }

    // A stream of its own: looking does not change what is learned.
    private RandomGenerator noise() {
      return new Random(plan.seed() + 1);
    }

    @Override
    public Losses test() {
      return network.judge(testCodes(TEST_SAMPLE), noise()).terms().losses();
    }

    @Override
    public TestResult testResult() {
      byte[] all = testCodes(Integer.MAX_VALUE);
      return new TestResult(
          network.judge(all, noise()).terms().losses(), network.judge(all, null).terms().losses());
    }

    @Override
    public double objective(Losses test) {
      ElboTerms terms = ElboTerms.of(test);
      Objective objective = plan.objective();
      return objective.weight() * terms.reconstruction() + objective.beta() * terms.kl();
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
      return Optional.of(network.encode(data.test().allPixels(), new byte[0]));
    }

    @Override
    public Optional<Encodings> encodeTrain() {
      long numbers = (long) data.train().count() * network.dimensions();
      return numbers > MOST_KEPT
          ? Optional.empty()
          : Optional.of(network.encode(data.train().allPixels(), new byte[0]));
    }

    @Override
    public Measurements measure(SavedModel result, Progress progress) {
      return new TextMeasures(data).measure(result, progress).orElse(Measurements.NONE);
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
