package lunula.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A Python with PyTorch, and the script that does there what Lunula does here.
///
/// @param python its program
/// @param script on disk
/// @param about what it says of itself
record PyTorch(String python, Path script, WatchedProcess about) {
  private static final String PROPERTY = "lunula.python";
  private static final String SCRIPT = "peer.py";

  /// Finds the Python that the system property names, or else one on the path; it must have
  /// PyTorch.
  ///
  /// @param folder gets the script
  static Optional<PyTorch> find(Path folder) throws IOException, InterruptedException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream source = PyTorch.class.getResourceAsStream(SCRIPT)) {
      Files.copy(
          Objects.requireNonNull(source, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
    }
    String named = System.getProperty(PROPERTY, "");
    for (String python : named.isEmpty() ? onPath("python3", "python") : List.of(named)) {
      try {
        List<String> question = List.of(python, script.toString(), "about");
        return Optional.of(
            new PyTorch(python, script, WatchedProcess.run(question, object -> false)));
      } catch (IOException without) {
        // The next one may have it.
      }
    }
    return Optional.empty();
  }

  /// Programs of these names, wherever the path leads.
  static List<String> onPath(String... names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
          .map(folder -> Path.of(folder, name))
          .filter(Files::isExecutable)
          .map(Path::toString)
          .forEach(found::add);
    }
    return found;
  }

  /// Its threads where nobody chooses.
  int threads() {
    return Integer.parseInt(about.note("threads"));
  }

  /// What it is called in tables.
  String name() {
    return "PyTorch " + about.note("version");
  }

  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(python, script.toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
