package lunula.ui;

import java.io.IOException;
import lunula.model.Architecture;
import lunula.model.Encodings;
import lunula.model.ModelCard;

/// Whether the window can show a model: the one place that knows what the map asks of one.
///
/// @param card the model's
record ModelFit(ModelCard card) {
  private static final int MAP_DIMENSIONS = 2;

  /// Checks the model against the data set on whose images it is to be shown.
  ///
  /// @param encodings those that go on the map
  /// @param images how many images there are to go with them
  /// @throws IOException with a sentence for the person, if it cannot be shown
  void check(ModelSwitch.Labels data, Encodings encodings, int images) throws IOException {
    Architecture network = card.plan().architecture();
    if (network.latentDimensions() != MAP_DIMENSIONS) {
      throw refuse("switch.not.flat", card.name(), network.latentDimensions());
    }
    if (network.image().width() != data.imageWidth()
        || network.image().height() != data.imageHeight()) {
      throw refuse(
          "switch.other.size",
          card.name(),
          network.image().width(),
          network.image().height(),
          data.imageWidth(),
          data.imageHeight());
    }
    if (encodings.count() != images) {
      throw refuse("switch.other.data", card.name(), encodings.count(), images);
    }
  }

  private static IOException refuse(String key, Object... arguments) {
    return new IOException(Texts.of(ModelFit.class).get(key, arguments));
  }
}
