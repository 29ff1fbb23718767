package lunula.ui.train;

import lunula.library.LibraryEntry;
import org.jspecify.annotations.Nullable;

/// Where the keeping of a run's result stands.
public sealed interface Keeping {
  /// There is nothing to keep.
  record Nothing() implements Keeping {}

  /// There is a result that is not kept yet.
  ///
  /// @param problem why the last try failed; null if there was none
  record Offered(@Nullable String problem) implements Keeping {}

  /// It is being saved.
  record Busy() implements Keeping {}

  /// It is in the library.
  record Kept(LibraryEntry entry) implements Keeping {}
}
