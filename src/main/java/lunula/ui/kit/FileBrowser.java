package lunula.ui.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The desktop's file manager: Explorer, Finder, or what a Linux desktop has. Blocking; not on the
/// JavaFX thread.
///
/// @param system name of the operating system, as the system property `os.name` has it
/// @param launcher starts programs
public record FileBrowser(String system, Launcher launcher) {
  private static final long SECONDS = 10;

  /// Starts a program and waits for its end.
  @FunctionalInterface
  public interface Launcher {
    /// @return its exit code; 0 if it goes on for long
    /// @throws IOException if there is no such program
    /// @throws InterruptedException if the thread is interrupted while it waits
    int run(List<String> command) throws IOException, InterruptedException;
  }

  /// The one of this desktop.
  public static FileBrowser ofThisDesktop() {
    return new FileBrowser(System.getProperty("os.name", ""), FileBrowser::launch);
  }

  /// Opens a file's folder with the file selected, or at least the folder.
  ///
  /// @return why that did not work, in a sentence; empty if it did
  public Optional<String> show(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Texts texts = Texts.of(FileBrowser.class);
    if (Files.notExists(absolute)) {
      return Optional.of(texts.get("folder.gone", absolute));
    }
    return commands(absolute).stream().anyMatch(this::works)
        ? Optional.empty()
        : Optional.of(texts.get("folder.failed", absolute));
  }

  /// What to try, the best first.
  private List<List<String>> commands(Path file) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of(List.of("explorer.exe", "/select,", file.toString()));
    }
    if (name.startsWith("mac")) {
      return List.of(List.of("open", "-R", file.toString()));
    }
    // A comma separates the files of the list.
    String address = file.toUri().toString().replace(",", "%2C");
    return List.of(
        List.of(
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.FileManager1",
            "/org/freedesktop/FileManager1",
            "org.freedesktop.FileManager1.ShowItems",
            "array:string:" + address,
            "string:"),
        List.of("xdg-open", String.valueOf(file.getParent())));
  }

  private boolean works(List<String> command) {
    try {
      int code = launcher.run(command);
      // Explorer's exit code says nothing.
      return code == 0 || command.getFirst().equals("explorer.exe");
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int launch(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 0;
  }
}
