package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.files.UserMessageException;
import lunula.model.card.ModelCard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A model and the images that go with it: the chosen ones, or else those that it was trained on.
final class ModelImages {
  @Parameters(paramLabel = "MODEL", descriptionKey = "model")
  private String model = "";

  @Option(names = "--data", paramLabel = "ID|PATH")
  private @Nullable String data;

  @Mixin private ImportChoices choices = new ImportChoices();

  /// The model's folder.
  ///
  /// @throws IOException with a sentence, if there is none or more than one
  Path folder(CliCommand command) throws IOException {
    return command.models().folder(model);
  }

  /// Loads the images.
  ///
  /// @throws IOException with a sentence, if they are not at hand or cannot be read
  /// @throws IllegalArgumentException with a sentence, if the model cannot take them
  DataSet load(CliCommand command, ModelCard card) throws IOException {
    DataSet images = choices.load(command, data == null ? own(command, card) : data);
    check(card, images);
    return images;
  }

  /// Id of the data set that a model was trained on.
  ///
  /// @throws IOException with a sentence, if it is not at hand
  static String own(CliCommand command, ModelCard card) throws IOException {
    return command
        .dataSets()
        .choiceOf(card)
        .map(DataChoice::id)
        .orElseThrow(() -> new UserMessageException("cli.data.gone", card.name(), card.dataSet()));
  }

  /// Refuses images that a model cannot take.
  ///
  /// @throws IllegalArgumentException with a sentence
  static void check(ModelCard card, DataSet images) {
    var network = card.plan().architecture();
    int classes = images.classNames().size();
    if (network.image().width() != images.width() || network.image().height() != images.height()) {
      throw CliCommand.wrong(
          "cli.data.size",
          card.name(),
          network.image().toString(),
          images.name(),
          images.width(),
          images.height());
    }
    if (network.conditional() && classes > network.classes()) {
      throw CliCommand.wrong(
          "cli.data.classes", card.name(), network.classes(), images.name(), classes);
    }
    if (network.conditional() && classes == 0) {
      throw CliCommand.wrong("cli.data.classless", card.name(), images.name());
    }
  }

  /// The number of the class that a person means: by its number or its name.
  ///
  /// @throws IllegalArgumentException with a sentence, if there is no such class
  static int classNumber(DataSet data, String word) {
    List<String> names = data.classNames();
    for (int label = 0; label < names.size(); label++) {
      if (names.get(label).equalsIgnoreCase(word.strip())) {
        return label;
      }
    }
    if (word.matches("[0-9]{1,3}") && Integer.parseInt(word) < names.size()) {
      return Integer.parseInt(word);
    }
    throw names.isEmpty()
        ? CliCommand.wrong("cli.class.none", data.name(), word)
        : CliCommand.wrong("cli.class.missing", data.name(), word, String.join(", ", names));
  }
}
