package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import lunula.library.StoredModels;
import lunula.model.card.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models describe`: other words about a model.
@Command(
    name = "describe",
    description = "Writes other words about a model on its card; all else stays.",
    footer = {
      "",
      "Example:",
      "  lunula models describe my-model \"Half as wide as the last one.\""
    })
final class ModelsDescribe extends Action {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A model, or its folder.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "TEXT", description = "A sentence or a few.")
  private String text = "";

  ModelsDescribe(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    if (text.isBlank()) {
      throw wrong("Say something about the model.");
    }
    Path folder = new ModelFinder(surroundings).folder(model);
    StoredModels models = new StoredModels();
    ModelCard described = models.read(folder).card().described(text.strip());
    models.replaceCard(folder, described);
    say("%s: %s".formatted(described.name(), described.description()));
    tell(
        new JsonLine()
            .with("name", described.name())
            .with("description", described.description())
            .with("folder", folder.toString()));
    return 0;
  }
}
