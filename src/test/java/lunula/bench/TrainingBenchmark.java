package lunula.bench;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lunula.bench.Figures.Comparison;
import lunula.bench.Figures.Series;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.BundledTexts;
import lunula.data.format.FashionMnist;
import lunula.data.format.IdxWriter;
import lunula.files.AppFolders;
import lunula.model.network.Body;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;

/// Training by the terminal's `train`, beside the same training in PyTorch: the same networks,
/// losses, batches and images, each side a whole process, in turns.
final class TrainingBenchmark {
  /// −ELBO on Fashion-MNIST's test images that the article's network has after its 20 epochs in
  /// PyTorch.
  private static final double ARTICLE_NATS = 262.4;

  private static final String BOUND_PRESET = "lunula.bench.preset";
  private static final String SECONDS = "s";
  private static final int QUICK_COUPLETS = 3_000;

  private final Bench bench;
  private final Figures.Collector into;
  private final Path all = AppFolders.find().fashionMnist();
  private final Path garments;

  private TrainingBenchmark(Bench bench, Figures.Collector into) throws IOException {
    this.bench = bench;
    this.into = into;
    garments = bench.quick() ? part(new FashionMnist(all).load(), 3_000) : all;
  }

  /// A preset, what it is called in the table, and how many epochs are run.
  private record Task(String preset, String what, int epochs, String goal) {}

  /// An epoch of each network, and what the whole process takes.
  static void epochs(Bench bench, Figures.Collector into) throws IOException, InterruptedException {
    var benchmark = new TrainingBenchmark(bench, into);
    List<Task> tasks =
        List.of(
            new Task("vae", "article’s network (784-512-2, batch 128)", 4, "≤ 0.5 ×"),
            new Task("vae-deep", "deep preset (784-512-256-64-2, batch 256)", 4, "≤ 0.6 ×"),
            new Task("vae-best", "best preset (decoder 2-256-512-1024-784)", 3, "≤ 0.6 ×"),
            new Task("vae-convolutional", "convolutional preset (32-64-256)", 2, "≤ 1.2 ×"));
    for (Task task : tasks) {
      benchmark.epochs(task);
    }
  }

  /// A generator of the article's sizes against its critic; an epoch is 120 steps of the generator.
  static void generator(Bench bench, Figures.Collector into)
      throws IOException, InterruptedException {
    var task =
        new Task("wgan-gp", "WGAN-GP of the article’s sizes, 120 generator steps", 12, "≤ 1.0 ×");
    new TrainingBenchmark(bench, into).epochs(task);
  }

  /// An epoch of the couplets' network, and what the whole process takes. The quick one is of a
  /// part of the couplets.
  static void texts(Bench bench, Figures.Collector into) throws IOException, InterruptedException {
    new TrainingBenchmark(bench, into).texts();
  }

  private void texts() throws IOException, InterruptedException {
    var task = new Task("poem-vae", "poem-vae on Tang couplets (z 64, batch 128)", 3, "≤ 1.2 ×");
    Path couplets = AppFolders.find().assets().resolve(BundledTexts.COUPLETS.file());
    String data = BundledTexts.COUPLETS.id();
    int heldOut = BundledTexts.COUPLETS.testCount();
    if (bench.quick()) {
      couplets = firstCouplets(couplets);
      data = couplets.toString();
      heldOut = QUICK_COUPLETS / 10;
    }
    int epochs = bench.quick() ? 2 : task.epochs();
    TrainingPlan plan = Preset.of(task.preset()).plan();
    Map<String, Object> peer = peer(plan, epochs);
    peer.put("freeBits", plan.objective().freeBits());
    peer.put("heldOut", heldOut);
    String named = data;
    InTurns turns =
        new InTurns().with("Lunula", () -> command(task.preset(), named, Integer.toString(epochs)));
    bench.torch(turns, "train", couplets.toString(), new Gson().toJson(peer));
    turns.run(bench.rounds());
    into.compare(
        new Comparison(
            "epoch, " + task.what(),
            SECONDS,
            task.goal(),
            turns.series(TrainingBenchmark::laterEpochs)));
    compareProcesses(turns, task.preset() + ", " + epochs + " epochs", false);
  }

