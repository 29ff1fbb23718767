package lunula.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import org.jspecify.annotations.Nullable;

/// Finds the model that a person means: by its name in the library, by its folder's name there, or
/// by any folder.
final class ModelFinder {
  private final ModelLibrary library;

  ModelFinder(Surroundings surroundings) {
    library = ModelLibrary.in(surroundings.folders());
  }

  ModelLibrary library() {
    return library;
  }

  /// The model's folder.
  ///
  /// @throws IOException with a sentence, if there is none or more than one
  Path folder(String word) throws IOException {
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
  /// @throws IOException with a sentence, if there is none or more than one
  LibraryEntry entry(String word) throws IOException {
    LibraryEntry entry = known(word);
    if (entry == null) {
      throw missing(word);
    }
    return entry;
  }

  private @Nullable LibraryEntry known(String word) throws IOException {
    List<LibraryEntry> entries = library.list().entries();
    for (LibraryEntry entry : entries) {
      if (id(entry).equals(word)) {
        return entry;
      }
    }
    List<LibraryEntry> named =
        entries.stream().filter(entry -> entry.card().name().equalsIgnoreCase(word)).toList();
    if (named.size() > 1) {
      throw new IOException(
          "There are %d models called “%s”; name one by its id: %s."
              .formatted(named.size(), word, ids(named)));
    }
    return named.isEmpty() ? null : named.getFirst();
  }

  private FileNotFoundException missing(String word) {
    return new FileNotFoundException(
        "There is no model “%s” in the library and no such folder. There are %s."
            .formatted(word, ids(library.list().entries())));
  }

  private static String ids(List<LibraryEntry> entries) {
    return entries.isEmpty()
        ? "none yet"
        : entries.stream().map(ModelFinder::id).collect(Collectors.joining(", "));
  }

  /// A model's name for commands: that of its folder.
  static String id(LibraryEntry entry) {
    return String.valueOf(entry.folder().getFileName());
  }
}
