package lunula.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.export.code.Language;
import lunula.export.code.Language.Program;
import lunula.export.code.OnnxModel;
import lunula.export.code.ProgramFile;
import lunula.export.code.Subject;
import lunula.files.UserMessageException;
import lunula.library.FoundModel;
import lunula.library.FoundModel.Choice;
import lunula.library.FoundModel.Geometry;
import lunula.library.LibraryEntry;
import lunula.library.ModelArchive;
import lunula.library.ModelLibrary;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.library.format.ModelFolder;
import lunula.model.ImageSize;
import lunula.model.card.ComparisonGroup;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Output;
import lunula.model.plan.TrainingPlan;
import lunula.train.AnchoredModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models`: the library.
@Command(
    name = "models",
    subcommands = {
      ModelsCommands.ListModels.class,
      ModelsCommands.Show.class,
      ModelsCommands.Import.class,
      ModelsCommands.Export.class,
      ModelsCommands.Anchor.class,
      ModelsCommands.Rename.class,
      ModelsCommands.Describe.class,
      ModelsCommands.Delete.class,
      ModelsCommands.Code.class
    })
final class ModelsCommands extends CliCommand.CommandGroup {
  /// A command about one model, by its name, its folder's name in the library, or any folder.
  abstract static class OfModel extends CliCommand {
    @Parameters(index = "0", paramLabel = "MODEL", descriptionKey = "model")
    String model = "";
  }

  /// `models list`: the library.
  @Command(name = "list")
  static final class ListModels extends CliCommand {
    @Option(names = "--check")
    private boolean check;

    @Override
    public Integer call() {
      ModelLibrary.Listing listing = models().library().list();
      int width =
          listing.entries().stream()
              .mapToInt(entry -> CliCommand.ModelFinder.id(entry).length())
              .max()
              .orElse(0);
      int number = 0;
      for (List<LibraryEntry> group :
          ComparisonGroup.groups(listing.entries(), LibraryEntry::card).values()) {
        number++;
        ModelCard first = group.getFirst().card();
        say("cli.models.group", first.dataSet(), LossWords.plain(ComparisonGroup.figure(first)));
        for (LibraryEntry entry : group) {
          list(entry, width, number, group.size() == 1);
        }
      }
      listing.problems().forEach(surroundings()::complain);
      return 0;
    }

    /// @param group number of the models that it compares with
    private void list(LibraryEntry entry, int width, int group, boolean alone) {
      ModelCard card = entry.card();
      String id = CliCommand.ModelFinder.id(entry);
      String network = card.plan().architecture().summary();
      LossWords losses = new LossWords(card.plan().architecture());
      String total = losses.total(card.test().sampled());
      String listed = words("cli.models.listed", card.name(), network, card.dataSet(), total);
      String grouped = alone ? words("cli.models.alone", listed) : listed;
      boolean doubtful = check && isDoubtful(entry.folder());
      String told = doubtful ? words("cli.models.doubtful", grouped) : grouped;
      String gap = " ".repeat(width - id.length() + 2);
      print("  " + id + gap + DataCommands.own(!entry.bundled(), told));
      tell(
          JsonLine.of("id", id)
              .with("name", card.name())
              .with("folder", entry.folder().toString())
              .with("bundled", entry.bundled())
              .with("data", card.dataSet())
              .with("network", network)
              .with("likelihood", Words.of(card.plan().architecture().likelihood().kind()))
              .with("comparable", group)
              .with("doubtful", doubtful)
              .with(losses, card.test().sampled()));
    }
  }

  /// `models import`: takes a model into the library.
  @Command(name = "import")
  static final class Import extends CliCommand {
    @Parameters(paramLabel = "FOLDER|FILE", descriptionKey = "folder")
    private Path folder = Path.of("");

    @Option(names = "--data", paramLabel = "ID|PATH")
    private @Nullable String data;

    @Mixin private ImportChoices choices = new ImportChoices();

    @Option(names = "--mean", paramLabel = "LAYER")
    private @Nullable String mean;

    @Option(names = "--activation", paramLabel = "WHICH")
    private @Nullable Activation activation;

    @Option(names = "--output", paramLabel = "WHICH")
    private @Nullable Output output;

    @Option(names = "--layers", paramLabel = "N")
    private int layers;

    @Option(names = "--name")
    private @Nullable String name;

    @Option(names = "--dry-run")
    private boolean dry;

    @Option(names = "--yes")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
      Optional<FoundModel> found = models().library().find(folder);
      if (found.isPresent()) {
        return found(mean == null ? found.get() : found.get().withMean(mean));
      }
      if (dry) {
        ModelCard card = models().library().read(folder);
        say("cli.import.whole", card.name(), card.plan().architecture().summary(), card.dataSet());
        tell(JsonLine.of("name", card.name()).with("data", card.dataSet()));
        return 0;
      }
      return kept(
          behindBar(
                  words("cli.import.progress"),
                  progress -> models().library().importFolder(folder, progress))
              .orElseThrow());
    }

    private int kept(LibraryEntry kept) {
      String id = CliCommand.ModelFinder.id(kept);
      say("cli.kept", id);
      tell(JsonLine.of("id", id).with("folder", kept.folder().toString()));
      return 0;
    }

    /// A network without a card: what was found is told, and the person confirms what nothing in it
    /// tells.
    private int found(FoundModel found) throws IOException {
      var report = new FoundReport(found, this);
      List<DataChoice> fitting = models().library().fitting(found);
      report.tensors();
      String set = data;
      if (set == null && fitting.size() == 1) {
        set = fitting.getFirst().id();
      }
      if (set == null && dry) {
        report.fitting(fitting);
        report.json(fitting, null, null);
        return 0;
      }
      if (set == null) {
        throw ModelLibrary.undecided(found, fitting);
      }
      DataSet images = choices.load(this, set);
      Choice choice = decided(found, images);
      report.choice(choice, images);
      if (dry) {
        report.json(fitting, choice, images);
        return 0;
      }
      if (found.asks() && !yes && !confirmed(report.question(choice, set))) {
        return 1;
      }
      String called = name == null ? found.name() : name;
      return kept(
          behindBar(
                  words("cli.import.progress"),
                  progress ->
                      models().library().importFound(found, choice, called, images, progress))
              .orElseThrow());
    }

    /// What gives back the images best, but for what the person decided.
    private Choice decided(FoundModel found, DataSet images) throws IOException {
      ImageSize size = new ImageSize(images.width(), images.height());
      if (!found.fits(size, images.classNames().size())) {
        throw new UserMessageException(
            "library.found.data", found.name(), found.images(), images.name(), size.toString());
      }
      List<Geometry> geometries = found.geometries(size);
      if (layers < 0 || layers > geometries.size()) {
        throw wrong("cli.found.layers.known", geometries.size());
      }
      Choice best = found.best(images);
      Choice choice = activation == null ? best : best.with(activation);
      choice = output == null ? choice : choice.with(output);
      return layers == 0 ? choice : choice.with(geometries.get(layers - 1));
    }
  }

  /// `models export`: a model in one file.
  @Command(name = "export")
  static final class Export extends OfModel {
    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--onnx", paramLabel = "DIR")
    private @Nullable Path onnx;

    @Override
    public Integer call() throws IOException {
      Path folder = models().folder(model);
      if (onnx != null) {
        return onnx(folder, onnx);
      }
      Path file = out == null ? Path.of(folder.getFileName() + ModelArchive.ENDING) : out;
      models().library().export(folder, file);
      say("cli.export.done", file);
      tell(JsonLine.of("file", file.toString()));
      return 0;
    }

    private int onnx(Path folder, Path target) throws IOException {
      if (out != null) {
        throw wrong("cli.export.both");
      }
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw wrong("cli.target.exists", target);
      }
      StoredMap map = new StoredModels().map(folder);
      var model = new OnnxModel(map.card().name(), map.card().plan().architecture(), map.weights());
      model.write(target);
      List<String> files = List.copyOf(model.files().keySet());
      say("cli.export.onnx", String.join(", ", files), target, OnnxModel.OPSET);
      tell(
          JsonLine.of("folder", target.toString())
              .with("files", files)
              .with("opset", OnnxModel.OPSET));
      return 0;
    }
  }

  /// `models rename`: another name for one of one's own models.
  @Command(name = "rename")
  static final class Rename extends OfModel {
    @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      LibraryEntry renamed = models().library().rename(models().entry(model), name);
      String id = CliCommand.ModelFinder.id(renamed);
      say("cli.rename.done", id, renamed.card().name());
      tell(JsonLine.of("id", id).with("name", renamed.card().name()));
      return 0;
    }
  }

  /// `models describe`: other words about a model.
  @Command(name = "describe")
  static final class Describe extends OfModel {
    @Parameters(index = "1", paramLabel = "TEXT", descriptionKey = "text")
    private String text = "";

    @Override
    public Integer call() throws IOException {
      if (text.isBlank()) {
        throw wrong("cli.describe.nothing");
      }
      Path folder = models().folder(model);
      ModelCard described = ModelFolder.readCard(folder).described(text.strip());
      ModelFolder.replaceCard(folder, described);
      say("cli.describe.model", described.name(), described.description());
      tell(
          JsonLine.of("name", described.name())
              .with("description", described.description())
              .with("folder", folder.toString()));
      return 0;
    }
  }

  /// `models delete`: removes one of one's own models.
  @Command(name = "delete")
  static final class Delete extends OfModel {
    @Option(names = "--yes")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
      LibraryEntry entry = models().entry(model);
      if (!yes && !confirmed(words("cli.delete.model", entry.card().name()))) {
        return 1;
      }
      models().library().delete(entry);
      say("cli.delete.done", entry.card().name());
      tell(JsonLine.of("deleted", CliCommand.ModelFinder.id(entry)));
      return 0;
    }
  }

  /// `models anchor`: another encoder for a trained decoder.
  @Command(name = "anchor", sortOptions = false)
  static final class Anchor extends CliCommand {
    @Option(names = "--anchors", paramLabel = "N")
    private int anchors = 1024;

    @Mixin private ModelImages model = new ModelImages();
    @Mixin private ModelTarget target = new ModelTarget();

    @Override
    public Integer call() throws IOException {
      target.check(models().library());
      SavedModel trained = ModelFolder.read(model.folder(this));
      DataSet images = model.load(this, trained.card());
      SavedModel anchored =
          behindBar(
                  words("cli.anchor.progress"),
                  progress -> new AnchoredModel(trained, images, anchors).made(progress))
              .named(target.name(words("cli.anchor.name", trained.card().name())));
      List<String> folders = new ArrayList<>();
      boolean asWanted = target.write(this, anchored, folders);
      LossWords losses = new LossWords(anchored.architecture());
      Losses before = trained.card().test().sampled();
      Losses now = anchored.card().test().sampled();
      say("cli.anchor.before", losses.total(before));
      say("cli.anchor.now", losses.total(now));
      folders.forEach(folder -> say("cli.target.written", folder));
      tell(
          JsonLine.of("anchors", anchors)
              .with("before", new JsonLine().with(losses, before))
              .with(losses, now)
              .with("folders", folders));
      return asWanted ? 0 : 1;
    }
  }

  /// `models code`: the program that rebuilds a model elsewhere.
  @Command(name = "code")
  static final class Code extends OfModel {
    @Option(names = "--language", paramLabel = "NAME")
    private Language language = Language.PYTORCH;

    @Option(names = "--at", paramLabel = "X,Y|#N")
    private @Nullable String place;

    @Option(names = "--class", paramLabel = "K")
    private @Nullable Integer label;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
      Path folder = models().folder(model);
      StoredMap map = new StoredModels().map(folder);
      Subject subject = subject(folder, map);
      if (out == null) {
        Program program = language.program();
        String text = program.text(subject);
        // It brings its own last line break.
        print(text.stripTrailing());
        tell(JsonLine.of("file", program.fileName()).with("program", text));
      } else {
        Path weights = ProgramFile.of(language, subject, folder).write(out);
        say("cli.code.written", out, weights.getFileName());
        tell(JsonLine.of("file", out.toString()).with("weights", weights.toString()));
      }
      return 0;
    }

    private Subject subject(Path folder, StoredMap map) {
      Architecture network = map.card().plan().architecture();
      if (label != null && !network.conditional()) {
        throw wrong("cli.class.untold");
      }
      int dimensions = network.latentDimensions();
      float[] z =
          place == null ? new float[dimensions] : new Places(dimensions).one(place, map.test());
      Path weights = folder.toAbsolutePath().normalize().resolve("model.safetensors");
      return new Subject(map.card().name(), network, weights, z, label == null ? 0 : label);
    }
  }

  /// `models show`: a model's card.
  @Command(name = "show")
  static final class Show extends OfModel {
    private static final int NAMES = 16;

    @Override
    public Integer call() throws IOException {
      Path folder = models().folder(model);
      ModelCard card = new StoredModels().map(folder).card();
      TrainingPlan plan = card.plan();
      print(card.name());
      print(card.description());
      row(words("cli.show.folder"), folder);
      row(words("cli.show.data"), card.dataSet());
      row(words("cli.show.network"), plan.architecture().summary());
      plan.architecture()
          .unevenDecoder()
          .ifPresent(layers -> row(words("cli.show.decoder"), layers));
      row(words("cli.show.classes"), plan.architecture().classes());
      Optional<Adversarial.Game> game = plan.architecture().body().game();
      if (game.isPresent()) {
        game(plan.architecture(), game.get());
      } else {
        row(words("cli.show.likelihood"), Words.of(plan.architecture().likelihood().kind()));
      }
      if (card.trainedElsewhere()) {
        row(words("cli.show.training"), words("cli.show.elsewhere"));
        row(words("cli.show.opened"), card.created());
      } else {
        training(card, plan);
      }
      LossWords losses = new LossWords(plan.architecture());
      Losses test = card.test().sampled();
      losses.all().forEach(each -> row(losses.name(each), losses.value(each, test)));
      boolean doubtful = isDoubtful(folder);
      if (doubtful) {
        warn("cli.show.doubtful", card.name());
      }
      tell(
          line(folder, card)
              .with(losses, test)
              .with("doubtful", doubtful)
              .with("measures", measures(card)));
      return 0;
    }

    private void game(Architecture network, Adversarial.Game game) {
      row(words("cli.show.critic"), network.criticSummary().orElse(""));
      row(words("cli.show.prior"), Words.of(game.prior()));
      row(words("cli.show.loss"), Words.of(game.loss()));
      row(words("cli.show.critic.steps"), game.criticSteps());
      boolean weighed = game.penalty() != Adversarial.Penalty.NONE;
      row(
          words("cli.show.penalty"),
          Words.of(game.penalty()) + (weighed ? " × " + game.penaltyWeight() : ""));
    }

    private void training(ModelCard card, TrainingPlan plan) {
      if (plan.architecture().variational()) {
        row(words("cli.show.beta"), plan.objective().beta());
      }
      row(words("cli.show.epochs"), words("cli.show.of", card.curve().size(), plan.epochs()));
      row(words("cli.show.batch"), plan.batchSize());
      row(words("cli.show.rate"), plan.learningRate() + ", " + Words.of(plan.schedule()));
      row(words("cli.show.seed"), plan.seed());
      if (plan.leavesOut()) {
        row(words("cli.show.left"), words("cli.show.class", plan.withoutClass()));
      }
      row(
          words("cli.show.trained"),
          "%.1f s, %s".formatted(card.trainingSeconds(), card.created()));
    }

    private void row(String name, Object value) {
      print("  %s %s".formatted(Words.padded(name, NAMES), value));
    }

    private static JsonLine line(Path folder, ModelCard card) {
      TrainingPlan plan = card.plan();
      Architecture network = plan.architecture();
      JsonLine line =
          JsonLine.of("name", card.name())
              .with("description", card.description())
              .with("folder", folder.toString())
              .with("data", card.dataSet())
              .with("checksum", card.dataChecksum())
              .with("network", network.summary())
              .with("latent", network.latentDimensions())
              .with("classes", network.classes())
              .with("likelihood", Words.of(network.likelihood().kind()));
      if (card.trainedElsewhere()) {
        return line.with("trainedElsewhere", true);
      }
      return line.with("beta", network.variational() ? plan.objective().beta() : Double.NaN)
          .with("epochs", card.curve().size())
          .with("seed", plan.seed())
          .with("withoutClass", plan.withoutClass())
          .with("seconds", card.trainingSeconds());
    }

    private static JsonLine measures(ModelCard card) {
      JsonLine measures = new JsonLine();
      card.measures().values().forEach(measures::with);
      return measures;
    }
  }
}