  private Path firstCouplets(Path all) throws IOException {
    Path some = bench.work().resolve("couplets.txt");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(all)), StandardCharsets.UTF_8))) {
      Files.write(
          some, lines.lines().limit(QUICK_COUPLETS).map(line -> line.split("\t", -1)[0]).toList());
    }
    return some;
  }

  private void epochs(Task task) throws IOException, InterruptedException {
    int epochs = bench.quick() ? 2 : task.epochs();
    InTurns turns = turns(Preset.of(task.preset()).plan(), task.preset(), garments, epochs);
    turns.run(bench.rounds());
    into.compare(
        new Comparison(
            "epoch, " + task.what(),
            SECONDS,
            task.goal(),
            turns.series(TrainingBenchmark::laterEpochs)));
    compareProcesses(turns, task.preset() + ", " + epochs + " epochs", task.preset().equals("vae"));
  }

  private void compareProcesses(InTurns turns, String what, boolean memoryHasGoal) {
    into.compare(
        new Comparison(
            "whole process, " + what,
            SECONDS,
            "",
            turns.series(process -> Stream.of(process.seconds()))));
    into.compare(
        new Comparison(
            "processor time of the process, " + what,
            SECONDS,
            "",
            turns.series(process -> Stream.of(process.processorSeconds()))));
    into.compare(
        new Comparison(
            "most resident memory, " + what,
            "MB",
            memoryHasGoal ? "≤ 1.0 ×" : "",
            turns.series(process -> Stream.of(process.peakMegabytes()))));
  }

  /// From the second one on: the first warms up.
  private static Stream<Double> laterEpochs(WatchedProcess process) {
    return process.epochs().stream().skip(1).map(epoch -> epoch.get("seconds").getAsDouble());
  }

  private InTurns turns(TrainingPlan plan, String preset, Path data, int epochs) {
    InTurns turns =
        new InTurns()
            .with("Lunula", () -> command(preset, data.toString(), Integer.toString(epochs)));
    bench.torch(turns, "train", data.toString(), json(plan, epochs));
    return turns;
  }

  private List<String> command(String preset, String data, String epochs) throws IOException {
    Path model = bench.work().resolve("model");
    remove(model);
    return bench.lunula(
        "train",
        "--preset",
        preset,
        "--data",
        data,
        "--epochs",
        epochs,
        "--json",
        "--out",
        model.toString());
  }

  private static String json(TrainingPlan plan, int epochs) {
    return new Gson().toJson(peer(plan, epochs));
  }

  private static Map<String, Object> peer(TrainingPlan plan, int epochs) {
    Body body = plan.architecture().body();
    Map<String, Object> network = new LinkedHashMap<>(body.settings().values());
    network.put("kind", body.kind());
    Map<String, Object> peer = new LinkedHashMap<>();
    peer.put("network", network);
    peer.put("latents", plan.architecture().latentDimensions());
    peer.put("batch", plan.batchSize());
    peer.put("rate", plan.learningRate());
    peer.put("schedule", plan.schedule().name().toLowerCase(Locale.ROOT));
    peer.put("epochs", epochs);
    return peer;
  }

  /// From the start of the process to a bound as good as the article's, beside the article's own
  /// training.
  static void bound(Bench bench, Figures.Collector into) throws IOException, InterruptedException {
    new TrainingBenchmark(bench, into).bound();
  }

  private void bound() throws IOException, InterruptedException {
    String preset = boundPreset();
    int epochs = bench.quick() ? 2 : TrainingPlan.ARTICLE.epochs();
    Predicate<JsonObject> reached = TrainingBenchmark::isAsGoodAsTheArticle;
    String ours = "Lunula, " + preset;
    String planned = bench.quick() ? "2" : Integer.toString(Preset.of(preset).plan().epochs());
    InTurns turns =
        new InTurns().with(ours, () -> command(preset, garments.toString(), planned), reached);
    bench.torch(turns, "train", garments.toString(), json(TrainingPlan.ARTICLE, epochs));
    turns.run(bench.rounds());
    into.compare(
        new Comparison(
            "process start to a test −ELBO of 262.4 nats, beside the article’s "
                + epochs
                + " epochs, whole process",
            SECONDS,
            "≤ 12 s, ≤ 0.25 ×",
            turns.series(
                process ->
                    !isTrainedHere(process) || reaches(process)
                        ? Stream.of(process.seconds())
                        : Stream.empty())));
    for (Series series : turns.series(process -> Stream.of(lastBound(process)))) {
      into.rows.add(
          new Figures.Row(
              "Bounds of those runs",
              series.who() + ": test −ELBO of each run’s last epoch",
              Table.runs(series) + " nats"));
    }
    int needed = turns.of(ours).getLast().epochs().size();
    into.remark("“" + preset + "” ran " + needed + " of its " + planned + " epochs.");
  }

  /// Lunula's own lines have the reconstruction beside the bound.
  private static boolean isTrainedHere(WatchedProcess process) {
    return process.epochs().stream().allMatch(epoch -> epoch.has("reconstruction"));
  }

  private static boolean reaches(WatchedProcess process) {
    return process.epochs().stream().anyMatch(TrainingBenchmark::isAsGoodAsTheArticle);
  }

  private static boolean isAsGoodAsTheArticle(JsonObject said) {
    return said.has("negativeElbo")
        && said.get("event").getAsString().equals("epoch")
        && said.get("negativeElbo").getAsDouble() <= ARTICLE_NATS;
  }

  private static double lastBound(WatchedProcess process) {
    List<JsonObject> epochs = process.epochs();
    return epochs.isEmpty() ? Double.NaN : epochs.getLast().get("negativeElbo").getAsDouble();
  }

  /// The one that is named, or the quick one.
  private static String boundPreset() {
    String named = System.getProperty(BOUND_PRESET, "");
    if (!named.isEmpty()) {
      return Preset.of(named).id();
    }
    return Preset.find("vae-quick").isPresent() ? "vae-quick" : "vae-deep";
  }

  /// How time and memory grow with the number of images.
  static void growth(Bench bench, Figures.Collector into) throws IOException, InterruptedException {
    new TrainingBenchmark(bench, into).growth();
  }

  private void growth() throws IOException, InterruptedException {
    DataSet data = new FashionMnist(all).load();
    int least = bench.quick() ? 1_500 : 7_500;
    List<Integer> sizes = IntStream.of(1, 2, 4, 8).mapToObj(times -> times * least).toList();
    Map<String, List<double[]>> measured = new LinkedHashMap<>();
    for (int size : sizes) {
      InTurns turns = turns(TrainingPlan.ARTICLE, "vae", part(data, size), 2);
      turns.run(bench.rounds());
      String what = String.format(Locale.ROOT, "%,d images", size);
      List<Series> epochs = turns.series(TrainingBenchmark::laterEpochs);
      List<Series> memory = turns.series(process -> Stream.of(process.peakMegabytes()));
      into.compare(new Comparison("epoch of the article’s network, " + what, SECONDS, "", epochs));
      into.compare(new Comparison("most resident memory, training on " + what, "MB", "", memory));
      for (int who = 0; who < epochs.size(); who++) {
        measured
            .computeIfAbsent(epochs.get(who).who(), name -> new ArrayList<>())
            .add(
                new double[] {
                  size,
                  epochs.get(who).median(),
                  memory.get(who).runs().isEmpty() ? Double.NaN : memory.get(who).median()
                });
      }
    }
    measured.forEach(this::growth);
  }

  /// What an image costs at each size, and by how much it makes the process grow.
  private void growth(String who, List<double[]> sizes) {
    String table = "Growth with the data: 1, 2, 4 and 8 times as many images";
    List<String> micros = new ArrayList<>();
    List<String> bytes = new ArrayList<>();
    for (int at = 0; at < sizes.size(); at++) {
      double[] here = sizes.get(at);
      micros.add(Table.number(here[1] / here[0] * 1e6));
      if (at > 0) {
        double[] before = sizes.get(at - 1);
        bytes.add(Table.number((here[2] - before[2]) * 1e3 / (here[0] - before[0])));
      }
    }
    into.rows.add(
        new Figures.Row(
            table,
            who + ": an epoch’s time by the image (linear if it stays)",
            String.join(", ", micros) + " µs"));
    into.rows.add(
        new Figures.Row(
            table,
            who
                + ": memory by the image that is added (an image as floats: 3.14 kB, as bytes"
                + " 0.78)",
            String.join(", ", bytes) + " kB"));
  }

  /// The first images of the set, in a folder.
  private Path part(DataSet data, int size) throws IOException {
    if (size == data.train().count()) {
      return all;
    }
    Path folder = bench.work().resolve("images-" + size);
    if (Files.notExists(folder)) {
      LabelledImages train = data.train().pick(IntStream.range(0, size).toArray());
      IdxWriter.writeAll(folder, DataSet.of("part", "A part", train, data.test(), ""));
    }
    return folder;
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
