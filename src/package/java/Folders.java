import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Whole folders, and the programs that work on them.
final class Folders {
  private Folders() {}

  /// Deletes a folder with all that is in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path each : below(folder).reversed()) {
      Files.delete(each);
    }
  }

  /// Copies a folder's content, links as links and times as they are.
  static void copy(Path from, Path to) throws IOException {
    for (Path each : below(from)) {
      Path copy = to.resolve(from.relativize(each).toString());
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(copy);
      } else {
        copyFile(each, copy);
      }
    }
  }

  /// Copies one file into a folder that is made if need be.
  static void copyFile(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(
        from,
        to,
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES,
        LinkOption.NOFOLLOW_LINKS);
  }

  /// Writes what a stream holds to a file, in a folder that is made if need be.
  static void write(InputStream content, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(content, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Gives every file and folder the same time.
  static void stamp(Path folder, Instant time) throws IOException {
    for (Path each : below(folder).reversed()) {
      if (!Files.isSymbolicLink(each)) {
        Files.setLastModifiedTime(each, FileTime.from(time));
      }
    }
  }

  /// Bytes in a file, or in all files of a folder.
  static long size(Path file) throws IOException {
    long[] sum = new long[1];
    Files.walkFileTree(
        file,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
            sum[0] += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0];
  }

  /// The folder itself and all below it, each folder before what is in it.
  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList();
    }
  }

  /// Runs a program to its end, printing where this one prints.
  ///
  /// @throws IOException if it is not there or ends with a failure
  static void run(ProcessBuilder program) throws IOException, InterruptedException {
    int code = program.inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(program.command().getFirst() + " ended with " + code);
    }
  }

  static void run(List<String> command) throws IOException, InterruptedException {
    run(new ProcessBuilder(command));
  }

  /// A program of the JDK that runs this one.
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /// Whether a Unix system has a program.
  static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
