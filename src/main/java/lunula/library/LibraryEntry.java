package lunula.library;

import java.nio.file.Path;
import lunula.model.card.ModelCard;

/// One model of the library.
///
/// @param folder where it lies, absolute; its identity
/// @param bundled whether it came with Lunula: it cannot be renamed or deleted then
/// @param card what it is
public record LibraryEntry(Path folder, boolean bundled, ModelCard card) {}
