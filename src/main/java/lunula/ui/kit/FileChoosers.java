package lunula.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The platform's own dialogs for files, which tests and screens without a desktop do without.
public interface FileChoosers {
  /// Asks the person for a folder. JavaFX thread; blocks until answered.
  ///
  /// @param title what the folder is for
  /// @return empty if the person changed their mind
  Optional<Path> folder(String title);

  /// Asks the person for a file to read, likewise. Where no such dialog is offered, empty.
  default Optional<Path> file(String title) {
    return Optional.empty();
  }

  /// Asks the person for a file of one of several kinds to read, likewise.
  ///
  /// @param kinds what they are, in words
  /// @param endings of the files to offer, lower-case, without a dot
  default Optional<Path> file(String title, String kinds, List<String> endings) {
    return file(title);
  }

  /// Asks the person where to save a file, likewise. Where no such dialog is offered, empty.
  ///
  /// @param title what is saved
  /// @param suggestedName a file name with its ending
  default Optional<Path> save(String title, String suggestedName) {
    return Optional.empty();
  }
}
