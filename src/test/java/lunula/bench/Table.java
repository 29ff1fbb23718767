package lunula.bench;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the benchmarks print: a table of figures, each beside what it is. Where the system property
/// `lunula.bench.rows` names a file, every row is also added to it, as a JSON object a line.
public final class Table {
  /// Names the file that gets the rows.
  static final String ROWS = "lunula.bench.rows";

  private static final PrintStream OUT = System.out;
  private static final int WIDTH = 66;
  private static final Gson GSON = new Gson();

  private Table() {}

  /// Begins a table, with the machine it is measured on.
  public static void begin(String title) {
    OUT.printf("%n%s%n%s%n", title, Machine.line());
    OUT.println("-".repeat(WIDTH + 24));
    note(new Figures.Row(title, "", ""));
  }

  /// Prints one figure.
  public static void row(String what, String format, Object... figures) {
    String figure = String.format(Locale.ROOT, format, figures);
    OUT.printf("%-" + WIDTH + "s %s%n", what, figure);
    note(new Figures.Row("", what.strip(), figure));
  }

  private static void note(Figures.Row row) {
    String file = System.getProperty(ROWS, "");
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(file),
          GSON.toJson(row) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Prints a sentence.
  static void say(String sentence) {
    OUT.println(sentence);
  }

  /// Prints every run of everyone, the medians, and their ratio.
  static void print(Figures.Comparison comparison) {
    OUT.println(comparison.what() + ", " + comparison.unit());
    for (Figures.Series series : comparison.series()) {
      String median = series.runs().isEmpty() ? "-" : number(series.median());
      OUT.printf("  %-30s %8s   %s%n", series.who(), median, runs(series));
    }
    if (comparison.isWhole()) {
      OUT.printf("  %-30s %8s %s%n", "ratio of medians", ratio(comparison), comparison.goal());
    }
  }

  /// Every run, in the order in which they ran.
  static String runs(Figures.Series series) {
    return series.runs().stream().map(Table::number).collect(Collectors.joining(" "));
  }

  /// Lunula's median as a multiple of the other's.
  static String ratio(Figures.Comparison comparison) {
    List<Figures.Series> series = comparison.series();
    return String.format(Locale.ROOT, "%.2f ×", series.get(0).median() / series.get(1).median());
  }

  /// Three digits that count, in full.
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
