package lunula.ui.kit;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person where to save a file.
@FunctionalInterface
public interface SaveTarget {
  /// Blocks until the person has answered; JavaFX thread.
  ///
  /// @param suggestedName a file name with its ending
  /// @return the file; empty if the person thought better of it
  Optional<Path> ask(String suggestedName);
}
