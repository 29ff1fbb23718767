package lunula.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The characters that the numbers of classes stand for, in the files that come with them:
/// `emnist-letters-mapping.txt`, a line `1 65 97` a class with the codes of its characters, and
/// `k49_classmap.csv`, a line `0,U+3042,あ`.
final class ClassMaps {
  private static final int MOST_BESIDE = 1000;

  private ClassMaps() {}

  /// The names of the classes by their numbers.
  ///
  /// @param images of which the map may lie beside
  /// @return no two names alike; empty without a map
  static Map<String, String> beside(Path images) {
    String stem = DataFinder.plainName(images).replaceFirst("(?i)[-_](train|test)[-_].*", "");
    Path folder = images.toAbsolutePath().getParent();
    if (folder == null) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.limit(MOST_BESIDE).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        boolean map = name.equals(stem + "-mapping.txt") || name.equals(stem + "_classmap.csv");
        if (map && Files.isRegularFile(file)) {
          return read(file);
        }
      }
    } catch (IOException unreadable) {
      // The images are worth more than the names: their classes go by number.
      return Map.of();
    }
    return Map.of();
  }

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> names = new TreeMap<>();
    try (TextLines lines = new TextLines(file)) {
      while (lines.advance()) {
        String[] words = lines.text().strip().split("[ ,\t]+", -1);
        if (words.length < 2 || !words[0].matches("[0-9]{1,3}")) {
          continue;
        }
        String name = words.length > 2 && words[1].startsWith("U+") ? words[2] : letters(words);
        if (!name.isEmpty()) {
          names.put(words[0], name);
        }
      }
    }
    return Set.copyOf(names.values()).size() == names.size() ? names : Map.of();
  }

  /// Characters by their codes: `65 97` are “Aa”.
  private static String letters(String[] words) {
    StringBuilder letters = new StringBuilder();
    for (int i = 1; i < words.length; i++) {
      if (words[i].matches("[0-9]{2,5}")
          && Character.isValidCodePoint(Integer.parseInt(words[i]))) {
        letters.appendCodePoint(Integer.parseInt(words[i]));
      }
    }
    return letters.toString();
  }
}
