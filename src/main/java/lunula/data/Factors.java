package lunula.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lunula.files.InvalidValueException;
import org.jspecify.annotations.Nullable;

/// What is truly known about each image: named columns of numbers, one row an image. A drawn moon
/// knows its phase angle; a photograph knows nothing and has no column. Immutable; safe to share
/// between threads.
public final class Factors {
  /// Factors that are angles in degrees, so that 359 is near 1.
  public static final Set<String> ANGLES = Set.of("phase", "tilt");

  /// A table has no more columns.
  public static final int MOST_COLUMNS = 256;

  private static final int MOST_NUMBERS = 1 << 27;

  private final List<String> names;
  private final int count;
  private final double[] values;
  private final @Nullable Truth truth;

  /// @param names of the columns, no two alike
  /// @param count how many rows
  /// @param values row-major, shape (count, names); kept, not copied: the caller must not write to
  ///     it again
  public Factors(List<String> names, int count, double[] values) {
    this(names, count, values, null);
  }

  private Factors(List<String> names, int count, double[] values, @Nullable Truth truth) {
    if (count < 0 || values.length != (long) count * names.size()) {
      throw new IllegalArgumentException(
          "%d numbers are not %d rows of %d factors".formatted(values.length, count, names.size()));
    }
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("two factors have the same name: " + names);
    }
    this.names = List.copyOf(names);
    this.count = count;
    this.values = values;
    this.truth = truth;
  }

  /// No factor of `count` images.
  public static Factors none(int count) {
    return new Factors(List.of(), count, new double[0]);
  }

  /// The same rows, of images that a truth draws.
  ///
  /// @param drawing its factors are these
  public Factors drawnBy(Truth drawing) {
    if (!names.equals(drawing.factors())) {
      throw new IllegalArgumentException(drawing.factors() + " do not draw " + names);
    }
    return new Factors(names, count, values, drawing);
  }

  /// What draws the images from these factors, if anything does.
  public Optional<Truth> truth() {
    return Optional.ofNullable(truth);
  }

  /// Whether nothing is known.
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /// Names of the columns, in order.
  public List<String> names() {
    return names;
  }

  /// How many images.
  public int count() {
    return count;
  }

  /// Whether there is a column of that name.
  public boolean has(String name) {
    return names.contains(name);
  }

  /// One number.
  ///
  /// @throws IllegalArgumentException if there is no column of that name
  public double value(int image, String name) {
    return values[image * names.size() + index(name)];
  }

  /// A copy of one image's numbers, in the order of the columns.
  public double[] row(int image) {
    return Arrays.copyOfRange(values, image * names.size(), (image + 1) * names.size());
  }

  /// A copy of one column, a number an image.
  ///
  /// @throws IllegalArgumentException if there is no column of that name
  public double[] column(String name) {
    int index = index(name);
    double[] column = new double[count];
    Arrays.setAll(column, image -> values[image * names.size() + index]);
    return column;
  }

  /// Numbers of a table of so many rows and columns.
  ///
  /// @throws InvalidValueException if they are more than fit
  public static int numbers(long rows, int columns) {
    if (columns > MOST_COLUMNS || rows * columns > MOST_NUMBERS) {
      throw new InvalidValueException(
          "data.factors.many", rows, columns, MOST_COLUMNS, MOST_NUMBERS);
    }
    return (int) (rows * columns);
  }

  /// These rows followed by those of `others`. Columns that only one of both has are dropped; the
  /// truth is kept if both have the same one.
  public Factors followedBy(Factors others) {
    List<String> shared = names.stream().filter(others::has).toList();
    int width = shared.size();
    double[] joined = new double[numbers((long) count + others.count, width)];
    for (int column = 0; column < width; column++) {
      String name = shared.get(column);
      for (int row = 0; row < count + others.count; row++) {
        joined[row * width + column] =
            row < count ? value(row, name) : others.value(row - count, name);
      }
    }
    boolean same = shared.equals(names) && Objects.equals(truth, others.truth);
    return new Factors(shared, count + others.count, joined, same ? truth : null);
  }

  /// The rows of the given images, in the given order.
  public Factors pick(int[] images) {
    int width = names.size();
    double[] picked = new double[numbers(images.length, width)];
    for (int row = 0; row < images.length; row++) {
      System.arraycopy(values, images[row] * width, picked, row * width, width);
    }
    return new Factors(names, images.length, picked, truth);
  }

  private int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no factor “" + name + "” among " + names);
    }
    return index;
  }

  /// Whether the numbers are the same, whatever draws the images.
  @Override
  public boolean equals(Object other) {
    return other instanceof Factors that
        && names.equals(that.names)
        && count == that.count
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.hashCode(values);
  }
}
