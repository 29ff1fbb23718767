package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import lunula.files.Progress;
import lunula.model.Encodings;
import lunula.model.ModelClosedException;
import lunula.model.Tensor;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// Computes any network by DJL's engine, in native memory, and is the one owner of that memory.
///
/// Every use holds the engine's fair lock for at most one batch, and a training step gives way
/// between its parts.
final class EngineBackend implements Backend {
  /// Images a native call handles at most, so that nobody holds the lock for long.
  private static final int CHUNK = 256;

  /// Fewer, because the exponentials of the exact loss take longest of all that holds the lock.
  private static final int MEASURED_CHUNK = 125;

  private final Architecture architecture;
  private final NDManager manager;
  private final SequencedMap<String, NDArray> parameters = new LinkedHashMap<>();
  private final ForwardPass forward;
  private boolean closed;

  /// @throws EngineUnavailableException if the engine cannot be loaded on this machine
  EngineBackend(Architecture architecture, Weights weights) {
    NativeEngine.start();
    this.architecture = architecture;
    forward = new ForwardPass(architecture, parameters);
    manager = NativeEngine.newManager();
    NativeEngine.exclusively(
        () -> weights.tensors().forEach((name, tensor) -> parameters.put(name, create(tensor))));
  }

  private NDArray create(Tensor tensor) {
    return manager.create(tensor.values(), shape(tensor.shape()));
  }

  private static Shape shape(List<Integer> sizes) {
    return new Shape(sizes.stream().mapToLong(Integer::longValue).toArray());
  }

  Architecture architecture() {
    return architecture;
  }

  /// What the network computes; only in the middle of [#inScope].
  ForwardPass forward() {
    return forward;
  }

  @Override
  public Weights weights() {
    return exclusively(
        () -> {
          var tensors = new LinkedHashMap<String, Tensor>();
          architecture
              .parameters()
              .forEach(
                  (name, shape) ->
                      tensors.put(name, new Tensor(shape, forward.parameter(name).toFloatArray())));
          return new Weights(tensors);
        });
  }

  @Override
  public void restore(Weights weights) {
    exclusively(
        () -> {
          weights.tensors().forEach((name, tensor) -> forward.parameter(name).set(tensor.values()));
          return weights;
        });
  }

  @Override
  public float[] decoded(float[] z, byte[] labels) {
    return inChunks(z, labels, decoded -> decoded);
  }

  @Override
  public float[][] pixels(float[] z, byte[] labels) {
    float[] all = inChunks(z, labels, forward::pixels);
    int size = architecture.pixels();
    float[][] places = new float[all.length / size][];
    for (int place = 0; place < places.length; place++) {
      places[place] = Arrays.copyOfRange(all, place * size, (place + 1) * size);
    }
    return places;
  }

  private interface Ending {
    NDArray of(NDArray decoded);
  }

  private float[] inChunks(float[] z, byte[] labels, Ending ending) {
    int places = z.length / architecture.latentDimensions();
    if (places <= CHUNK) {
      return inScope(scope -> ending.of(decoded(z, labels, scope)).toFloatArray());
    }
    float[] all = new float[places * architecture.pixels()];
    int latents = architecture.latentDimensions();
    for (int from = 0; from < places; from += CHUNK) {
      int to = Math.min(places, from + CHUNK);
      float[] some = Arrays.copyOfRange(z, from * latents, to * latents);
      byte[] classes = classes(labels, from, to);
      float[] chunk = inScope(scope -> ending.of(decoded(some, classes, scope)).toFloatArray());
      System.arraycopy(chunk, 0, all, from * architecture.pixels(), chunk.length);
    }
    return all;
  }

  private NDArray decoded(float[] z, byte[] labels, NDManager scope) {
    int latents = architecture.latentDimensions();
    NDArray places = scope.create(z, new Shape(z.length / latents, latents));
    return forward.decoded(places, forward.condition(labels, scope));
  }

  private byte[] classes(byte[] labels, int from, int to) {
    return architecture.conditional() ? Arrays.copyOfRange(labels, from, to) : labels;
  }

  @Override
  public Encodings encode(byte[] pixels, byte[] labels) {
    int size = architecture.pixels();
    return encodeAll(
        pixels.length / size,
        (from, end, scope) -> {
          float[] inputs = ResidentImages.unit(pixels, from * size, (end - from) * size);
          return forward.posterior(
              scope.create(inputs, new Shape(end - from, size)),
              forward.condition(classes(labels, from, end), scope));
        });
  }

  @Override
  public Encodings encode(ResidentImages images, Progress progress) {
    return encodeAll(
        images.count(),
        (from, end, scope) -> {
          if (!progress.goesOn(from, images.count())) {
            throw new CancellationException();
          }
          return forward.posterior(
              images.range(from, end, scope),
              forward.condition(images.labelsBetween(from, end), scope));
        });
  }

  private interface Chunk {
    ForwardPass.PosteriorBatch posterior(int from, int end, NDManager scope);
  }

  private Encodings encodeAll(int count, Chunk chunk) {
    int dimensions = architecture.latentDimensions();
    float[] mean = new float[count * dimensions];
    float[] logVariance = new float[architecture.variational() ? count * dimensions : 0];
    for (int from = 0; from < count; from += CHUNK) {
      int first = from;
      int end = Math.min(count, from + CHUNK);
      inScope(
          scope -> {
            copy(chunk.posterior(first, end, scope), mean, logVariance, first * dimensions);
            return end;
          });
    }
    return architecture.variational()
        ? new Encodings(dimensions, mean, logVariance)
        : Encodings.points(dimensions, mean);
  }

