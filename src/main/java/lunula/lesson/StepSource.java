package lunula.lesson;

import java.util.List;
import java.util.function.Consumer;
import lunula.files.UserMessage;

/// Where a step is written, for mistakes that are found once the whole lesson is known.
///
/// @param file path in the lesson
/// @param line of its heading, counted from 1
/// @param fields of its block
/// @param lines of the whole file
record StepSource(String file, int line, YamlFields fields, List<String> lines) {
  /// A mistake at a word of a field of the block, or at the block.
  void atField(String field, String word, UserMessage message, Consumer<Mistake> tell) {
    fields.telling(tell).wrongWord(field, word, message);
  }

  /// A mistake at words of the text, or at the step's heading.
  Mistake atText(String words, UserMessage message) {
    for (int i = line; i < lines.size() && !lines.get(i).startsWith("## "); i++) {
      int column = lines.get(i).indexOf(words);
      if (column >= 0) {
        return new Mistake(file, i + 1, column + 1, message);
      }
    }
    return atHeading(message);
  }

  /// A mistake of the step as a whole.
  Mistake atHeading(UserMessage message) {
    return new Mistake(file, line, 1, message);
  }
}
