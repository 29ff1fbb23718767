package lunula.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import lunula.files.AtomicWriter;

/// What a part of the benchmarks found, kept as a file so that the page can be made from parts that
/// were measured at different times.
///
/// @param id names the part on the command line
/// @param measured when it began, in words
/// @param seconds that it took
/// @param others which part of the processors' time other programs took meanwhile, 0 to 1
/// @param comparisons with others, in turns
/// @param rows of Lunula alone
/// @param remarks sentences: what was skipped and why
record Figures(
    String id,
    String measured,
    double seconds,
    double others,
    List<Comparison> comparisons,
    List<Row> rows,
    List<String> remarks) {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /// More of the processors' time than an idle system needs for itself.
  private static final double DISTURBING = 0.05;

  /// Whether other programs disturbed it.
  boolean isDisturbed() {
    return others > DISTURBING;
  }

  /// How much others disturbed it, in a sentence.
  String company() {
    return String.format(
        Locale.ROOT,
        "Other programs took %.0f %% of the processors’ time%s.",
        100 * others,
        isDisturbed() ? ": times are too long, and ratios are not to be trusted" : "");
  }

  /// The same thing done by several.
  ///
  /// @param what is measured; less is better
  /// @param unit of the runs
  /// @param goal in words, or empty
  /// @param series Lunula's first
  record Comparison(String what, String unit, String goal, List<Series> series) {
    Comparison {
      series = List.copyOf(series);
    }

    Comparison(String what, String unit, String goal, Series... series) {
      this(what, unit, goal, List.of(series));
    }

    /// Whether Lunula and somebody else have runs.
    boolean isWhole() {
      return series.size() > 1 && series.stream().noneMatch(each -> each.runs().isEmpty());
    }
  }

  /// Every run of one of them.
  record Series(String who, List<Double> runs) {
    Series {
      runs = List.copyOf(runs);
    }

    double median() {
      return Times.of(runs).median();
    }
  }

  /// A figure in words.
  ///
  /// @param table the heading that it stands under
  record Row(String table, String what, String figure) {}

  /// What everything was measured on and with, by name.
  record Description(SequencedMap<String, String> parts) {
    /// Whole or not at all.
    void write(Path file) throws IOException {
      save(file, this);
    }

    static Description read(Path file) throws IOException {
      return GSON.fromJson(Files.readString(file), Description.class);
    }
  }

  /// What a part adds to while it runs.
  static final class Collector {
    final List<Comparison> comparisons = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();

    /// Processor time of the benchmark's own that the system does not count as such.
    double ownSeconds;

    /// Adds and prints a comparison.
    void compare(Comparison comparison) {
      comparisons.add(comparison);
      Table.print(comparison);
    }

    /// Adds and prints a remark.
    void remark(String sentence) {
      remarks.add(sentence);
      Table.say(sentence);
    }
  }

  static Figures read(Path file) throws IOException {
    return GSON.fromJson(Files.readString(file), Figures.class);
  }

  /// Whole or not at all.
  void write(Path file) throws IOException {
    save(file, this);
  }

  private static void save(Path file, Object figures) throws IOException {
    AtomicWriter.write(file, GSON.toJson(figures).getBytes(StandardCharsets.UTF_8));
  }
}
