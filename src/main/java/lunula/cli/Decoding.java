package lunula.cli;

import java.io.IOException;
import java.util.List;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.network.Architecture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Options of the commands that turn places into pictures.
final class Decoding {
  @Parameters(paramLabel = "MODEL", descriptionKey = "model")
  private String model = "";

  @Option(names = "--class", paramLabel = "K")
  private @Nullable Integer label;

  @Option(names = "--scale", paramLabel = "N")
  private int scale = 4;

  int scale() {
    return scale;
  }

  /// The class to tell, 0 if none.
  int label() {
    return label == null ? 0 : label;
  }

  /// The model, its class checked.
  ///
  /// @throws IOException with a sentence, if it cannot be read
  /// @throws IllegalArgumentException with a sentence, if it does not know the class
  StoredMap map(CliCommand command) throws IOException {
    StoredMap map = new StoredModels().map(command.models().folder(model));
    Architecture network = map.card().plan().architecture();
    if (label != null && (label < 0 || label >= network.classes())) {
      throw network.conditional()
          ? CliCommand.wrong("cli.class.known", network.classes() - 1)
          : CliCommand.wrong("cli.class.untold");
    }
    return map;
  }

  /// The model at work; closed by the caller.
  LiveModel live(StoredMap map) {
    return new StoredModels().live(map);
  }

  /// Pictures of many places.
  List<? extends Sample> decode(StoredMap map, float[] points) {
    try (LiveModel live = live(map)) {
      return live.ofClass(label()).decode(points);
    }
  }
}
