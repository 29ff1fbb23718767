package lunula.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The licences of what Lunula is built on, as files in a folder and the folders in it. Blocking.
public final class LicenceTexts {
  private static final String ENDING = ".txt";
  private static final String LIST = "THIRD-PARTY";

  private LicenceTexts() {}

  /// One text.
  ///
  /// @param name what it is of, such as `libraries · gson · LICENSE`
  public record Licence(String name, Path file) {}

  /// All texts under a folder, the list of everything first, then by name; none if there is no such
  /// folder.
  ///
  /// @throws IOException if the folder cannot be read
  public static List<Licence> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .map(file -> new Licence(name(folder.relativize(file)), file))
          .sorted(
              Comparator.comparing((Licence licence) -> !licence.name().startsWith(LIST))
                  .thenComparing(Licence::name, String.CASE_INSENSITIVE_ORDER))
          .toList();
    }
  }

  private static String name(Path file) {
    String parts =
        Stream.iterate(0, i -> i < file.getNameCount(), i -> i + 1)
            .map(i -> file.getName(i).toString())
            .collect(Collectors.joining(" · "));
    return parts.substring(0, parts.length() - ENDING.length());
  }

  /// The text; letters that are not UTF-8 are replaced.
  ///
  /// @throws IOException if it cannot be read
  public static String read(Licence licence) throws IOException {
    return new String(Files.readAllBytes(licence.file()), StandardCharsets.UTF_8);
  }
}
