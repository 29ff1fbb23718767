package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.model.card.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models`: the library.
@Command(
    name = "models",
    subcommands = {
      ModelsCommands.ListModels.class,
      ModelsShow.class,
      ModelsCommands.Import.class,
      ModelsAnchor.class,
      ModelsCommands.Rename.class,
      ModelsCommands.Describe.class,
      ModelsCommands.Delete.class,
      ModelsCode.class
    })
final class ModelsCommands extends CommandGroup {
  /// `models list`: the library.
  @Command(name = "list")
  static final class ListModels extends CliCommand {
    @Override
    public Integer call() {
      ModelLibrary.Listing listing = models().library().list();
      int width =
          listing.entries().stream()
              .mapToInt(entry -> ModelFinder.id(entry).length())
              .max()
              .orElse(0);
      for (LibraryEntry entry : listing.entries()) {
        ModelCard card = entry.card();
        String id = ModelFinder.id(entry);
        String network = card.plan().architecture().summary();
        LossWords losses = new LossWords(card.plan().architecture());
        String total = losses.total(card.test().sampled());
        String listed = words("cli.models.listed", card.name(), network, card.dataSet(), total);
        print(
            id + " ".repeat(width - id.length() + 2) + DataCommands.own(!entry.bundled(), listed));
        tell(
            new JsonLine()
                .with("id", id)
                .with("name", card.name())
                .with("folder", entry.folder().toString())
                .with("bundled", entry.bundled())
                .with("data", card.dataSet())
                .with("network", network)
                .with("likelihood", Words.of(card.plan().architecture().likelihood().kind()))
                .with(losses, card.test().sampled()));
      }
      listing.problems().forEach(surroundings()::complain);
      return 0;
    }
  }

  /// `models import`: copies a model's folder into the library.
  @Command(name = "import")
  static final class Import extends CliCommand {
    @Parameters(paramLabel = "FOLDER", descriptionKey = "folder")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
      LibraryEntry kept =
          behindBar(
                  words("cli.import.progress"),
                  progress -> models().library().importFolder(folder, progress))
              .orElseThrow();
      String id = ModelFinder.id(kept);
      say("cli.kept", id);
      tell(new JsonLine().with("id", id).with("folder", kept.folder().toString()));
      return 0;
    }
  }

  /// `models rename`: another name for one of one's own models.
  @Command(name = "rename")
  static final class Rename extends CliCommand {
    @Parameters(index = "0", paramLabel = "MODEL", descriptionKey = "model")
    private String model = "";

    @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      LibraryEntry renamed = models().library().rename(models().entry(model), name);
      String id = ModelFinder.id(renamed);
      say("cli.rename.done", id, renamed.card().name());
      tell(new JsonLine().with("id", id).with("name", renamed.card().name()));
      return 0;
    }
  }

  /// `models describe`: other words about a model.
  @Command(name = "describe")
  static final class Describe extends CliCommand {
    @Parameters(index = "0", paramLabel = "MODEL", descriptionKey = "model")
    private String model = "";

    @Parameters(index = "1", paramLabel = "TEXT", descriptionKey = "text")
    private String text = "";

    @Override
    public Integer call() throws IOException {
      if (text.isBlank()) {
        throw wrong("cli.describe.nothing");
      }
      Path folder = models().folder(model);
      StoredModels stored = new StoredModels();
      ModelCard described = stored.read(folder).card().described(text.strip());
      stored.replaceCard(folder, described);
      say("cli.describe.model", described.name(), described.description());
      tell(
          new JsonLine()
              .with("name", described.name())
              .with("description", described.description())
              .with("folder", folder.toString()));
      return 0;
    }
  }

  /// `models delete`: removes one of one's own models.
  @Command(name = "delete")
  static final class Delete extends CliCommand {
    @Parameters(paramLabel = "MODEL", descriptionKey = "model")
    private String model = "";

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
      tell(new JsonLine().with("deleted", ModelFinder.id(entry)));
      return 0;
    }
  }
}
