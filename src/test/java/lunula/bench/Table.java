package lunula.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// What the benchmarks print: a table of figures, each beside what it is.
public final class Table {
  private static final PrintStream OUT = System.out;
  private static final int WIDTH = 66;

  private Table() {}

  /// Begins a table, with the machine it was measured on.
  public static void begin(String title) {
    OUT.printf("%n%s%n%s · %d cores · Java %s · %s%n", title, cpu(), cores(), java(), system());
    OUT.println("-".repeat(WIDTH + 24));
  }

  /// Prints one figure.
  public static void row(String what, String format, Object... figures) {
    OUT.printf("%-" + WIDTH + "s %s%n", what, String.format(Locale.ROOT, format, figures));
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String java() {
    return Runtime.version().toString();
  }

  private static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  /// Linux tells the processor's name in a file, Windows in a variable.
  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unnamed processor");
    } catch (IOException notLinux) {
      String name = System.getenv("PROCESSOR_IDENTIFIER");
      return name == null ? "unnamed processor" : name;
    }
  }
}
