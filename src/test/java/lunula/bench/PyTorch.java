package lunula.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/// The same training in PyTorch, an epoch at a time, in a process of its own that idles between
/// them.
final class PyTorch implements AutoCloseable {
  private static final String PYTHON = "lunula.python";
  private static final String SCRIPT = "epoch.py";

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final String version;

  private PyTorch(Path script, String python, Path images) throws IOException {
    process =
        new ProcessBuilder(python, script.toString(), images.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = process.outputWriter(UTF_8);
    answers = process.inputReader(UTF_8);
    version = answer();
  }

  /// Starts the Python that the system property names.
  ///
  /// @param images the training images, gzipped IDX
  /// @return empty if the property names none
  static Optional<PyTorch> start(Path images) throws IOException {
    String python = System.getProperty(PYTHON, "");
    if (python.isEmpty()) {
      return Optional.empty();
    }
    Path script = Files.createTempFile("epoch", ".py");
    try (InputStream source = PyTorch.class.getResourceAsStream(SCRIPT)) {
      Files.copy(
          Objects.requireNonNull(source, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(new PyTorch(script, python, images));
    } finally {
      // Python has read the script whole before it answers with its version.
      Files.delete(script);
    }
  }

  String version() {
    return version;
  }

  /// Trains one epoch.
  ///
  /// @return its seconds, by the script's own clock
  double epoch() {
    try {
      questions.newLine();
      questions.flush();
      return Double.parseDouble(answer());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new EOFException("PyTorch's process has ended; its own message is above");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
  }
}
