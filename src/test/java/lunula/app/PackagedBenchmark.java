package lunula.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lunula.bench.Table;
import lunula.bench.Times;

/// How soon the packaged app shows its map and decodes, beside an empty window that is packaged the
/// same way; what it weighs, and how much memory it takes. Needs `mvn -Ppackage package` before,
/// and Linux. On a display where there is one, else headless.
public final class PackagedBenchmark {
  private static final PrintStream OUT = System.out;
  private static final Path PACKAGES = Path.of("target", "package").toAbsolutePath();
  private static final int ROUNDS = 9;
  private static final String SECONDS = "%.2f s";

  private PackagedBenchmark() {}

  /// Takes no arguments.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = PACKAGES.resolve("lunula");
    if (Files.notExists(image)) {
      OUT.println("There is no " + image + ". Make it first: mvn -Ppackage package");
      System.exit(1);
    }
    PackagedApp app = PackagedApp.lay(image);
    Table.begin("Packaged app: " + (PackagedApp.HEADLESS ? "headless" : "on the display"));
    starts(app);
    sizes(image);
    memory(app);
  }

  /// In turns, so that whatever else the machine does is done to all.
  private static void starts(PackagedApp app) throws IOException, InterruptedException {
    List<Double> maps = new ArrayList<>();
    List<Double> pictures = new ArrayList<>();
    List<Double> firsts = new ArrayList<>();
    List<Double> empties = new ArrayList<>();
    List<Double> chinese = new ArrayList<>();
    Path home = app.freshHome();
    app.start(home);
    for (int round = 0; round < ROUNDS; round++) {
      double[] start = app.start(home);
      maps.add(start[0]);
      pictures.add(start[1]);
      chinese.add(app.start(home, "zh")[0]);
      empties.add(app.startEmpty(home));
      firsts.add(app.start(app.freshHome())[0]);
    }
    row("process start to the map on screen (at most 0.8 s)", maps);
    row("process start to the map on screen, in Chinese", chinese);
    double languages = Times.of(chinese).median() / Times.of(maps).median();
    Table.row("  as a multiple of the start in English (at most 1.03)", "%.3f", languages);
    row("process start to an empty window, packaged the same way", empties);
    double ratio = Times.of(maps).median() / Times.of(empties).median();
    Table.row("  the first as a multiple of the second (at most 2)", "%.2f", ratio);
    row("process start to the first live decode (at most 1.5 s)", pictures);
    row("first start on a fresh account to the map (at most 2.0 s)", firsts);
  }

  private static void row(String what, List<Double> seconds) {
    Times times = Times.of(seconds);
    Table.row(
        what,
        SECONDS + ", fastest %.2f, slowest %.2f",
        times.median(),
        times.percentile(0),
        times.max());
  }

  private static void sizes(Path image) throws IOException {
    Table.row("app image (at most 446 MB)", "%.1f MB", megabytes(image));
    try (Stream<Path> files = Files.list(PACKAGES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String limit = file.toString().endsWith(".deb") ? " (at most 190 MB)" : "";
        Table.row(file.getFileName() + limit, "%.1f MB", megabytes(file));
      }
    }
  }

  private static double megabytes(Path path) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1e6;
  }

  private static void memory(PackagedApp app) throws IOException, InterruptedException {
    double[] megabytes = app.drag(app.freshHome());
    Table.row("resident after a minute of dragging (at most 450 MB)", "%.0f MB", megabytes[0]);
    Table.row("resident at most", "%.0f MB", megabytes[1]);
  }
}
