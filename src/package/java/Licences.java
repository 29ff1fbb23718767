import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What Lunula and all it is made of may be used for: one list, and the texts.
final class Licences {
  private static final Pattern TEXT =
      Pattern.compile("META-INF/((LICEN[SC]E|NOTICE|COPYING)[^/]*|AL2\\.0|LGPL2\\.1)");

  private Licences() {}

  /// @param libraries the jars that are packed
  /// @param runtime the licences of the JDK's modules
  /// @param to gets `THIRD-PARTY.txt`, a folder of texts for each library, and `texts`
  static void collect(Path libraries, Path runtime, Path to) throws IOException {
    Folders.copy(Path.of("target", "licences"), to);
    Folders.copyFile(Path.of("LICENSE"), to.resolve("Lunula.txt"));
    Folders.copy(Path.of("src", "package", "licences"), to);
    Folders.copyFile(
        runtime.resolve("java.base").resolve("LICENSE"), to.resolve("texts/GPL-2.0-CE.txt"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*.jar")) {
      for (Path jar : jars) {
        String name = jar.getFileName().toString().replaceFirst("-\\d.*", "");
        texts(jar, to.resolve("libraries").resolve(name));
      }
    }
  }

  private static void texts(Path jar, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (TEXT.matcher(entry.getName()).matches()) {
          String file = Path.of(entry.getName()).getFileName().toString();
          Folders.write(
              zip.getInputStream(entry), to.resolve(file.endsWith(".txt") ? file : file + ".txt"));
        }
      }
    }
  }
}
