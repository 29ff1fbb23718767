package lunula.ui.data;

import lunula.datasets.DataChoice;
import org.jspecify.annotations.Nullable;

/// Where the making of moons stands.
public sealed interface Making {
  /// Nobody is making any.
  record Closed() implements Making {}

  /// It is being decided how they are.
  ///
  /// @param problem why they cannot be made so, or why the last try failed; null if there is none
  record Choosing(@Nullable String problem) implements Making {}

  /// They are being drawn and kept.
  record Drawing() implements Making {}

  /// They are a data set.
  record Made(DataChoice choice) implements Making {}
}
