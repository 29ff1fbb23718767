package lunula.cli;

import java.util.List;
import lunula.data.DataSet;

/// Finds the class that a person means: by its number or its name.
final class ClassWord {
  private ClassWord() {}

  /// The class's number.
  ///
  /// @throws IllegalArgumentException with a sentence, if there is no such class
  static int number(DataSet data, String word) {
    List<String> names = data.classNames();
    for (int label = 0; label < names.size(); label++) {
      if (names.get(label).equalsIgnoreCase(word.strip())) {
        return label;
      }
    }
    if (word.matches("[0-9]{1,3}") && Integer.parseInt(word) < names.size()) {
      return Integer.parseInt(word);
    }
    throw new IllegalArgumentException(
        names.isEmpty()
            ? "%s has no classes, so there is no class “%s”".formatted(data.name(), word)
            : "%s has no class “%s”; its classes are %s"
                .formatted(data.name(), word, String.join(", ", names)));
  }
}
