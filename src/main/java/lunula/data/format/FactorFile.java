package lunula.data.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.data.Factors;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// What is truly known of images, as a table beside their IDX file: a header `index,phase,tilt`,
/// then a row an image in the images’ order. Numbers are written so that they are read back to the
/// last bit.
public final class FactorFile {
  private static final String INDEX = "index";

  private FactorFile() {}

  /// The table's name beside the images of a part, `train` or `t10k`.
  public static String name(String part) {
    return part + "-factors.csv";
  }

  /// Writes the table, whole or not at all.
  public static void write(Path file, Factors factors) throws FileWriteException {
    List<String> names = factors.names();
    String rows =
        IntStream.range(0, factors.count())
            .mapToObj(row -> row(factors, row))
            .collect(Collectors.joining("\n"));
    String text = INDEX + "," + String.join(",", names) + "\n" + rows + "\n";
    AtomicWriter.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(Factors factors, int row) {
    return row
        + factors.names().stream()
            .map(name -> "," + factors.value(row, name))
            .collect(Collectors.joining());
  }

  /// Reads the table.
  ///
  /// @param count how many images there are
  /// @throws DataException if it is not the table of so many images, with a sentence
  public static Factors read(Path file, int count) throws DataException {
    try (TextLines lines = new TextLines(file)) {
      List<String> names = names(file, lines.next());
      double[] values = new double[count * names.size()];
      for (int image = 0; image < count; image++) {
        read(file, lines, image, values, names.size());
      }
      String more = lines.next();
      if (more != null && !more.isBlank()) {
        throw wrong(file, UserMessage.of("data.factors.more", count));
      }
      return new Factors(names, count, values);
    } catch (DataException known) {
      throw known;
    } catch (IOException failure) {
      throw wrong(file, UserMessage.of("data.factors.unreadable", UserMessages.argument(failure)));
    }
  }

  private static List<String> names(Path file, @Nullable String header) throws DataException {
    List<String> words = new ArrayList<>(List.of((header == null ? "" : header).split(",", -1)));
    words.replaceAll(String::strip);
    boolean index = words.removeFirst().equals(INDEX);
    boolean named = words.stream().noneMatch(String::isEmpty);
    if (!index || !named || words.isEmpty() || words.stream().distinct().count() != words.size()) {
      throw wrong(file, UserMessage.of("data.factors.header"));
    }
    return words;
  }

  private static void read(Path file, TextLines lines, int image, double[] values, int width)
      throws IOException {
    String line = lines.next();
    if (line == null) {
      throw wrong(file, UserMessage.of("data.factors.few", image));
    }
    String[] words = line.split(",", -1);
    if (words.length != width + 1 || !words[0].strip().equals(Integer.toString(image))) {
      throw wrong(file, UserMessage.of("data.factors.line", line, lines.number()));
    }
    for (int column = 0; column < width; column++) {
      values[image * width + column] = number(file, words[column + 1], lines.number());
    }
  }

  private static double number(Path file, String word, long line) throws DataException {
    try {
      double number = Double.parseDouble(word.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, as for an infinite one.
    }
    throw wrong(file, UserMessage.of("data.factors.number", word, line));
  }

  private static DataException wrong(Path file, UserMessage what) {
    return new DataException(
        UserMessage.of("data.factors.unused", UserMessages.shortName(file), what), null);
  }
}
