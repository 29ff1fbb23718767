package lunula.bench;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows that a benchmark prints in a process of its own, so that none warms another's code or
/// starts its toolkit.
final class Rows {
  private Rows() {}

  /// Runs a class that prints by [Table]; it prints where this process prints.
  ///
  /// @param options for Java
  /// @return its rows, each with the heading that it stands under
  static List<Figures.Row> of(String mainClass, Bench bench, String... options)
      throws IOException, InterruptedException {
    Path file = bench.work().resolve("rows.jsonl");
    Files.deleteIfExists(file);
    String[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = "-D" + Table.ROWS + "=" + file;
    FreshJava.run(mainClass, all);
    List<Figures.Row> rows = new ArrayList<>();
    String table = "";
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      Figures.Row row = new Gson().fromJson(line, Figures.Row.class);
      if (row.table().isEmpty()) {
        rows.add(new Figures.Row(table, row.what(), row.figure()));
      } else {
        table = row.table();
      }
    }
    return rows;
  }
}
