package lunula.library;

import lunula.data.SampleSet;
import lunula.model.Encodings;
import lunula.model.card.ModelCard;
import lunula.model.network.Weights;
import org.jspecify.annotations.Nullable;

/// A model as read from disk: what can be shown before the engine is up, and what the engine will
/// need.
///
/// @param kind id of its [ModelKinds.ModelKind]
/// @param card what it is
/// @param weights its parameters, checked
/// @param train encodings of the training samples, in the data set's order; without rows if the
///     model has no encoder, or none are stored
/// @param test encodings of the test samples, likewise
/// @param samples what lies behind its points if the model brings it, the test samples first; null
///     if it lies among the data sets
public record StoredMap(
    String kind,
    ModelCard card,
    Weights weights,
    Encodings train,
    Encodings test,
    @Nullable SampleSet samples) {
  /// An autoencoder of a data set's images.
  public StoredMap(ModelCard card, Weights weights, Encodings train, Encodings test) {
    this(ModelKinds.AutoencoderKind.ID, card, weights, train, test, null);
  }
}
