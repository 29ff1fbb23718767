package lunula.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.measure.HeldOut;
import lunula.measure.Measuring;
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
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;
import lunula.networks.Learner;
import lunula.networks.ResidentImages;
import lunula.networks.dense.DenseNetwork;
import org.jspecify.annotations.Nullable;

/// Trains autoencoders, variational or not. The images of the newest model stay where they
/// are needed for the next one; those of another data set make room first.
final class AutoencoderTrainer implements Trainer {
  private @Nullable SharedImages newest;

  /// A data set's images where networks are trained, until the last of its users lets go: the
  /// trainer itself
  /// and every model that is not closed.
  private static final class SharedImages {
    private final String checksum;
    private final ResidentImages train;
    private final ResidentImages test;
    private int users = 1;

    SharedImages(DataSet data) {
      checksum = data.checksum();
      train = new ResidentImages(data.train());
      test = new ResidentImages(data.test());
    }

    synchronized SharedImages used() {
      users++;
      return this;
    }

    synchronized void release() {
      users--;
      if (users == 0) {
        train.close();
        test.close();
      }
    }
  }

  /// A trained one at work.
  static LiveModel opened(Architecture architecture, Weights weights) {
    return Autoencoder.of(architecture, weights);
  }

  @Override
  public String start(TrainingPlan plan) {
    return Autoencoder.start(plan.architecture());
  }

  @Override
  public TrainableModel prepare(TrainingPlan plan, DataSet data) throws DataException {
    if (!plan.architecture().encodes()) {
      throw new DataException("train.encoder.none");
    }
    TrainingPlan fitted = fitted(plan, data);
    checkMemory(fitted, Runtime.getRuntime().maxMemory());
    return new Model(fitted, data);
  }

  /// Refuses a network that cannot be trained in so many bytes, before anything is taken for it:
  /// each weight has a gradient, and a moment or two.
  static void checkMemory(TrainingPlan plan, long most) throws DataException {
    long weights = 0;
    for (List<Integer> shape : plan.architecture().parameters().values()) {
      weights += shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
    int kept = plan.optimiser().method() == Optimiser.Method.ADAM ? 4 : 3;
    long bytes = Math.multiplyExact(weights, kept * Float.BYTES);
    if (bytes > most) {
      throw new DataException("train.memory", weights, bytes >> 20, most >> 20);
    }
  }

  /// Refuses texts.
  static void checkImages(DataSet data) throws DataException {
    if (data.texts().isPresent()) {
      throw new DataException("train.text.texts", data.name());
    }
  }

  /// The plan for a data set's images.
  private static TrainingPlan fitted(TrainingPlan plan, DataSet data) throws DataException {
    checkImages(data);
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
    if (plan.leavesOut()) {
      HeldOut.check(data, plan.withoutClass());
    }
    return plan.with(architecture.sized(new ImageSize(data.width(), data.height())));
  }

  private SharedImages images(DataSet data) {
    SharedImages images = newest;
    if (images == null || !images.checksum.equals(data.checksum())) {
      close();
      images = new SharedImages(data);
      newest = images;
    }
    return images.used();
  }

  @Override
  public void close() {
    if (newest != null) {
      newest.release();
      newest = null;
    }
  }

  private final class Model implements TrainableModel {
    private final TrainingPlan plan;
    private final DataSet data;
    private final Autoencoder network;
    private final AtomicReference<@Nullable SharedImages> shared = new AtomicReference<>();

    /// Its first weights depend on the plan's seed alone.
    Model(TrainingPlan plan, DataSet data) {
      this.plan = plan;
      this.data = data;
      network = Autoencoder.untrained(plan.architecture(), new Random(~plan.seed()));
    }

    private SharedImages images() {
      SharedImages here = shared.get();
      if (here == null) {
        here = AutoencoderTrainer.this.images(data);
        shared.set(here);
      }
      return here;
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
      Architecture architecture = plan.architecture();
      StringBuilder kind = new StringBuilder("A ");
      kind.append(plan.corruption().none() ? "" : "denoising ");
      kind.append(architecture.conditional() ? "conditional " : "");
      kind.append(architecture.variational() ? "variational autoencoder" : "autoencoder");
      if (architecture.variational()) {
        kind.append(" with β = ").append(plan.objective().beta()).append(',');
      }
      // English wants “an” before a vowel.
      return kind.toString().replace("A auto", "An auto");
    }

    @Override
    public Decoder decoder() {
      return network;
    }

    @Override
    public Steps steps(RandomGenerator chance) {
      Learner learner = new Learner(network, images().train, plan, chance);
      Objective objective = plan.objective();
      return new Steps() {
        @Override
        public void step(int[] images, double learningRate, double epochs) {
          learner.step(images, learningRate, objective.betaAt(epochs));
        }

        @Override
        public Losses measuredStep(int[] images, double learningRate, double epochs) {
          return learner.measuredStep(images, learningRate, objective.betaAt(epochs)).losses();
        }

        @Override
        public boolean leftOut() {
          return learner.leftOut();
        }

        @Override
        public StepMemory memory() {
          return learner.memory();
        }

        @Override
        public void recall(StepMemory memory) {
          learner.recall(memory);
        }

        @Override
        public void close() {
          learner.close();
        }
      };
    }

    // A stream of its own: looking does not change what is learned.
    private Random noise() {
      return new Random(plan.seed() + 1);
    }

    @Override
    public Losses test() {
      return Evaluation.sampled(plan.withoutClass(), network, images().test, noise()).losses();
    }

    @Override
    public TestResult testResult() {
      return Evaluation.full(plan.withoutClass(), network, images().test, noise());
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
      return Optional.of(network.encode(images().test));
    }

    @Override
    public Optional<Encodings> encodeTrain() {
      return Optional.of(network.encode(images().train));
    }

    @Override
    public Measurements measure(SavedModel result, Progress progress) {
      return new Measuring(data, Map.of())
          .measure(result, Measuring.Extent.QUICK, progress)
          .orElse(Measurements.NONE);
    }

    @Override
    public void close() {
      network.close();
      SharedImages used = shared.getAndSet(null);
      if (used != null) {
        used.release();
      }
    }
  }
}
