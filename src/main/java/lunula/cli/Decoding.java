package lunula.cli;

import java.io.IOException;
import java.util.List;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.TextSample;
import lunula.model.network.TextConvolutional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command that turns places into pictures.
abstract class Decoding extends CliCommand {
  @Parameters(paramLabel = "MODEL", descriptionKey = "model")
  private String model = "";

  @Option(names = "--class", paramLabel = "K")
  private @Nullable Integer label;

  @Option(names = "--scale", paramLabel = "N")
  private int scale = 4;

  final int scale() {
    return scale;
  }

  /// The class to tell, 0 if none.
  final int label() {
    return label == null ? 0 : label;
  }

  /// The model, its class checked.
  ///
  /// @throws IOException with a sentence, if it cannot be read
  /// @throws IllegalArgumentException with a sentence, if it does not know the class
  final StoredMap map() throws IOException {
    StoredMap map = new StoredModels().map(models().folder(model));
    checkClass(map.card().plan().architecture(), label);
    return map;
  }

  /// The model at work; closed by the caller.
  final LiveModel live(StoredMap map) {
    return new StoredModels().live(map);
  }

  /// Prints samples that are texts, one a line.
  ///
  /// @return whether they are texts
  final boolean printed(List<? extends Sample> samples) {
    for (Sample sample : samples) {
      if (!(sample instanceof TextSample text)) {
        return false;
      }
      print(text.text());
      tell(
          JsonLine.of("text", text.text())
              .with(
                  "probabilities",
                  text.places().stream()
                      .map(place -> (double) place.candidates().getFirst().probability())
                      .toList()));
    }
    return true;
  }

  /// Whether a model decodes into texts, which are printed unless a file is named.
  static boolean isOfTexts(StoredMap map) {
    return map.card().plan().architecture().body() instanceof TextConvolutional;
  }

  /// Pictures of many places.
  final List<? extends Sample> decode(StoredMap map, float[] points) {
    try (LiveModel live = live(map)) {
      return live.ofClass(label()).decode(points);
    }
  }
}
