package lunula.export.numbers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.model.Encodings;
import lunula.model.Sample;

/// What models say, as numbers for other programs. Each file is written whole or not at all;
/// blocking. Every [IOException]'s message is a sentence for the person.
public final class NumberFiles {
  private NumberFiles() {}

  /// Writes a table with a header: `index,class,z0,z1,…`.
  ///
  /// @param labels class number of each image, unsigned bytes
  public static void encodingsAsCsv(Path file, Encodings encodings, byte[] labels)
      throws IOException {
    new EncodingsTable(encodings, labels).writeCsv(file);
  }

  /// Writes a NumPy archive of `z`, `class` and `index`, and `log_variance` where there is one.
  ///
  /// @param labels class number of each image, unsigned bytes
  public static void encodingsAsNpz(Path file, Encodings encodings, byte[] labels)
      throws IOException {
    new EncodingsTable(encodings, labels).writeNpz(file);
  }

  /// Writes a NumPy archive of `points`, `labels` and `pixels`.
  ///
  /// @param points row-major, shape (images, dimensions)
  /// @param label the class that the decoder was told, 0 if none
  /// @param images one a point
  public static void decodedAsNpz(
      Path file, int dimensions, float[] points, int label, List<? extends Sample> images)
      throws IOException {
    new DecodedPoints(dimensions, points, label, images).writeNpz(file);
  }
}
