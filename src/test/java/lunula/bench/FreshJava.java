package lunula.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Starts a class in a Java process like this one: same class path, same options. The variables
/// `OPENBLAS_…`, by which some machines hold OpenBLAS back, are unset there.
public final class FreshJava {
  /// Options for a window without a display.
  public static final List<String> HEADLESS =
      List.of("-Dglass.platform=Headless", "-Dprism.order=sw");

  private FreshJava() {}

  /// Runs a class to its end, printing where this process prints.
  ///
  /// @param options for Java, after this process's own
  /// @throws IOException if it cannot be started or ends with a failure
  public static void run(String mainClass, String... options)
      throws IOException, InterruptedException {
    Process process = builder(mainClass, List.of(options)).inheritIO().start();
    check(mainClass, process);
  }

  /// Runs a class to its end.
  ///
  /// @return what it printed
  public static String ask(String mainClass, List<String> options)
      throws IOException, InterruptedException {
    Process process =
        builder(mainClass, options).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    check(mainClass, process);
    return printed.strip();
  }

  /// Runs a class to its end, as a process with two native heaps, which the package's launcher asks
  /// for.
  ///
  /// @param heard is given each line that it prints, as soon as it does
  public static void listen(String mainClass, List<String> options, Consumer<String> heard)
      throws IOException, InterruptedException {
    ProcessBuilder builder = builder(mainClass, options).redirectErrorStream(true);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.accept(line);
      }
    }
    check(mainClass, process);
  }

  private static void check(String mainClass, Process process)
      throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new IOException(mainClass + " ended with " + process.exitValue());
    }
  }

  private static ProcessBuilder builder(String mainClass, List<String> options) {
    return unhindered(new ProcessBuilder(command(mainClass, options)));
  }

  /// The command that starts a class.
  ///
  /// @param options for Java, after this process's own
  static List<String> command(String mainClass, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(options);
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  /// A process without the variables `OPENBLAS_…`.
  static ProcessBuilder unhindered(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("OPENBLAS_"));
    return builder;
  }
}
