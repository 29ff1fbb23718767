package lunula.networks;

import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.model.Encodings;
import lunula.model.ModelClosedException;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import lunula.networks.dense.DenseLearner;
import lunula.networks.dense.DenseNetwork;
import org.jspecify.annotations.Nullable;

/// Computes in Java arrays: places are decoded beside a training step, and
/// wait for its update at most, which takes one to a few milliseconds.
final class DenseBackend implements Backend {
  /// Images between two questions whether to go on.
  private static final int PART = 4096;

  private final DenseNetwork network;
  private volatile boolean closed;

  DenseBackend(Architecture architecture, Weights weights) {
    network = new DenseNetwork(architecture, weights);
  }

  static boolean takes(Architecture architecture) {
    return DenseNetwork.takes(architecture);
  }

  static String start() {
    return DenseNetwork.library();
  }

  /// The network; refused after [#close].
  DenseNetwork open() {
    if (closed) {
      throw new ModelClosedException();
    }
    return network;
  }

  @Override
  public Weights weights() {
    return open().weights();
  }

  @Override
  public void restore(Weights weights) {
    open().restore(weights);
  }

  @Override
  public double scale() {
    return open().scale();
  }

  @Override
  public float[] decoded(float[] z, byte[] labels) {
    return open().decoded(z, labels);
  }

  @Override
  public float[][] pixels(float[] z, byte[] labels) {
    return open().pixels(z, labels);
  }

  @Override
  public Encodings encode(byte[] pixels, byte[] labels) {
    return encode(pixels, labels, Progress.NONE);
  }

  @Override
  public Encodings encode(ResidentImages images, Progress progress) {
    LabelledImages all = images.images();
    return encode(all.allPixels(), all.allLabels(), progress);
  }

  private Encodings encode(byte[] pixels, byte[] labels, Progress progress) {
    Architecture architecture = network.architecture();
    int images = pixels.length / architecture.pixels();
    int latents = architecture.latentDimensions();
    float[] means = new float[images * latents];
    float[] logVariances = new float[architecture.variational() ? means.length : 0];
    for (int from = 0; from < images; from += PART) {
      if (!progress.goesOn(from, images)) {
        throw new CancellationException();
      }
      open().encode(pixels, labels, from, Math.min(images, from + PART), means, logVariances);
    }
    return architecture.variational()
        ? new Encodings(latents, means, logVariances)
        : Encodings.points(latents, means);
  }

  @Override
  public ElboTerms[] terms(ResidentImages images, @Nullable RandomGenerator random) {
    LabelledImages all = images.images();
    float[] noise = new float[images.count() * network.architecture().latentDimensions()];
    if (random != null) {
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) random.nextGaussian();
      }
    }
    return open().terms(all.allPixels(), all.allLabels(), noise);
  }

  @Override
  public float[] misfits(byte[] pixels, byte[] labels, float[] z) {
    return open().misfits(pixels, labels, z);
  }

  @Override
  public Steps steps(ResidentImages images, TrainingPlan plan) {
    LabelledImages all = images.images();
    int most = Math.min(plan.batchSize(), images.count());
    var learner = new DenseLearner(open(), plan.objective(), plan.optimiser().method(), most);
    return new Steps() {
      @Override
      public ElboTerms step(
          Batch batch, double learningRate, double beta, boolean measured, DoublePredicate taken) {
        open();
        byte[] labels = images.labels(batch.indices());
        return learner.step(
            new DenseLearner.Batch(
                all.allPixels(), batch.indices(), labels, batch.noise(), batch.damaged()),
            learningRate,
            beta,
            measured,
            taken);
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
        // Its arrays are Java's.
      }
    };
  }

  @Override
  public int liveArrays() {
    return 0;
  }

  @Override
  public void close() {
    closed = true;
  }
}
