package lunula.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  /// @throws IOException if the file cannot be read
  /// @throws IllegalArgumentException with a sentence about the first line that cannot be read
  float[] read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("%s is a folder and not a file of points.".formatted(file));
    }
    List<String> lines = new ArrayList<>();
    try {
      // Windows marks a text by three bytes at its start.
      Files.readString(file).replaceFirst("^\\uFEFF", "").lines().forEach(lines::add);
    } catch (NoSuchFileException missing) {
      throw new IOException("There is no file %s.".formatted(file), missing);
    } catch (CharacterCodingException noText) {
      throw new IOException("%s is no text file.".formatted(file), noText);
    } catch (IOException failure) {
      throw new IOException("%s cannot be read (%s).".formatted(file, failure), failure);
    }
    lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
    if (!lines.isEmpty() && lines.getFirst().matches("[\\p{L}\\s\"].*")) {
      lines.removeFirst();
    }
    if (lines.isEmpty()) {
      throw new IOException("%s holds no points.".formatted(file));
    }
    return rows(lines);
  }

  /// Reads one place, or `#7`, which is where the eighth of some images lies.
  ///
  /// @throws IllegalArgumentException with a sentence, if it cannot be read
  float[] one(String text, Encodings images) {
    if (!text.startsWith("#")) {
      return row(text);
    }
    int index = index(text);
    if (index < 0 || index >= images.count()) {
      throw new IllegalArgumentException(
          "“%s” is no test image; they are counted from #0 to #%d"
              .formatted(text, images.count() - 1));
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
      throw new IllegalArgumentException("there are more than %,d points".formatted(MOST));
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
      throw new IllegalArgumentException(
          "“%s” is no point of this model, whose z has %d numbers".formatted(text, dimensions));
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
    throw new IllegalArgumentException("“%s” in “%s” is no number".formatted(word, text));
  }
}
