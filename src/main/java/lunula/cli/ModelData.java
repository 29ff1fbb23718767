package lunula.cli;

import java.io.IOException;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.model.card.ModelCard;
import org.jspecify.annotations.Nullable;

/// The images that go with a model.
final class ModelData {
  private ModelData() {}

  /// The data set's id or path: the chosen one, or else the one that the model was trained on.
  ///
  /// @throws IOException with a sentence, if that is not at hand
  static String word(DataSets sets, ModelCard card, @Nullable String chosen) throws IOException {
    if (chosen != null) {
      return chosen;
    }
    return sets.choiceOf(card)
        .map(DataChoice::id)
        .orElseThrow(
            () ->
                new IOException(
                    "The images that “%s” was trained on, %s, are not at hand. Name them with --data."
                        .formatted(card.name(), card.dataSet())));
  }

  /// Refuses images that a model cannot take.
  ///
  /// @throws IllegalArgumentException with a sentence
  static void check(ModelCard card, DataSet images) {
    var network = card.plan().architecture();
    if (network.image().width() != images.width() || network.image().height() != images.height()) {
      throw new IllegalArgumentException(
          "“%s” takes images of %s, and %s has %d × %d"
              .formatted(
                  card.name(), network.image(), images.name(), images.width(), images.height()));
    }
    if (network.conditional() && images.classNames().size() > network.classes()) {
      throw new IllegalArgumentException(
          "“%s” knows %d classes, and %s has %d"
              .formatted(
                  card.name(), network.classes(), images.name(), images.classNames().size()));
    }
    if (network.conditional() && images.classNames().isEmpty()) {
      throw new IllegalArgumentException(
          "“%s” must be told classes, and %s has none".formatted(card.name(), images.name()));
    }
  }
}
