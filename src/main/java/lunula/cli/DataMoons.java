package lunula.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.IdxWriter;
import lunula.data.LoadOutcome;
import lunula.data.MoonPhases;
import lunula.data.MoonRecipe;
import lunula.data.MoonRecipe.Varying;
import lunula.data.MoonSurface;
import lunula.data.Moons;
import lunula.service.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `data moons`: draws moons.
@Command(
    name = "moons",
    description = {
      "Draws moons into IDX files; train-factors.csv and t10k-factors.csv beside them",
      "say what is true of each image."
    },
    footer = {"", "Example:", "  lunula data moons --phases extremes --side 64 --out moons"})
final class DataMoons extends Action {
  /// Which phases are seen.
  enum Phases {
    EVERY,
    EXTREMES
  }

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write.")
  private Path out = Path.of("");

  @Option(
      names = "--phases",
      paramLabel = "WHICH",
      description = "every (the default), or extremes: full moons and thin crescents.")
  private Phases phases = Phases.EVERY;

  @Option(names = "--side", paramLabel = "N", description = "Pixels a side; 28 if not given.")
  private int side = 28;

  @Option(names = "--maria", description = "Dark maria and bright craters, not plain grey.")
  private boolean maria;

  @Option(
      names = "--vary",
      split = ",",
      paramLabel = "FACTOR",
      description = "radius, brightness or both, beside phase and tilt.")
  private List<Varying> varying = List.of();

  @Option(names = "--train", paramLabel = "N", description = "Training images.")
  private @Nullable Integer train;

  @Option(names = "--test", paramLabel = "N", description = "Test images.")
  private @Nullable Integer test;

  @Option(names = "--seed", paramLabel = "N", description = "Pins all chance.")
  private @Nullable Long seed;

  DataMoons(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    DataSet set = draw(new Moons(recipe()));
    IdxWriter.writeAll(out, set);
    AtomicFile.write(out.resolve("train-factors.csv"), bytes(set.train().factors()));
    AtomicFile.write(out.resolve("t10k-factors.csv"), bytes(set.test().factors()));
    say("%s: %,d moons in %s".formatted(set.name(), set.train().count() + set.test().count(), out));
    tell(new JsonLine().with("folder", out.toString()).with("checksum", set.checksum()));
    return 0;
  }

  private MoonRecipe recipe() {
    MoonRecipe usual =
        MoonRecipe.of(
                phases == Phases.EVERY ? MoonPhases.EVERY_PHASE : MoonPhases.FULL_AND_CRESCENT)
            .withSide(side)
            .withSurface(maria ? MoonSurface.MARIA : MoonSurface.PLAIN)
            .withVarying(Set.copyOf(varying));
    return usual
        .withCounts(
            train == null ? usual.trainCount() : train, test == null ? usual.testCount() : test)
        .withSeed(seed == null ? usual.seed() : seed);
  }

  private DataSet draw(Moons moons) {
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      return switch (moons.load(new Work(bar, "drawing"))) {
        case LoadOutcome.Loaded loaded -> loaded.data();
        case LoadOutcome.Cancelled cancelled ->
            throw new AssertionError("nobody cancelled: " + cancelled);
      };
    }
  }

  private static byte[] bytes(Factors factors) {
    List<String> names = factors.names();
    String rows =
        IntStream.range(0, factors.count())
            .mapToObj(
                row ->
                    row
                        + names.stream()
                            .map(name -> "," + factors.value(row, name))
                            .collect(Collectors.joining()))
            .collect(Collectors.joining("\n"));
    return ("index," + String.join(",", names) + "\n" + rows + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
