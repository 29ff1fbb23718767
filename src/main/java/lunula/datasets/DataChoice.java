package lunula.datasets;

import java.util.List;
import lunula.data.DataSet;
import lunula.files.Line;
import lunula.model.ImageSize;

/// A data set to choose, known without looking at its images.
///
/// @param id names it in commands and settings
/// @param name shown to the person, one line
/// @param size of its images
/// @param trainImages how many to learn from
/// @param testImages how many to judge by
/// @param classNames names of its classes, by number; empty if it has none
/// @param own whether the person brought it; only such a one can be deleted
/// @param texts whether its samples are texts, kept as [lunula.model.TextCodes]
public record DataChoice(
    String id,
    String name,
    ImageSize size,
    int trainImages,
    int testImages,
    List<String> classNames,
    boolean own,
    boolean texts) {
  public DataChoice {
    name = Line.of(name, DataSet.LONGEST_NAME);
    classNames = classNames.stream().map(each -> Line.of(each, DataSet.LONGEST_NAME)).toList();
  }

  /// One of images.
  public DataChoice(
      String id,
      String name,
      ImageSize size,
      int trainImages,
      int testImages,
      List<String> classNames,
      boolean own) {
    this(id, name, size, trainImages, testImages, classNames, own, false);
  }
}
