package lunula.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lunula.bench.Figures.Comparison;
import lunula.bench.Figures.Row;
import lunula.bench.Figures.Series;
import lunula.files.AtomicWriter;

/// performance.md and the picture beside it. What a person wrote around the two marks stays.
final class PerformancePage {
  private static final String NAME = "performance";
  private static final String BEGIN = "<!-- what the benchmarks write begins here -->";
  private static final String END = "<!-- what the benchmarks write ends here -->";
  private static final String TITLE = "# Performance\n\n";

  private final StringBuilder text = new StringBuilder();

  private PerformancePage() {}

  /// Writes both into a folder, whole or not at all.
  ///
  /// @return the page
  static Path write(Path folder, Figures.Description description, List<Figures> parts)
      throws IOException {
    Path page = folder.resolve(NAME + ".md");
    var made = new PerformancePage();
    made.all(description, parts);
    String old = Files.exists(page) ? Files.readString(page) : TITLE + BEGIN + END + "\n";
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " has lost the marks between which its tables go");
    }
    save(page, old.substring(0, begin) + BEGIN + "\n\n" + made.text + old.substring(end));
    save(folder.resolve(NAME + ".svg"), PerformancePlot.of(undisturbed(parts)));
    return page;
  }

  private static void save(Path file, String content) throws IOException {
    AtomicWriter.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Comparison> undisturbed(List<Figures> parts) {
    return parts.stream()
        .filter(part -> !part.isDisturbed())
        .flatMap(part -> part.comparisons().stream())
        .toList();
  }

  private void all(Figures.Description description, List<Figures> parts) {
    heading("Measured on");
    line("| | |");
    line("|---|---|");
    description.parts().forEach((name, value) -> line("| " + name + " | " + cell(value) + " |"));
    line("");
    if (parts.stream().anyMatch(Figures::isDisturbed)) {
      paragraph(
          "**Other programs used the machine during some parts, which the tables name: times there"
              + " are too long, and ratios, in brackets, are not to be trusted.** Threads that wait"
              + " for each other suffer most. The picture leaves those parts out.");
    }
    heading("Beside others");
    line(
        "![Every run as a dot and the medians as lines, each comparison scaled to the other’s"
            + " median](performance.svg)");
    line("");
    summary(parts);
    heading("Every run");
    for (Figures part : parts) {
      runs(part);
    }
    heading("Lunula alone");
    for (Figures part : parts) {
      rows(part);
    }
    times(parts);
  }

  private void summary(List<Figures> parts) {
    line("| what | Lunula | other | ratio of medians | goal |");
    line("|---|---|---|---|---|");
    for (Figures part : parts) {
      String ratio = part.isDisturbed() ? "(%s)" : "**%s**";
      part.comparisons().stream()
          .filter(Comparison::isWhole)
          .forEach(comparison -> line(summary(comparison, ratio)));
    }
    line("");
  }

  private static String summary(Comparison comparison, String ratio) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            cell(comparison.what()),
            median(comparison, 0),
            median(comparison, 1),
            ratio.formatted(Table.ratio(comparison)),
            comparison.goal());
  }

  private static String median(Comparison comparison, int who) {
    Series series = comparison.series().get(who);
    return Table.number(series.median()) + " " + comparison.unit();
  }

  private void runs(Figures part) {
    if (part.comparisons().isEmpty()) {
      return;
    }
    line("*" + part.id() + "*, " + part.measured() + ". " + part.company());
    line("");
    line("| what | who | median | every run |");
    line("|---|---|---|---|");
    for (Comparison comparison : part.comparisons()) {
      for (Series series : comparison.series()) {
        boolean none = series.runs().isEmpty();
        line(
            "| %s | %s | %s | %s |"
                .formatted(
                    cell(comparison.what() + ", " + comparison.unit()),
                    cell(series.who()),
                    none ? "–" : Table.number(series.median()),
                    none ? "–" : Table.runs(series)));
      }
    }
    line("");
    part.remarks().forEach(this::paragraph);
  }

  private void rows(Figures part) {
    if (part.comparisons().isEmpty() && !part.remarks().isEmpty()) {
      part.remarks().forEach(this::paragraph);
    }
    Map<String, List<Row>> tables =
        part.rows().stream()
            .collect(Collectors.groupingBy(Row::table, LinkedHashMap::new, Collectors.toList()));
    tables.forEach(
        (title, rows) -> {
          String disturbed = part.isDisturbed() ? ", disturbed" : "";
          line("| " + cell(title) + " | " + part.measured() + disturbed + " |");
          line("|---|---|");
          rows.forEach(row -> line("| " + cell(row.what()) + " | " + cell(row.figure()) + " |"));
          line("");
        });
  }

  private void times(List<Figures> parts) {
    paragraph(
        "The parts took: "
            + parts.stream()
                .map(part -> part.id() + " " + Table.number(part.seconds()) + " s")
                .collect(Collectors.joining(", "))
            + ".");
  }

  private void heading(String words) {
    line("## " + words);
    line("");
  }

  private void paragraph(String words) {
    line(words);
    line("");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace('\n', ' ');
  }
}
