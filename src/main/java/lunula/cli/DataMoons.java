package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lunula.data.DataSet;
import lunula.data.format.IdxWriter;
import lunula.data.moons.MoonNight;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonRecipe.Varying;
import lunula.data.moons.MoonSurface;
import lunula.data.moons.Moons;
import lunula.datasets.DataChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `data moons`: draws moons.
@Command(name = "moons")
final class DataMoons extends CliCommand {
  /// Which phases are seen.
  enum Phases {
    EVERY,
    EXTREMES
  }

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path out;

  @Option(names = "--keep")
  private boolean keep;

  @Option(names = "--name")
  private @Nullable String name;

  @Option(names = "--phases", paramLabel = "WHICH")
  private Phases phases = Phases.EVERY;

  @Option(names = "--side", paramLabel = "N")
  private int side = 28;

  @Option(names = "--maria")
  private boolean maria;

  @Option(names = "--earthshine")
  private boolean earthshine;

  @Option(names = "--vary", split = ",", paramLabel = "FACTOR")
  private List<Varying> varying = List.of();

  @Option(names = "--train", paramLabel = "N")
  private @Nullable Integer train;

  @Option(names = "--test", paramLabel = "N")
  private @Nullable Integer test;

  @Option(names = "--seed", paramLabel = "N")
  private @Nullable Long seed;

  @Override
  public Integer call() throws IOException {
    if (out == null && !keep) {
      throw wrong("cli.moons.out");
    }
    if (out != null) {
      checkNoSet(out);
    }
    MoonRecipe recipe = recipe();
    Moons moons = new Moons(recipe);
    String drawing = words("cli.moons.drawing");
    if (keep) {
      String called = name == null ? moons.name() : name;
      DataChoice kept =
          behindBar(drawing, progress -> dataSets().make(recipe, called, progress)).orElseThrow();
      say("cli.kept", kept.id());
      tell(new JsonLine().with("id", kept.id()).with("name", kept.name()));
    }
    if (out != null) {
      DataSet set = load(drawing, moons::load);
      IdxWriter.writeAll(out, set);
      say("cli.moons.written", set.name(), set.train().count() + set.test().count(), out);
      tell(new JsonLine().with("folder", out.toString()).with("checksum", set.checksum()));
    }
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
}
