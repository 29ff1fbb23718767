package lunula.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.Descriptions;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.measure.HeldOut;
import lunula.measure.Measuring;
import lunula.model.Decoder;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.Encodings;
import lunula.model.HiddenHalf;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.model.loss.MultimodalTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Multimodal;
import lunula.model.network.Multimodal.Bounds;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.networks.MultimodalAutoencoder;
import lunula.networks.dense.DenseNetwork;
import lunula.networks.dense.MultimodalLearner;
import lunula.networks.dense.MultimodalLearner.Batch;
import org.jspecify.annotations.Nullable;

/// Trains pictures and what is said of them in one latent space.
final class MultimodalTrainer implements Trainer {
  /// How many test images are measured at each epoch.
  private static final int TEST_SAMPLE = 2000;

  private static final int BOUNDS = 3;

  /// A trained one at work.
  static LiveModel opened(Architecture architecture, Weights weights) {
    return MultimodalAutoencoder.of(architecture, weights);
  }

  @Override
  public String start(TrainingPlan plan) {
    return DenseNetwork.library();
  }

  @Override
  public TrainableModel prepare(TrainingPlan plan, DataSet data) throws DataException {
    Architecture architecture =
        plan.architecture().sized(new ImageSize(data.width(), data.height()));
    Multimodal body = (Multimodal) architecture.body();
    switch (body.description()) {
      case NUMBERS -> {
        if (!Descriptions.known(data.train(), body.properties())) {
          throw new DataException("train.mvae.numbers", data.name());
        }
      }
      case WORDS -> {
        if (data.classNames().size() < 2) {
          throw new DataException("train.mvae.words", data.name());
        }
        body = body.ofClasses(data.classNames().size());
      }
    }
    if (!plan.corruption().none()) {
      throw new DataException("train.mvae.noise");
    }
    if (plan.objective().freeBits() > 0) {
      throw new DataException("train.mvae.free");
    }
    if (plan.leavesOut()) {
      HeldOut.check(data, plan.withoutClass());
    }
    TrainingPlan fitted = plan.with(architecture.with(body));
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
    private final Multimodal body;
    private final List<Property> properties;
    private final MultimodalAutoencoder network;

    /// Its first weights depend on the plan's seed alone.
    Model(TrainingPlan plan, DataSet data) {
      this.plan = plan;
      this.data = data;
      body = (Multimodal) plan.architecture().body();
      properties = body.properties();
      network = MultimodalAutoencoder.untrained(plan.architecture(), new Random(~plan.seed()));
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
      return body.description() == Multimodal.Kind.NUMBERS
          ? "A variational autoencoder of pictures and numbers"
          : "A variational autoencoder of pictures and words";
    }

    @Override
    public Decoder decoder() {
      return network;
    }

    @Override
    public Steps steps(RandomGenerator chance) {
      return new Learning(chance);
    }

    private final class Learning implements Steps {
      private final RandomGenerator chance;
      private final float[] codes = Descriptions.codes(data.train(), properties);
      private final MultimodalLearner learner =
          network.learner(plan.optimiser().method(), plan.batchSize());

      Learning(RandomGenerator chance) {
        this.chance = chance;
      }

      private MultimodalTerms step(
          int[] images, double learningRate, double epochs, boolean measured) {
        Objective objective = plan.objective();
        return learner.step(
            drawn(data.train(), images, codes, body.unseen() / 100.0, chance),
            learningRate,
            objective.weight(),
            objective.betaAt(epochs),
            measured);
      }

      @Override
      public void step(int[] images, double learningRate, double epochs) {
        step(images, learningRate, epochs, false);
      }

      @Override
      public Losses measuredStep(int[] images, double learningRate, double epochs) {
        return step(images, learningRate, epochs, true).losses();
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
        // Nothing outside Java's heap is held.
      }
    }

    /// A batch with what is hidden of it and its noise.
    ///
    /// @param share of pictures that are hidden in half, and of properties that are not said
    /// @param chance null for z at the means, and nothing hidden
    private Batch drawn(
        LabelledImages images,
        int[] indices,
        float[] codes,
        double share,
        @Nullable RandomGenerator chance) {
      HiddenHalf[] hidden = new HiddenHalf[indices.length];
      boolean[] said = new boolean[indices.length * properties.size()];
      float[] noise = new float[BOUNDS * indices.length * plan.architecture().latentDimensions()];
      for (int i = 0; i < hidden.length; i++) {
        boolean half = chance != null && chance.nextDouble() < share;
        boolean left = chance != null && half && chance.nextBoolean();
        hidden[i] = half ? left ? HiddenHalf.LEFT : HiddenHalf.RIGHT : HiddenHalf.NOTHING;
      }
      for (int i = 0; i < said.length; i++) {
        said[i] = chance == null || chance.nextDouble() >= share;
      }
      for (int i = 0; i < noise.length && chance != null; i++) {
        noise[i] = (float) chance.nextGaussian();
      }
      int width = Description.width(properties);
      float[] some = new float[indices.length * width];
      for (int i = 0; i < indices.length; i++) {
        System.arraycopy(codes, indices[i] * width, some, i * width, width);
      }
      return new Batch(images.allPixels(), indices, some, hidden, said, noise);
    }

    /// Nothing is hidden.
    ///
    /// @param most images
    /// @param chance null for z at the means
    private Losses measured(int most, @Nullable RandomGenerator chance) {
      LabelledImages images = data.test();
      float[] codes = Descriptions.codes(images, properties);
      int[] chosen = images.someNotOfClass(plan.withoutClass(), most);
      int count = chosen.length;
      int size = Math.min(count, plan.batchSize());
      MultimodalLearner judge = network.learner(Optimiser.Method.MOMENTUM, size);
      double[] sums = new double[plan.losses().stored().size()];
      for (int from = 0; from < count; from += size) {
        int[] some = Arrays.copyOfRange(chosen, from, Math.min(count, from + size));
        Losses losses = judge.measure(drawn(images, some, codes, 0, chance)).losses();
        for (int i = 0; i < sums.length; i++) {
          sums[i] += losses.value(plan.losses().stored().get(i)) * some.length / count;
        }
      }
      return new Losses(plan.losses().stored(), sums);
    }

    // A stream of its own: looking does not change what is learned.
    @Override
    public Losses test() {
      return measured(TEST_SAMPLE, new Random(plan.seed() + 1));
    }

    @Override
    public TestResult testResult() {
      return new TestResult(
          measured(Integer.MAX_VALUE, new Random(plan.seed() + 1)),
          measured(Integer.MAX_VALUE, null));
    }

    @Override
    public double objective(Losses test) {
      MultimodalTerms terms = MultimodalTerms.of(test);
      return body.bounds() == Bounds.JOINT
          ? terms.both()
          : terms.both() + terms.description() + terms.picture().negativeElbo();
    }

    @Override
    public Weights weights() {
      return network.pictures().weights();
    }

    @Override
    public void restore(Weights weights) {
      network.pictures().restore(weights);
    }

    @Override
    public void leaveOneCore() {
      DenseNetwork.leaveOneCore();
    }

    @Override
    public Optional<Encodings> encodeTest() {
      return Optional.of(encoded(data.test()));
    }

    @Override
    public Optional<Encodings> encodeTrain() {
      return Optional.of(encoded(data.train()));
    }

    private Encodings encoded(LabelledImages images) {
      return network.pictures().encode(images.allPixels(), images.allLabels());
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
    }
  }
}
