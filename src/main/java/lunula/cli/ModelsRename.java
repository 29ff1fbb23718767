package lunula.cli;

import java.io.IOException;
import lunula.library.LibraryEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models rename`: another name for one of one's own models.
@Command(
    name = "rename",
    description = "Gives one of your own models another name; its id stays.",
    footer = {"", "Example:", "  lunula models rename my-model \"Moons, second try\""})
final class ModelsRename extends Action {
  @Parameters(index = "0", paramLabel = "MODEL", description = "One of your own models.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "Its new name.")
  private String name = "";

  ModelsRename(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    ModelFinder finder = new ModelFinder(surroundings);
    LibraryEntry renamed = finder.library().rename(finder.entry(model), name);
    say("%s is now called %s".formatted(ModelFinder.id(renamed), renamed.card().name()));
    tell(new JsonLine().with("id", ModelFinder.id(renamed)).with("name", renamed.card().name()));
    return 0;
  }
}
