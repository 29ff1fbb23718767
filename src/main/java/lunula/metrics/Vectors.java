package lunula.metrics;

import java.util.Arrays;
import lunula.data.LabelledImages;
import lunula.model.Encodings;

/// Places in a space of any number of dimensions, codes or pictures, one a row. Immutable; all
/// values are finite.
///
/// @param dimensions values a row
/// @param values row-major, shape (count, dimensions), finite; kept, not copied: nobody writes to
///     it
public record Vectors(int dimensions, float[] values) {
  /// @throws IllegalArgumentException if a value is NaN or infinite, or the last row is not whole
  public Vectors {
    if (dimensions < 1 || values.length % dimensions != 0) {
      throw new IllegalArgumentException(
          values.length + " values are not a whole number of rows of " + dimensions);
    }
    for (int at = 0; at < values.length; at++) {
      if (!Float.isFinite(values[at])) {
        throw new IllegalArgumentException("row " + at / dimensions + " holds " + values[at]);
      }
    }
  }

  /// The posterior means, shape (images, latent dimensions).
  public static Vectors ofMeans(Encodings encodings) {
    return new Vectors(encodings.dimensions(), encodings.means());
  }

  /// The pictures of some images, one a row of height × width grey values, 0 to 255. Whole numbers,
  /// so that their distances are exact and equal distances are equal.
  ///
  /// @param chosen indices into `images`
  public static Vectors ofPixels(LabelledImages images, int[] chosen) {
    int size = images.width() * images.height();
    byte[] pixels = images.allPixels();
    float[] values = new float[chosen.length * size];
    for (int row = 0; row < chosen.length; row++) {
      for (int pixel = 0; pixel < size; pixel++) {
        values[row * size + pixel] = Byte.toUnsignedInt(pixels[chosen[row] * size + pixel]);
      }
    }
    return new Vectors(size, values);
  }

  /// How many rows.
  public int count() {
    return values.length / dimensions;
  }

  /// One value.
  public float at(int row, int dimension) {
    return values[row * dimensions + dimension];
  }

  /// A copy of one row.
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * dimensions, (row + 1) * dimensions);
  }

  /// Some rows, in the order given.
  public Vectors rows(int[] chosen) {
    float[] picked = new float[chosen.length * dimensions];
    for (int row = 0; row < chosen.length; row++) {
      System.arraycopy(values, chosen[row] * dimensions, picked, row * dimensions, dimensions);
    }
    return new Vectors(dimensions, picked);
  }
}
