package lunula.service;

import lunula.model.Encodings;
import lunula.model.ModelCard;

/// What can be shown of a model before the engine is up.
///
/// @param card what it is
/// @param train encodings of the training images, in the data set's order
/// @param test encodings of the test images, in the data set's order
public record StoredMap(ModelCard card, Encodings train, Encodings test) {}
