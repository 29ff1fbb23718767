package lunula.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lunula.data.DataSet;
import lunula.data.format.FashionMnist;
import lunula.files.AppFolders;
import lunula.model.card.EpochResult;
import lunula.model.network.Architecture;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;
import lunula.train.EpochLoop;
import lunula.train.Families;
import lunula.train.RunControls;
import lunula.train.TrainableModel;
import lunula.train.Trainer;
import lunula.train.TrainingListener;

/// How fast the engine decodes and trains the article's 784-512-2 network, and, where the system
/// property `lunula.python` names a Python with PyTorch, how fast PyTorch trains it in turns with
/// ours.
public final class EngineBenchmark {
  private static final int WARM_UP = 2_000;
  private static final int CALLS = 20_000;
  private static final int BATCH_CALLS = 300;
  private static final int BATCH = 400;
  private static final int EPOCHS = 4;
  private static final int COUNTED_EPOCHS = 3;
  private static final double STEADY = 1.25;

  private EngineBenchmark() {}

  /// Takes no arguments.
  public static void main(String[] arguments) throws IOException {
    AppFolders folders = AppFolders.find();
    NativeEngine.configure(folders.cache().toString());
    Table.begin("Engine: 784-512-2, " + NativeEngine.start());
    decode();
    train(folders);
  }

  private static void decode() {
    try (Autoencoder network = Autoencoder.untrained(Architecture.ARTICLE, new Random(1))) {
      float[] place = new float[2];
      double[] single = micros(WARM_UP, CALLS, () -> network.decodeOne(moved(place)));
      Times one = Times.of(single);
      Table.row("decode one point, idle: p50", "%.0f µs", one.median());
      Table.row("decode one point, idle: p99", "%.0f µs", one.percentile(99));
      Table.row("decode one point, idle: longest of %,d".formatted(CALLS), "%.0f µs", one.max());
      float[] places = new float[2 * BATCH];
      double[] batches = micros(BATCH_CALLS / 3, BATCH_CALLS, () -> network.decode(moved(places)));
      Table.row(
          "decode %d points in one call: p50".formatted(BATCH),
          "%.2f ms",
          Times.of(batches).median() / 1e3);
    }
  }

  /// Other places than in the call before, as under a hand that drags.
  private static float[] moved(float[] places) {
    for (int i = 0; i < places.length; i++) {
      places[i] = places[i] > 2 ? -2 : places[i] + 0.001f * (i + 1);
    }
    return places;
  }

  private static double[] micros(int warmUp, int calls, Runnable work) {
    for (int call = 0; call < warmUp; call++) {
      work.run();
    }
    double[] micros = new double[calls];
    for (int call = 0; call < calls; call++) {
      long began = System.nanoTime();
      work.run();
      micros[call] = (System.nanoTime() - began) / 1e3;
    }
    return micros;
  }

  private static void train(AppFolders folders) throws IOException {
    DataSet data = new FashionMnist(folders.fashionMnist()).load();
    var images = folders.fashionMnist().resolve("train-images-idx3-ubyte.gz");
    Optional<PyTorch> torch = PyTorch.start(images);
    if (torch.isEmpty()) {
      row("Lunula", counted(epochs(data, () -> {})));
      Table.row("the same in PyTorch", "PyTorch: not on this machine");
      return;
    }
    List<Double> others = new ArrayList<>();
    try (PyTorch other = torch.get()) {
      Times ours = counted(epochs(data, () -> others.add(other.epoch())));
      Times theirs = counted(others);
      row("Lunula", ours);
      row(other.version(), theirs);
      ratio(ours, theirs);
    }
  }

  private static void row(String who, Times seconds) {
    Table.row(
        "epoch of 60,000 images, batch 128, median of %d: %s".formatted(COUNTED_EPOCHS, who),
        "%.2f s (%.2f to %.2f)",
        seconds.median(),
        seconds.percentile(0),
        seconds.max());
  }

  /// Two processes that compete with others for the cores are no comparison: says so.
  private static void ratio(Times ours, Times theirs) {
    boolean steady = steady(ours) && steady(theirs);
    Table.row(
        "epoch: Lunula / PyTorch, in turns",
        "%.2f × by medians, %.2f × by the best%s",
        ours.median() / theirs.median(),
        ours.percentile(0) / theirs.percentile(0),
        steady ? "" : " - not to be trusted, the epochs differ too much");
  }

  private static boolean steady(Times seconds) {
    return seconds.max() <= STEADY * seconds.percentile(0);
  }

  /// Seconds of each of our epochs, which take turns with `between`.
  private static List<Double> epochs(DataSet data, Runnable between) throws IOException {
    TrainingPlan plan = plan();
    List<Double> seconds = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            seconds.add(result.seconds());
            between.run();
          }
        };
    try (Trainer trainer = Families.of(plan.architecture().body()).trainer().get();
        TrainableModel model = trainer.prepare(plan, data)) {
      new EpochLoop(model, listener, new RunControls()).run();
    }
    return seconds;
  }

  private static TrainingPlan plan() {
    TrainingPlan article = TrainingPlan.ARTICLE;
    return new TrainingPlan(
        article.architecture(),
        Objective.ELBO,
        EPOCHS,
        article.batchSize(),
        article.learningRate(),
        article.schedule(),
        article.seed());
  }

  private static Times counted(List<Double> seconds) {
    return Times.of(seconds.subList(seconds.size() - COUNTED_EPOCHS, seconds.size()));
  }
}
