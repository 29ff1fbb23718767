package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lunula.data.DataSet;
import lunula.data.LoadOutcome;
import lunula.data.format.IdxWriter;
import lunula.data.moons.MoonNight;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonRecipe.Varying;
import lunula.data.moons.MoonSurface;
import lunula.data.moons.Moons;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `data moons`: draws moons.
@Command(
    name = "moons",
    description = {
      "Draws moons into IDX files.",
      "Files beside them (train-factors.csv, t10k-factors.csv, moons.properties) say what is true",
      "of each image, and “train” and “evaluate” read them."
    },
    footer = {
      "",
      "Examples:",
      "  lunula data moons --phases extremes --side 64 --out moons",
      "  lunula data moons --maria --earthshine --vary radius --keep"
    })
final class DataMoons extends Action {
  /// Which phases are seen.
  enum Phases {
    EVERY,
    EXTREMES
  }

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write.")
  private @Nullable Path out;

  @Option(
      names = "--keep",
      description = "Keep them as one of your own data sets, for the window too.")
  private boolean keep;

  @Option(names = "--name", description = "What to call them where they are kept.")
  private @Nullable String name;

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
    if (out == null && !keep) {
      throw wrong("Say where the moons go: --out DIR, or --keep for your own data sets.");
    }
    if (out != null) {
      checkNoSet(out);
    }
    if (keep) {
      keep(recipe());
    }
    if (out != null) {
      write(draw(new Moons(recipe())), out);
    }
    return 0;
  }

  private void write(DataSet set, Path folder) throws IOException {
    IdxWriter.writeAll(folder, set);
    int count = set.train().count() + set.test().count();
    say("%s: %,d moons in %s".formatted(set.name(), count, folder));
    tell(new JsonLine().with("folder", folder.toString()).with("checksum", set.checksum()));
  }

  private void keep(MoonRecipe recipe) throws IOException {
    String called = name == null ? new Moons(recipe).name() : name;
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      DataChoice kept =
          DataSets.in(surroundings.folders())
              .make(recipe, called, new Work(bar, "drawing"))
              .orElseThrow();
      bar.clear();
      say("kept as " + kept.id());
      tell(new JsonLine().with("id", kept.id()).with("name", kept.name()));
    }
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
