package lunula.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lunula.files.FileWriteException;

/// What draws the images of a data set from their factors: the true image exists for any factors,
/// and so between any two images. A capability of data sets that were drawn; see [DataSet#truth].
/// Immutable; any thread.
public interface Truth {
  /// Names of the factors, in the order of a row.
  List<String> factors();

  /// The true image for a row of factors: row-major, as large as the data set's, 0 black to 1
  /// white.
  float[] draw(double... row);

  /// The factors on the way between two images, changing evenly.
  ///
  /// @param share 0 at the first to 1 at the second
  double[] between(double[] first, double[] second, double share);

  /// The class of an image with these factors.
  ///
  /// @param classNames the data set's
  /// @return 0 if the classes have nothing to do with the factors
  int classOf(List<String> classNames, double... row);

  /// The classes by number, where they are a part of what is known; else empty.
  List<String> classNames();

  /// By what the in-between of models is measured; empty if nothing was agreed on.
  Optional<Sweep> sweep();

  /// Writes what it takes to draw the images again beside them.
  ///
  /// @throws FileWriteException if a file could not be written
  void write(Path folder) throws FileWriteException;

  /// Ways from one true image to another that differs in one factor.
  ///
  /// @param subject what the measures are called by
  /// @param factor the name of that factor
  /// @param from its value at the beginning
  /// @param to its value at the end
  /// @param steps how finely it is divided when the nearest true image is looked for
  /// @param rows the other factors, a row of all factors a way
  record Sweep(
      String subject, String factor, double from, double to, int steps, List<double[]> rows) {
    public Sweep {
      rows = List.copyOf(rows);
    }
  }
}
