package lunula.export.numbers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lunula.files.AtomicWriter;
import lunula.files.Progress;
import lunula.measure.DecodedPath;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// The places along a path as files for other programs. Each file is written whole or not at all;
/// blocking, with progress. A cancelled one leaves an older file as it was.
///
/// @param dimensions size of z
/// @param codes the z of each place, row-major, shape (places, dimensions)
/// @param pictures decoded there
public record PathFiles(int dimensions, float[] codes, List<? extends Sample> pictures) {
  /// @throws IllegalArgumentException if there is not one code a picture
  public PathFiles {
    pictures = List.copyOf(pictures);
    if (codes.length != dimensions * pictures.size()) {
      throw new IllegalArgumentException(
          codes.length + " numbers are not codes of " + pictures.size() + " pictures");
    }
  }

  /// The places of a decoded path on its map, row-major, shape (places, 2); none of no path.
  public static float[] places(@Nullable DecodedPath decoded) {
    return decoded == null ? new float[0] : decoded.way().sample(decoded.pictures().size());
  }

  /// Writes a table with a header: `step,t,z0,z1,…`, `t` from 0 to 1; and `text`, if the samples
  /// have words.
  ///
  /// @return whether it was written; false if it was cancelled
  public boolean csv(Path file, Progress progress) throws IOException {
    return AtomicWriter.unlessCancelled(
        () -> AtomicWriter.write(file, stream -> table(stream, progress)));
  }

  private void table(OutputStream stream, Progress progress) throws IOException {
    var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write("step,t");
    for (int dimension = 0; dimension < dimensions; dimension++) {
      out.write(",z" + dimension);
    }
    boolean words = pictures.stream().anyMatch(sample -> !sample.words().isEmpty());
    out.write(words ? ",text\n" : "\n");
    int count = pictures.size();
    for (int step = 0; step < count; step++) {
      progress.report(step, count);
      out.write(step + "," + (float) (step / Math.max(1.0, count - 1)));
      for (int dimension = 0; dimension < dimensions; dimension++) {
        out.write("," + codes[step * dimensions + dimension]);
      }
      if (words) {
        out.write("," + CsvTable.quoted(pictures.get(step).words()));
      }
      out.write('\n');
    }
    out.flush();
  }

  /// Writes a NumPy archive of `points`, `labels` and the decoded `pixels`.
  ///
  /// @return whether it was written; false if it was cancelled
  public boolean npz(Path file, Progress progress) throws IOException {
    var points = new DecodedPoints(dimensions, codes, 0, pictures);
    return AtomicWriter.unlessCancelled(() -> points.writeNpz(file, progress));
  }
}
