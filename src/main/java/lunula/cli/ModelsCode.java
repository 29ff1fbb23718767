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
@Command(
    name = "code",
    description =
        "Prints a program that rebuilds a model in PyTorch or DJL and decodes one place with it.",
    footer = {
      "",
      "The program reads the model's folder, writes decoded.png and says in its first lines",
      "what it needs and how it is run.",
      "",
      "Examples:",
      "  lunula models code fashion-mnist-vae --at 0.5,-1.25 > decode_it.py",
      "  lunula models code fashion-mnist-cvae --class 7 --language djl --out DecodeIt.java"
    })
final class ModelsCode extends Action {
  @Parameters(paramLabel = "MODEL", description = "A model of the library, or a folder.")
  private String model = "";

  @Option(
      names = "--language",
      paramLabel = "NAME",
      defaultValue = "pytorch",
      description = "pytorch (Python, if not given) or djl (Java).")
  private Language language = Language.PYTORCH;

  @Option(
      names = "--at",
      paramLabel = "X,Y|#N",
      description = "The place, or #7 for that of the eighth test image; the origin if not given.")
  private @Nullable String place;

  @Option(
      names = "--class",
      paramLabel = "K",
      description = "Class to tell a conditional model, counted from 0; 0 if not given.")
  private @Nullable Integer label;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it to a file instead.")
  private @Nullable Path out;

  ModelsCode(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    Path folder = new ModelFinder(surroundings).folder(model);
    StoredMap map = new StoredModels().map(folder);
    Program program = language.program();
    String text = program.text(subject(folder, map));
    if (out == null) {
      // It brings its own last line break.
      say(text.stripTrailing());
      tell(new JsonLine().with("file", program.fileName()).with("program", text));
    } else {
      AtomicWriter.write(out, text.getBytes(StandardCharsets.UTF_8));
      say("The program is in " + out);
      tell(new JsonLine().with("file", out.toString()));
    }
    return 0;
  }

  private Subject subject(Path folder, StoredMap map) {
    Architecture network = map.card().plan().architecture();
    if (label != null && !network.conditional()) {
      throw new IllegalArgumentException("this model is not told a class; leave --class out");
    }
    int dimensions = network.latentDimensions();
    float[] z =
        place == null ? new float[dimensions] : new Places(dimensions).one(place, map.test());
    return new Subject(map.card().name(), network, folder, z, label == null ? 0 : label);
  }
}
