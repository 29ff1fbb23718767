package lunula.app.start;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import lunula.files.UserMessages;
import lunula.ui.kit.Texts;

/// Files among the words after the program's name, which are to be opened in the window.
///
/// @param files absolute
public record FileArguments(List<Path> files) {
  private static final String URI_START = "file:";

  public FileArguments {
    files = List.copyOf(files);
  }

  /// Whether the words name files and are no command: a desktop gives a path or an address, a
  /// person may give the name of a file that lies where they are.
  ///
  /// @param isCommand asked about a word that could be either
  public static boolean isOne(String[] words, Predicate<String> isCommand) {
    if (words.length == 0 || words[0].isEmpty() || words[0].startsWith("-")) {
      return false;
    }
    String word = words[0];
    boolean like =
        word.startsWith(URI_START) || word.contains("/") || word.contains("\\") || dotted(word);
    return like || (exists(word) && !isCommand.test(word));
  }

  private static boolean dotted(String word) {
    return word.lastIndexOf('.') >= 0;
  }

  private static boolean exists(String word) {
    try {
      return Files.exists(Path.of(word));
    } catch (InvalidPathException noName) {
      return false;
    }
  }

  /// The files that the words name.
  ///
  /// @throws IllegalArgumentException if one of them is not there, with a sentence for the person
  public static FileArguments of(String... words) {
    return new FileArguments(Arrays.stream(words).map(FileArguments::file).toList());
  }

  private static Path file(String word) {
    try {
      Path path = word.startsWith(URI_START) ? Path.of(URI.create(word)) : Path.of(word);
      if (Files.exists(path)) {
        return path.toAbsolutePath().normalize();
      }
    } catch (IllegalArgumentException noName) {
      throw new IllegalArgumentException(
          Texts.of(FileArguments.class).get("app.file.name", word, UserMessages.words(noName)),
          noName);
    }
    throw new IllegalArgumentException(Texts.of(FileArguments.class).get("app.file.none", word));
  }
}
