package lunula.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.model.Encodings;

/// Places in a latent space as they are written by hand or in a file.
///
/// @param dimensions numbers a place
record Places(int dimensions) {
  private static final int MOST = 100_000;

  /// Reads `0.5,-1;2,0`.
  ///
  /// @return row-major, shape (places, dimensions), at least one
  /// @throws IllegalArgumentException with a sentence about the first that cannot be read
  float[] parse(String text) {
    return rows(List.of(text.split(";")));
  }

  /// Reads a file of one place a line, numbers with commas or blanks between them; lines that begin
  /// with `#` and a header of words are passed over.
  ///
  /// @throws UserMessageException if the file cannot be read
  /// @throws IllegalArgumentException with a sentence about the first line that cannot be read
  float[] read(Path file) throws UserMessageException {
    List<String> lines = new ArrayList<>();
    try {
      // Windows marks a text by three bytes at its start.
      Files.readString(file).replaceFirst("^\\uFEFF", "").lines().forEach(lines::add);
    } catch (IOException failure) {
      throw new UserMessageException(unreadable(file, failure), failure);
    }
    lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
    String header = "";
    if (!lines.isEmpty() && lines.getFirst().matches("[\\p{L}\\s\"].*")) {
      header = lines.removeFirst();
    }
    if (lines.isEmpty()) {
      throw new UserMessageException("cli.places.empty", file);
    }
    List<Integer> columns = columns(header);
    return rows(columns.isEmpty() ? lines : lines.stream().map(line -> of(line, columns)).toList());
  }

  /// Where `z0`, `z1`, … stand in a header, as `encode` writes it; empty without.
  private List<Integer> columns(String header) {
    List<String> names = List.of(header.replace("\"", "").strip().split("\\s*[,;\\s]\\s*"));
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      int column = names.indexOf("z" + i);
      if (column < 0) {
        return List.of();
      }
      columns.add(column);
    }
    return columns;
  }

  private static String of(String line, List<Integer> columns) {
    String[] fields = line.strip().split("[,;\\s]\\s*", -1);
    return columns.stream()
        .map(column -> column < fields.length ? fields[column] : "")
        .collect(Collectors.joining(","));
  }

  private static UserMessage unreadable(Path file, IOException failure) {
    if (Files.isDirectory(file)) {
      return UserMessage.of("cli.places.folder", file);
    }
    return switch (failure) {
      case NoSuchFileException missing -> UserMessage.of("cli.places.missing", file);
      case CharacterCodingException noText -> UserMessage.of("cli.places.text", file);
      default -> UserMessage.of("cli.places.unreadable", file, failure.toString());
    };
  }

  /// Reads one place, or `#7`, which is where the eighth of some images lies.
  ///
  /// @throws IllegalArgumentException with a sentence, if it cannot be read
  float[] one(String text, Encodings images) {
    if (!text.startsWith("#")) {
      return row(text);
    }
    if (images.count() == 0) {
      throw CliCommand.wrong("cli.places.codes", text);
    }
    int index = index(text);
    if (index < 0 || index >= images.count()) {
      throw CliCommand.wrong("cli.places.image", text, images.count() - 1);
    }
    float[] place = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      place[i] = images.mean(index, i);
    }
    return place;
  }

  private static int index(String text) {
    try {
      return Integer.parseInt(text.substring(1));
    } catch (NumberFormatException noNumber) {
      return -1;
    }
  }

  private float[] rows(List<String> lines) {
    if (lines.size() > MOST) {
      throw CliCommand.wrong("cli.places.many", MOST);
    }
    float[] points = new float[lines.size() * dimensions];
    for (int i = 0; i < lines.size(); i++) {
      System.arraycopy(row(lines.get(i)), 0, points, i * dimensions, dimensions);
    }
    return points;
  }

  private float[] row(String text) {
    String[] words = text.strip().split("[,\\s]+", -1);
    if (words.length != dimensions) {
      throw CliCommand.wrong("cli.places.size", text, dimensions);
    }
    float[] numbers = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      numbers[i] = number(words[i], text);
    }
    return numbers;
  }

  private static float number(String word, String text) {
    try {
      float number = Float.parseFloat(word);
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, as for an infinite one.
    }
    throw CliCommand.wrong("cli.places.number", word, text);
  }
}
