package lunula.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lunula.export.code.Language;
import lunula.export.code.Program;
import lunula.export.code.Subject;
import lunula.files.AtomicWriter;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.network.Architecture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models code`: the program that rebuilds a model elsewhere.
@Command(name = "code")
final class ModelsCode extends CliCommand {
  @Parameters(paramLabel = "MODEL", descriptionKey = "model")
  private String model = "";

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
    Program program = language.program();
    String text = program.text(subject(folder, map));
    if (out == null) {
      // It brings its own last line break.
      print(text.stripTrailing());
      tell(new JsonLine().with("file", program.fileName()).with("program", text));
    } else {
      AtomicWriter.write(out, text.getBytes(StandardCharsets.UTF_8));
      say("cli.code.written", out);
      tell(new JsonLine().with("file", out.toString()));
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
    return new Subject(map.card().name(), network, folder, z, label == null ? 0 : label);
  }
}
