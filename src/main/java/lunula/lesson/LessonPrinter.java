package lunula.lesson;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Prints a lesson with pictures of its steps, for which it is played in a window that nobody sees.
/// Blocking; once in a process.
@FunctionalInterface
public interface LessonPrinter {
  /// Prints a lesson in the language that is spoken, or in English.
  ///
  /// @throws IOException with a sentence for the person
  void print(Wanted wanted) throws IOException;

  /// What is wanted of a lesson; null is not.
  ///
  /// @param lesson a file or a folder
  /// @param html one page with all pictures in it
  /// @param pdf pages of A4
  /// @param pictures folder for a picture of the window at each step
  /// @param notes whether the teacher's notes are added, and to the pictures those of the steps
  ///     with hints and answers
  /// @param screen what the pictures are of
  record Wanted(
      Path lesson,
      @Nullable Path html,
      @Nullable Path pdf,
      @Nullable Path pictures,
      boolean notes,
      Screen screen) {}

  /// The window in the pictures.
  ///
  /// @param width in pixels
  /// @param height likewise
  /// @param dark whether it is light on dark
  record Screen(int width, int height, boolean dark) {}
}
