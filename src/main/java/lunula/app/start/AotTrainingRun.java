package lunula.app.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The run by which the build fills Java's cache of classes: it plays the tour's first minute, and
/// takes in what a window on a desktop needs and one without a display does not. What is done
/// later, such as training, reads its classes from the jars: the cache would cost more room than it
/// saves time.
public final class AotTrainingRun {
  private static final String PROPERTY = "lunula.rehearsal";

  /// JavaFX's window and painter on a Linux desktop; other systems have none of this name.
  private static final List<String> DESKTOP =
      List.of("com/sun/glass/ui/gtk", "com/sun/prism/es2", "com/sun/prism/shader");

  private AotTrainingRun() {}

  /// Whether this is one.
  public static boolean isOn() {
    return Boolean.getBoolean(PROPERTY);
  }

  /// The names of the classes that a desktop needs; none where JavaFX is not linked into Java.
  static List<String> desktopClasses() {
    FileSystem java = FileSystems.getFileSystem(URI.create("jrt:/"));
    Path graphics = java.getPath("modules", "javafx.graphics");
    return DESKTOP.stream().map(graphics::resolve).flatMap(it -> classes(graphics, it)).toList();
  }

  private static Stream<String> classes(Path module, Path folder) {
    if (Files.notExists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> module.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
