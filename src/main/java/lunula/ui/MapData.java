package lunula.ui;

import java.util.List;
import lunula.model.Encodings;

/// What the map shows: one point an image, at its posterior mean.
///
/// @param encodings posteriors, in the order of the images
/// @param labels class number of each image, unsigned bytes; shared, nobody writes to it
/// @param classNames the classes' names, by number; images without classes are one of no name
public record MapData(Encodings encodings, byte[] labels, List<String> classNames) {
  public MapData {
    classNames = classNames.isEmpty() ? List.of("") : List.copyOf(classNames);
    if (encodings.count() != labels.length) {
      throw new IllegalArgumentException(
          encodings.count() + " encodings do not go with " + labels.length + " labels");
    }
  }

  /// How many points.
  public int count() {
    return labels.length;
  }

  /// Class number of a point.
  public int label(int index) {
    return Byte.toUnsignedInt(labels[index]);
  }
}
