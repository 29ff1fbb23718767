package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models import`: copies a model's folder into the library.
@Command(
    name = "import",
    description = "Copies a model's folder into your library, after reading all of it.")
final class ModelsImport extends Action {
  @Parameters(paramLabel = "FOLDER", description = "A model's folder.")
  private Path folder = Path.of("");

  ModelsImport(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    LibraryEntry kept;
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      Work work = new Work(bar, "placing the images");
      kept = ModelLibrary.in(surroundings.folders()).importFolder(folder, work).orElseThrow();
    }
    say("kept as " + ModelFinder.id(kept));
    tell(new JsonLine().with("id", ModelFinder.id(kept)).with("folder", kept.folder().toString()));
    return 0;
  }
}
