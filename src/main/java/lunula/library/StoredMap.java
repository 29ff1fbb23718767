package lunula.library;

import lunula.model.Encodings;
import lunula.model.card.ModelCard;
import lunula.model.network.Weights;

/// A model as read from disk: what can be shown before the engine is up, and what the engine will
/// need.
///
/// @param card what it is
/// @param weights its parameters, checked
/// @param train encodings of the training images, in the data set's order
/// @param test encodings of the test images, in the data set's order
public record StoredMap(ModelCard card, Weights weights, Encodings train, Encodings test) {}
