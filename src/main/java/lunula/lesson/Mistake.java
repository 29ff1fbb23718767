package lunula.lesson;

import lunula.files.UserMessage;

/// Something that is wrong with a lesson.
///
/// @param file path in the lesson
/// @param line counted from 1; 0 if it is about the whole file
/// @param column counted from 1; 0 if it is about the whole file
/// @param message what
public record Mistake(String file, int line, int column, UserMessage message) {
  /// About a whole file.
  static Mistake of(String file, String key, Object... arguments) {
    return new Mistake(file, 0, 0, UserMessage.of(key, arguments));
  }

  /// `lesson.md:12:3`, or the file alone.
  public String place() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
