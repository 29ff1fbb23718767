import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What everything weighs.
final class Sizes {
  private static final PrintStream OUT = System.out;
  private static final long WORTH_TELLING = 500_000;

  private Sizes() {}

  /// Prints an app image and its parts.
  static void print(AppImage image) throws IOException {
    row(image.folder().toString(), image.folder());
    parts(image.app());
    parts(image.app().resolve("lunula"));
    row("  the runtime and the launcher", image.folder(), Folders.size(image.app()));
  }

  private static void parts(Path folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
      for (Path part : parts) {
        if (Folders.size(part) > WORTH_TELLING) {
          row("  " + part.getFileName(), part);
        }
      }
    }
  }

  /// Prints the files in a folder.
  static void print(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : files) {
        row(file.toString(), file);
      }
    }
  }

  private static void row(String what, Path file) throws IOException {
    row(what, file, 0);
  }

  private static void row(String what, Path file, long without) throws IOException {
    OUT.printf(Locale.ROOT, "%-48s %7.1f MB%n", what, (Folders.size(file) - without) / 1e6);
  }
}
