package lunula.cli;

import java.io.IOException;
import lunula.library.LibraryEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models delete`: removes one of one's own models.
@Command(
    name = "delete",
    description = "Deletes one of your own models for good; asks first.",
    footer = {"", "Example:", "  lunula models delete my-model --yes"})
final class ModelsDelete extends Action {
  @Parameters(paramLabel = "MODEL", description = "One of your own models.")
  private String model = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  ModelsDelete(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    ModelFinder finder = new ModelFinder(surroundings);
    LibraryEntry entry = finder.entry(model);
    if (!yes && !confirmed("Delete “%s” for good?".formatted(entry.card().name()))) {
      return 1;
    }
    finder.library().delete(entry);
    say("deleted " + entry.card().name());
    tell(new JsonLine().with("deleted", ModelFinder.id(entry)));
    return 0;
  }
}
