package lunula.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Lunula in a process of its own on a [Desktop], with folders where nobody has been.
final class AppProcess implements AutoCloseable {
  private static final int SECONDS = 60;

  private final Desktop desktop;
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;

  private AppProcess(Desktop desktop, Process process) {
    this.desktop = desktop;
    this.process = process;
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    questions = new PrintWriter(process.getOutputStream(), true, UTF_8);
  }

  /// @param home scratch folder for all that is the person's
  static AppProcess start(Desktop desktop, Path home, String... arguments) throws IOException {
    return start(AnsweringApp.class, desktop, home, arguments);
  }

  /// @param program what to start
  static AppProcess start(Class<?> program, Desktop desktop, Path home, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dprism.order=sw", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = desktop.on(new ProcessBuilder(command));
    builder.environment().keySet().remove("JAVA_TOOL_OPTIONS");
    for (String folder : List.of("DATA_HOME", "CONFIG_HOME", "STATE_HOME", "CACHE_HOME")) {
      builder.environment().put("XDG_" + folder, home.resolve(folder).toString());
    }
    Path runtime = Files.createDirectories(home.resolve("run"));
    builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
    builder.environment().put("HOME", home.toString());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(home.resolve("complaints").toFile()));
    return new AppProcess(desktop, builder.start());
  }

  /// Asks what [AnsweringApp] can be asked.
  String ask(String question) {
    questions.println(question);
    return line(AnsweringApp.ANSWER);
  }

  /// The rest of the next line that begins with some words.
  String line(String beginning) {
    try {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(beginning)) {
          return line.substring(beginning.length());
        }
      }
      throw new AssertionError("the program is gone before it said " + beginning);
    } catch (IOException failure) {
      throw new AssertionError(beginning, failure);
    }
  }

  boolean shows(String selector) {
    return !ask("bounds " + selector).equals(AnsweringApp.NOTHING);
  }

  /// Where a person sees a control, as soon as it is there and no longer moves.
  Desktop.Box find(String selector) {
    String[] last = {""};
    Desktop.until(
        selector + " rests",
        () -> {
          String before = last[0];
          last[0] = ask("bounds " + selector);
          ask("frames 2");
          return !last[0].equals(AnsweringApp.NOTHING) && last[0].equals(before);
        });
    String[] numbers = last[0].split(" ", -1);
    return new Desktop.Box(
        Integer.parseInt(numbers[0]),
        Integer.parseInt(numbers[1]),
        Integer.parseInt(numbers[2]),
        Integer.parseInt(numbers[3]));
  }

  /// The main window, as soon as it is there and has the keyboard.
  ///
  /// @param title words of its title
  String window(String title) {
    Desktop.until(title + " is active", () -> active(title) != null);
    return active(title);
  }

  private String active(String title) {
    return desktop.windows(title).stream().filter(desktop::isActive).findFirst().orElse(null);
  }

  /// Waits for the end of the process.
  ///
  /// @return its exit code
  int end() {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("did not end");
      }
      return process.exitValue();
    } catch (InterruptedException given) {
      throw new AssertionError(given);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
