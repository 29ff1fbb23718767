package lunula.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import org.jspecify.annotations.Nullable;

/// Finds the model that a person means: by its name in the library, by its folder's name there, or
/// by any folder.
record ModelFinder(ModelLibrary library) {
  /// The model's folder.
  ///
  /// @throws UserMessageException if there is none or more than one
  Path folder(String word) throws UserMessageException {
    LibraryEntry entry = known(word);
    if (entry != null) {
      return entry.folder();
    }
    try {
      Path folder = Path.of(word).toAbsolutePath().normalize();
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException noPath) {
      // Then it is no model either, as said below.
    }
    throw missing(word);
  }

  /// The model in the library.
  ///
  /// @throws UserMessageException if there is none or more than one
  LibraryEntry entry(String word) throws UserMessageException {
    LibraryEntry entry = known(word);
    if (entry == null) {
      throw missing(word);
    }
    return entry;
  }

  private @Nullable LibraryEntry known(String word) throws UserMessageException {
    List<LibraryEntry> entries = library.list().entries();
    for (LibraryEntry entry : entries) {
      if (id(entry).equals(word)) {
        return entry;
      }
    }
    List<LibraryEntry> named =
        entries.stream().filter(entry -> entry.card().name().equalsIgnoreCase(word)).toList();
    if (named.size() > 1) {
      throw new UserMessageException(
          UserMessage.of("cli.model.many", named.size(), word, ids(named)), null);
    }
    return named.isEmpty() ? null : named.getFirst();
  }

  private UserMessageException missing(String word) {
    List<LibraryEntry> entries = library.list().entries();
    return new UserMessageException(
        entries.isEmpty()
            ? UserMessage.of("cli.model.none", word)
            : UserMessage.of("cli.model.missing", word, ids(entries)),
        null);
  }

  private static String ids(List<LibraryEntry> entries) {
    return entries.stream().map(ModelFinder::id).collect(Collectors.joining(", "));
  }

  /// A model's name for commands: that of its folder.
  static String id(LibraryEntry entry) {
    return String.valueOf(entry.folder().getFileName());
  }
}
