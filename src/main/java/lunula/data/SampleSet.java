package lunula.data;

import java.util.List;
import java.util.Optional;
import lunula.model.Sample;

/// The samples behind a map's points, each with the number of its class: pictures, texts, or what
/// comes next. Immutable; safe to share between threads.
public interface SampleSet {
  /// How many samples.
  int count();

  /// One of them.
  ///
  /// @param index 0 to [#count] - 1
  Sample sample(int index);

  /// Class number of a sample; 0 if there are no classes.
  int label(int index);

  /// The classes' names, by number; empty if there are no classes.
  List<String> classNames();

  /// Which samples contain some words, in what they say or in who wrote them; none if they have no
  /// words.
  ///
  /// @return indices, growing
  default int[] containing(String words) {
    return new int[0];
  }

  /// What its samples can be told apart by on a map; empty if only by their classes.
  default List<Grouping.By> groupings() {
    return List.of();
  }

  /// The group of each sample; by classes where it cannot be told apart by what is wanted. Takes
  /// time with many samples.
  default SampleGroups grouped(Grouping wanted) {
    byte[] labels = new byte[count()];
    for (int index = 0; index < labels.length; index++) {
      labels[index] = (byte) label(index);
    }
    return new SampleGroups(labels, classNames(), SampleGroups.NO_REST);
  }

  /// Who wrote a sample; empty if nobody knows.
  ///
  /// @param index 0 to [#count] - 1
  default Optional<TextOrigin> origin(int index) {
    return Optional.empty();
  }

  /// The same set as pictures, for what needs all their pixels; empty if they are none.
  default Optional<LabelledImages> images() {
    return Optional.empty();
  }
}
