package lunula.library.format;

import lunula.model.Encodings;

/// The encodings stored with a model: what its map shows before the engine is up.
///
/// @param train of the training images, in the data set's order
/// @param test of the test images, in the data set's order
public record StoredEncodings(Encodings train, Encodings test) {}
