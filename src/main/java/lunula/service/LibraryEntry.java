package lunula.service;

import java.nio.file.Path;
import lunula.model.ModelCard;

/// A model in the library, known by its card; weights and encodings stay on disk until it is
/// opened.
///
/// @param folder where it lies
/// @param bundled whether it came with the app: such models are read-only
/// @param card what it is
public record LibraryEntry(Path folder, boolean bundled, ModelCard card) {}