  private static void copy(
      ForwardPass.PosteriorBatch posterior, float[] mean, float[] logVariance, int at) {
    float[] means = posterior.mean().toFloatArray();
    System.arraycopy(means, 0, mean, at, means.length);
    if (posterior.logVariance() != null) {
      float[] logVariances = posterior.logVariance().toFloatArray();
      System.arraycopy(logVariances, 0, logVariance, at, logVariances.length);
    }
  }

  @Override
  public ElboTerms[] terms(ResidentImages images, @Nullable RandomGenerator random) {
    ElboTerms[] terms = new ElboTerms[images.count()];
    for (int from = 0; from < images.count(); from += MEASURED_CHUNK) {
      int first = from;
      int end = Math.min(images.count(), from + MEASURED_CHUNK);
      float[] noise = noise(end - from, random);
      inScope(
          scope -> {
            measure(images, first, end, noise, terms, scope);
            return end;
          });
    }
    return terms;
  }

  private float[] noise(int count, @Nullable RandomGenerator random) {
    float[] noise = new float[count * architecture.latentDimensions()];
    if (random != null) {
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) random.nextGaussian();
      }
    }
    return noise;
  }

  private void measure(
      ResidentImages images, int from, int end, float[] noise, ElboTerms[] into, NDManager scope) {
    NDArray x = images.range(from, end, scope);
    NDArray condition = forward.condition(images.labelsBetween(from, end), scope);
    NDArray epsilon = scope.create(noise, new Shape(end - from, architecture.latentDimensions()));
    ForwardPass.PosteriorBatch posterior = forward.posterior(x, condition);
    NDArray decoded = forward.decoded(posterior.draw(epsilon), condition);
    float[] reconstruction =
        ElboObjective.reconstruction(this, decoded, x, currentScale()).toFloatArray();
    NDArray kls = ElboObjective.kl(posterior);
    float[] kl = kls == null ? new float[end - from] : kls.sum(new int[] {1}).toFloatArray();
    for (int i = from; i < end; i++) {
      into[i] = new ElboTerms(reconstruction[i - from], kl[i - from]);
    }
  }

  @Override
  public float[] misfits(byte[] pixels, byte[] labels, float[] z) {
    int images = pixels.length / architecture.pixels();
    int draws = z.length / architecture.latentDimensions() / images;
    float[] targets = ResidentImages.unit(pixels, 0, pixels.length);
    return inScope(
        scope -> {
          NDArray x = scope.create(targets, new Shape(images, architecture.pixels()));
          NDArray decoded = decoded(z, repeated(labels, draws), scope);
          return ElboObjective.reconstruction(
                  this, decoded, draws == 1 ? x : x.repeat(0, draws), currentScale())
              .toFloatArray();
        });
  }

  private static byte[] repeated(byte[] labels, int times) {
    byte[] repeated = new byte[labels.length * times];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = labels[i / times];
    }
    return repeated;
  }

  /// Logarithm of the likelihood's learned scale, shape (1); null where it is not learned.
  @Nullable NDArray logScale() {
    return parameters.get(Architecture.LOG_SCALE);
  }

  @Override
  public double scale() {
    return exclusively(this::currentScale);
  }

  /// The same in the middle of [#inScope].
  double currentScale() {
    NDArray logScale = logScale();
    return logScale == null
        ? architecture.likelihood().scale()
        : Math.exp(logScale.toFloatArray()[0]);
  }

  Map<String, NDArray> parameters() {
    return parameters;
  }

  NDManager manager() {
    return manager;
  }

  @Override
  public Steps steps(ResidentImages images, TrainingPlan plan) {
    return new EngineSteps(this, images, plan);
  }

  /// Work on native arrays that all end with it.
  interface Scoped<T> {
    T in(NDManager scope);
  }

  /// Runs native work alone, in a scope whose arrays are freed with it.
  <T> T inScope(Scoped<T> work) {
    return exclusively(
        () -> {
          try (NDManager scope = manager.newSubManager()) {
            return work.in(scope);
          }
        });
  }

  /// In the middle of [#inScope], where the parameters are those of one moment: lets a place be
  /// decoded, so that a hand that drags waits for a part of a training step only.
  ///
  /// @throws ModelClosedException if the network was closed meanwhile, and the scope with it
  void giveWay() {
    NativeEngine.giveWay();
    refuseIfClosed();
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new ModelClosedException();
    }
  }

  private <T> T exclusively(Supplier<T> work) {
    return NativeEngine.exclusively(
        () -> {
          refuseIfClosed();
          return work.get();
        });
  }

  /// Ends a training on this network: frees what `training` owns and the gradients.
  void release(NDManager training) {
    NativeEngine.exclusively(
        () -> {
          if (!closed) {
            parameters.values().forEach(parameter -> parameter.setRequiresGradient(false));
            training.close();
          }
        });
  }

  @Override
  public int liveArrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    NativeEngine.exclusively(
        () -> {
          closed = true;
          manager.close();
        });
  }
}
