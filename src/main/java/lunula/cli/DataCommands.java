package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.LabelledImages;
import lunula.data.format.FashionMnist;
import lunula.data.format.IdxWriter;
import lunula.data.format.OwnData;
import lunula.data.format.OwnTexts;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonRecipe.Varying;
import lunula.data.moons.Moons;
import lunula.datasets.DataChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data`: which data sets there are, and a person's own.
@Command(
    name = "data",
    subcommands = {
      DataCommands.ListSets.class,
      DataCommands.Describe.class,
      DataCommands.DrawMoons.class,
      DataCommands.Convert.class,
      DataCommands.Import.class,
      DataCommands.Delete.class
    })
final class DataCommands extends CliCommand.CommandGroup {
  /// `data list`: the catalog.
  @Command(name = "list")
  static final class ListSets extends CliCommand {
    @Override
    public Integer call() {
      for (DataChoice choice : dataSets().choices()) {
        String listed =
            words(
                "cli.data.listed",
                choice.name(),
                choice.size().toString(),
                choice.classNames().size());
        print("%-20s %s".formatted(choice.id(), own(choice.own(), listed)));
        tell(
            JsonLine.of("id", choice.id())
                .with("name", choice.name())
                .with("width", choice.size().width())
                .with("height", choice.size().height())
                .with("classes", choice.classNames())
                .with("own", choice.own()));
      }
      dataSets().problems().forEach(surroundings()::complain);
      return 0;
    }
  }

  /// Marks what is the person's own.
  static String own(boolean own, String listed) {
    return own ? CliCommand.words("cli.own", listed) : listed;
  }

  /// `data describe`: what a data set is.
  @Command(name = "describe")
  static final class Describe extends CliCommand {
    @Parameters(paramLabel = "ID|PATH", descriptionKey = "path")
    private String data = FashionMnist.ID;

    @Mixin private ImportChoices choices = new ImportChoices();

    @Override
    public Integer call() throws IOException {
      return dataSets().knows(data) ? describe(load(data), null) : describe(survey());
    }

    private OwnData.Survey survey() throws DataException {
      OwnData found = dataSets().elsewhere(data, choices.options());
      return behindBar(words("cli.data.reading", found.name()), found::survey);
    }

    /// A plan with a question open is told; the images then are not read.
    private int describe(OwnData.Survey survey) throws DataException {
      ImportPlan plan = survey.plan();
      if (plan.questions().isEmpty()) {
        return describe(load(words("cli.data.reading", survey.name()), survey::load), plan);
      }
      say("cli.plan.kind", plan.kind());
      plan.notes().stream().filter(note -> !plan.questions().contains(note)).forEach(this::print);
      plan.questions().forEach(this::print);
      say("cli.plan.open");
      tell(JsonLine.of("name", survey.name()).with("plan", planned(plan)));
      return 0;
    }

    private int describe(DataSet set, @Nullable ImportPlan plan) {
      List<Integer> counts = counts(set);
      List<String> factors = set.test().factors().names();
      say(
          "cli.describe.images",
          set.name(),
          set.train().count(),
          set.test().count(),
          set.width(),
          set.height());
      if (plan != null) {
        say("cli.plan.kind", plan.kind());
      }
      for (int label = 0; label < counts.size(); label++) {
        print("  %2d  %-16s %,d".formatted(label, set.classNames().get(label), counts.get(label)));
      }
      if (!factors.isEmpty()) {
        say("cli.describe.factors", String.join(", ", factors));
      }
      print("SHA-256 " + set.checksum());
      if (!set.origin().isEmpty()) {
        print(set.origin());
      }
      JsonLine line =
          JsonLine.of("id", set.id())
              .with("name", set.name())
              .with("width", set.width())
              .with("height", set.height())
              .with("train", set.train().count())
              .with("test", set.test().count())
              .with("classes", set.classNames())
              .with("counts", counts)
              .with("factors", factors)
              .with("checksum", set.checksum())
              .with("origin", set.origin())
              .with("skipped", skipped());
      tell(plan == null ? line : line.with("plan", planned(plan)));
      return 0;
    }

    /// How many images each class has, of both parts together.
    private static List<Integer> counts(DataSet set) {
      int[] counts = new int[set.classNames().size()];
      if (counts.length > 0) {
        for (LabelledImages part : List.of(set.train(), set.test())) {
          for (byte label : part.allLabels()) {
            counts[Byte.toUnsignedInt(label)]++;
          }
        }
      }
      return IntStream.of(counts).boxed().toList();
    }
  }

  /// `data convert`: any images as IDX files.
  @Command(name = "convert")
  static final class Convert extends CliCommand {
    @Parameters(paramLabel = "PATH", descriptionKey = "path")
    private String data = "";

    @Mixin private ImportChoices choices = new ImportChoices();

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
      checkNoSet(out);
      DataSet set = load(dataSets().elsewhere(data, choices.options()));
      IdxWriter.writeAll(out, set);
      int count = set.train().count() + set.test().count();
      say("cli.convert.done", count, set.width(), set.height(), out);
      tell(
          JsonLine.of("folder", out.toString())
              .with("train", set.train().count())
              .with("test", set.test().count())
              .with("checksum", set.checksum())
              .with("skipped", skipped()));
      return 0;
    }
  }

  /// `data import`: keeps images among one's own data sets.
  @Command(name = "import")
  static final class Import extends CliCommand {
    @Parameters(paramLabel = "PATH", descriptionKey = "path")
    private String data = "";

    @Mixin private ImportChoices choices = new ImportChoices();

    @Option(names = "--name")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException {
      Optional<OwnTexts> texts = dataSets().textsElsewhere(data);
      DataSet set =
          load(texts.isPresent() ? texts.get() : dataSets().elsewhere(data, choices.options()));
      DataChoice kept = dataSets().keep(set, name == null ? set.name() : name);
      say("cli.kept", kept.id());
      tell(JsonLine.of("id", kept.id()).with("name", kept.name()).with("skipped", skipped()));
      return 0;
    }
  }

  /// `data delete`: removes one of one's own data sets.
  @Command(name = "delete", aliases = "remove")
  static final class Delete extends CliCommand {
    @Parameters(paramLabel = "ID", descriptionKey = "id")
    private String id = "";

    @Option(names = "--yes")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
      if (!yes && !confirmed(words("cli.delete.data", id))) {
        return 1;
      }
      dataSets().delete(id);
      say("cli.delete.done", id);
      tell(JsonLine.of("deleted", id));
      return 0;
    }
  }

  /// `data moons`: draws moons.
  @Command(name = "moons")
  static final class DrawMoons extends CliCommand {
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
        tell(JsonLine.of("id", kept.id()).with("name", kept.name()));
      }
      if (out != null) {
        DataSet set = load(drawing, moons::load);
        IdxWriter.writeAll(out, set);
        say("cli.moons.written", set.name(), set.train().count() + set.test().count(), out);
        tell(JsonLine.of("folder", out.toString()).with("checksum", set.checksum()));
      }
      return 0;
    }

    private MoonRecipe recipe() {
      MoonRecipe usual =
          MoonRecipe.of(
                  phases == Phases.EVERY ? MoonPhases.EVERY_PHASE : MoonPhases.FULL_AND_CRESCENT)
              .withSide(side)
              .withSurface(maria ? MoonRecipe.Surface.MARIA : MoonRecipe.Surface.PLAIN)
              .withNight(earthshine ? MoonRecipe.Night.EARTHSHINE : MoonRecipe.Night.DARK)
              .withVarying(Set.copyOf(varying));
      return usual
          .withCounts(
              train == null ? usual.trainCount() : train, test == null ? usual.testCount() : test)
          .withSeed(seed == null ? usual.seed() : seed);
    }
  }

  /// A plan for machines.
  static CliCommand.JsonLine planned(ImportPlan plan) {
    ImportPlan.Scale scale = plan.scale();
    ImportOptions.Count count = plan.count();
    CliCommand.JsonLine line =
        CliCommand.JsonLine.of("kind", plan.kind())
            .with("parts", plan.parts().stream().map(DataCommands::planned).toList())
            .with("sourceWidth", plan.sourceWidth())
            .with("sourceHeight", plan.sourceHeight())
            .with("channels", plan.channels())
            .with("transposed", plan.transposed())
            .with("width", plan.width())
            .with("height", plan.height())
            .with(
                "scale",
                CliCommand.JsonLine.of("least", scale.least())
                    .with("greatest", scale.most())
                    .with("black", scale.black())
                    .with("white", scale.white())
                    .with("decided", scale.decided())
                    .with("proposedWhite", scale.offer()))
            .with("labels", plan.labels())
            .with("classes", plan.classNames())
            .with("labelChoices", plan.labelChoices())
            .with("notes", plan.notes())
            .with("questions", plan.questions());
    return count == null ? line : line.with("count", count.toString().toLowerCase(Locale.ROOT));
  }

  private static CliCommand.JsonLine planned(ImportPlan.Part part) {
    ImportPlan.Use use = part.use();
    return CliCommand.JsonLine.of("name", part.name())
        .with("use", use == null ? "left-out" : use.toString().toLowerCase(Locale.ROOT))
        .with("count", part.count());
  }
}
