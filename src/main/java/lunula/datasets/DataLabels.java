package lunula.datasets;

import java.util.List;

/// The classes of a data set's images, without the images.
///
/// @param train class number of each training image, unsigned bytes; shared, nobody writes to it
/// @param test class number of each test image, unsigned bytes; shared, nobody writes to it
/// @param names the classes' names, by number; empty if there are no classes
public record DataLabels(byte[] train, byte[] test, List<String> names) {
  public DataLabels {
    names = List.copyOf(names);
  }
}
