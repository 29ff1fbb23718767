package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lunula.data.DataSet;
import lunula.data.IdxWriter;
import lunula.data.LoadOutcome;
import lunula.data.MoonNight;
import lunula.data.MoonPhases;
import lunula.data.MoonRecipe;
import lunula.data.MoonRecipe.Varying;
import lunula.data.MoonSurface;
import lunula.data.Moons;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `data moons`: draws moons.
@Command(
    name = "moons",
    description = {
      "Draws moons into IDX files; train-factors.csv, t10k-factors.csv and moons.properties",
      "beside them say what is true of each image, and “train” and “evaluate” read them."
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

  @Option(names = "--earthshine", description = "A little light on the dark side.")
  private boolean earthshine;

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
            .withNight(earthshine ? MoonNight.EARTHSHINE : MoonNight.DARK)
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
}
