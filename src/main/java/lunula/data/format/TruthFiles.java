package lunula.data.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.Truth;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonTruth;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// What is known of drawn images beyond their pixels, in files beside their IDX files: a table of
/// factors for each part, and the recipe that drew them.
///
/// Files that are missing are no failure; such that cannot be used become a note.
public final class TruthFiles {
  private static final String INDEX = "index";

  /// Names of all such files.
  public static final Set<String> FILES =
      Set.of(tableName("train"), tableName("t10k"), MoonRecipe.FILE);

  private TruthFiles() {}

  /// Writes what is known of a set beside its images; nothing if nothing is.
  ///
  /// @throws FileWriteException if a file could not be written
  public static void write(Path folder, DataSet data) throws FileWriteException {
    write(folder, "train", data.train().factors());
    write(folder, "t10k", data.test().factors());
    if (data.truth().isPresent()) {
      data.truth().get().write(folder);
    }
  }

  private static void write(Path folder, String part, Factors factors) throws FileWriteException {
    if (!factors.isEmpty()) {
      writeTable(folder.resolve(tableName(part)), factors);
    }
  }

  /// The factors of a part's images.
  ///
  /// @param part `train` or `t10k`
  /// @param notes grows by a sentence if the table cannot be used
  public static Factors factors(Path folder, String part, int count, List<String> notes) {
    Path file = folder.resolve(tableName(part));
    if (!Files.isRegularFile(file)) {
      return Factors.none(count);
    }
    try {
      return readTable(file, count);
    } catch (DataException unusable) {
      notes.add(UserMessages.words(unusable));
      return Factors.none(count);
    }
  }

  /// What drew the images, if a file says so.
  ///
  /// @param side of the images
  /// @param notes grows by a sentence if the file cannot be used
  public static Optional<Truth> truth(Path folder, int side, List<String> notes) {
    Path file = folder.resolve(MoonRecipe.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      MoonRecipe recipe = MoonRecipe.read(file);
      if (recipe.side() == side) {
        return Optional.of(new MoonTruth(recipe));
      }
      notes.add(
          UserMessages.words(
              UserMessage.of(
                  "data.moons.side.differs", UserMessages.shortName(file), recipe.side(), side)));
    } catch (DataException unusable) {
      notes.add(UserMessages.words(unusable));
    }
    return Optional.empty();
  }

  /// A data set whose images are known to be drawn.
  ///
  /// @param declared what its files say; where they say nothing, the images may be recognised
  public static DataSet drawn(DataSet data, Optional<Truth> declared) {
    List<String> names = data.test().factors().names();
    return data.drawnBy(
        declared
            .filter(truth -> names.equals(truth.factors()))
            .or(() -> MoonTruth.recognised(data.test()))
            .filter(truth -> names.equals(data.train().factors().names())));
  }

  /// The table's name beside the images of a part, `train` or `t10k`.
  private static String tableName(String part) {
    return part + "-factors.csv";
  }

  /// Writes a table of factors, whole or not at all: a header `index,phase,tilt`, then a row an
  /// image in the images’ order. Numbers are written so that they are read back to the last bit.
  private static void writeTable(Path file, Factors factors) throws FileWriteException {
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

  /// Reads a table of factors.
  ///
  /// @throws DataException if it is not the table of so many images, with a sentence
  private static Factors readTable(Path file, int count) throws DataException {
    try (TextLines lines = new TextLines(file)) {
      List<String> names = names(file, lines.next());
      double[] values = new double[Factors.numbers(count, names.size())];
      for (int image = 0; image < count; image++) {
        readRow(file, lines, image, values, names.size());
      }
      String more = lines.next();
      if (more != null && !more.isBlank()) {
        throw wrong(file, UserMessage.of("data.factors.more", count));
      }
      return new Factors(names, count, values);
    } catch (DataException known) {
      throw known;
    } catch (InvalidValueException tooMany) {
      throw wrong(file, tooMany.userMessage());
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

  private static void readRow(Path file, TextLines lines, int image, double[] values, int width)
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
    return new DataException("data.factors.unused", UserMessages.shortName(file), what);
  }
}
