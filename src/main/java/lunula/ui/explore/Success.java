package lunula.ui.explore;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Something that a person asked for is done.
///
/// @param words what, in a sentence
/// @param file what was written, which can be shown in its folder; null if nothing was
public record Success(String words, @Nullable Path file) {}
