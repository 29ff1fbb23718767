package lunula.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Runs the benchmarks, prints tables, and writes docs/performance.md and its picture.
///
/// Every part that ends leaves its figures in target/bench, a JSON file each, and the page is made
/// from all that are there: an interrupted run leaves no half table, and a part can be measured
/// again alone. System properties: `lunula.bench` names parts (without it: all but those that only
/// run when named; `page`: none, the page alone), `lunula.bench.quick` tries everything out in a
/// few minutes, in
/// target/bench-quick, page and all; `lunula.bench.preset` names the preset that is trained to a
/// bound, `lunula.bench.launcher` the packaged app's launcher, which then trains, `lunula.python` a
/// Python with PyTorch, `lunula.chromium` a Chromium.
public final class AllBenchmarks {
  private static final SequencedMap<String, Bench.Part> PARTS = new LinkedHashMap<>();
  private static final List<String> ONLY_WHEN_NAMED = List.of("feel");
  private static final String PAGE = "page";
  private static final String MACHINE = "machine.json";

  private static final List<String> ENGINE_NOTES =
      List.of(
          "computes vae", "computes vae-convolutional", "libraries", "OpenBLAS", "Java vectors");

  static {
    PARTS.put("epoch", TrainingBenchmark::epochs);
    PARTS.put("generator", TrainingBenchmark::generator);
    PARTS.put("text", TrainingBenchmark::texts);
    PARTS.put("decode", InferenceBenchmark::measure);
    PARTS.put("bound", TrainingBenchmark::bound);
    PARTS.put("growth", TrainingBenchmark::growth);
    PARTS.put("map", MapBenchmark::measure);
    PARTS.put("points", AllBenchmarks::points);
    PARTS.put("small", AllBenchmarks::small);
    PARTS.put("window", printed("lunula.app.WindowBenchmark"));
    PARTS.put("packaged", AllBenchmarks::packaged);
    PARTS.put("measures", printed("lunula.bench.MeasuresBenchmark"));
    PARTS.put("images", printed("lunula.bench.OwnImagesBenchmark"));
    PARTS.put("feel", printed("lunula.app.FeelBenchmark"));
  }

  private AllBenchmarks() {}

  /// Takes no arguments.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean quick = Boolean.parseBoolean(property("lunula.bench.quick", "false"));
    List<String> asked = asked();
    Path results = Files.createDirectories(Path.of("target", quick ? "bench-quick" : "bench"));
    Path work = Files.createDirectories(results.resolve("work"));
    Bench bench = new Bench(work.toAbsolutePath(), PyTorch.find(work), quick);
    describe(bench, results.resolve(MACHINE));
    long began = System.nanoTime();
    List<String> failed = new ArrayList<>();
    for (String id : asked) {
      try {
        run(id, bench).write(results.resolve(id + ".json"));
        page(results, quick);
      } catch (IOException | RuntimeException failure) {
        failed.add(id);
        Table.say("== %s failed, its earlier figures stay: %s".formatted(id, failure));
      }
    }
    Path page = page(results, quick);
    Table.say("%nWrote %s after %.0f s.".formatted(page, (System.nanoTime() - began) / 1e9));
    if (!failed.isEmpty()) {
      throw new IOException("These parts failed: " + String.join(", ", failed));
    }
  }

  private static Path page(Path results, boolean quick) throws IOException {
    return PerformancePage.write(
        quick ? results : Path.of("docs"),
        Figures.Description.read(results.resolve(MACHINE)),
        found(results));
  }

  private static String property(String name, String otherwise) {
    String value = System.getProperty(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  private static List<String> asked() {
    String all =
        String.join(
            ",", PARTS.keySet().stream().filter(id -> !ONLY_WHEN_NAMED.contains(id)).toList());
    String named = property("lunula.bench", all);
    List<String> asked = named.equals(PAGE) ? List.of() : List.of(named.split(",", -1));
    for (String id : asked) {
      if (!PARTS.containsKey(id)) {
        throw new IllegalArgumentException(
            "There is no part “%s”; there are %s."
                .formatted(id, String.join(", ", PARTS.keySet())));
      }
    }
    return asked;
  }

  private static Figures run(String id, Bench bench) throws IOException, InterruptedException {
    String measured =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(LocalDateTime.now(ZoneOffset.UTC))
            + " UTC";
    Table.say("%n== %s: %s".formatted(id, measured));
    Figures.Collector into = new Figures.Collector();
    Machine.Work before = Machine.Work.now();
    long began = System.nanoTime();
    PARTS.get(id).measure(bench, into);
    double seconds = (System.nanoTime() - began) / 1e9;
    Machine.Work after = Machine.Work.now();
    double others =
        before == null || after == null ? 0 : after.othersSince(before, into.ownSeconds);
    Figures found =
        new Figures(id, measured, seconds, others, into.comparisons, into.rows, into.remarks);
    Table.say("== %s took %.0f s. %s".formatted(id, seconds, found.company()));
    return found;
  }

  /// A part that is a program of its own and prints rows.
  private static Bench.Part printed(String mainClass) {
    return (bench, into) -> into.rows.addAll(Rows.of(mainClass, bench));
  }

  private static void points(Bench bench, Figures.Collector into)
      throws IOException, InterruptedException {
    into.rows.addAll(
        Rows.of("lunula.bench.MillionPointsBenchmark", bench, MapBenchmark.FULL_SPEED));
  }

  private static void small(Bench bench, Figures.Collector into)
      throws IOException, InterruptedException {
    if (AllBenchmarks.class.getResource("SmallBenchmarks.class") == null) {
      into.remark("JMH was skipped: the profile “bench” compiles it.");
    } else {
      into.rows.addAll(Rows.of("lunula.bench.SmallBenchmarks", bench));
    }
  }

  private static void packaged(Bench bench, Figures.Collector into)
      throws IOException, InterruptedException {
    if (Files.exists(Path.of("target", "package", "lunula"))) {
      into.rows.addAll(Rows.of("lunula.app.PackagedBenchmark", bench));
    } else {
      into.remark("The packaged app was skipped: `mvn -Ppackage package` makes it.");
    }
  }

  /// What is found in the results, in the order of the parts.
  private static List<Figures> found(Path results) throws IOException {
    List<Figures> found = new ArrayList<>();
    for (String id : PARTS.keySet()) {
      Path file = results.resolve(id + ".json");
      if (Files.exists(file)) {
        found.add(Figures.read(file));
      }
    }
    return found;
  }

  private static void describe(Bench bench, Path file) throws IOException, InterruptedException {
    SequencedMap<String, String> parts = Machine.description();
    parts.put("environment", Machine.environment() + "; OPENBLAS_… unset for every process");
    parts.put("Lunula trains", bench.launcher().isEmpty() ? "from its class files" : "packaged");
    WatchedProcess engine =
        WatchedProcess.run(
            FreshJava.command("lunula.bench.EngineProbe", List.of()), object -> false);
    for (String note : ENGINE_NOTES) {
      Optional.of(engine.note(note))
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> parts.put("Lunula: " + note, text));
    }
    bench
        .torch()
        .ifPresentOrElse(
            torch ->
                Stream.of("version", "threads", "vectors", "__config__")
                    .forEach(note -> parts.put("PyTorch: " + note, torch.about().note(note))),
            () -> parts.put("PyTorch", "not on this machine"));
    new Figures.Description(parts).write(file);
    parts.forEach((name, text) -> Table.say(name + ": " + text));
  }
}
