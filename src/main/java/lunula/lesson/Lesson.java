package lunula.lesson;

import java.util.List;

/// A lesson in one language.
///
/// @param title of the whole
/// @param minutes that it takes; 0 if nobody said
/// @param steps in their order; at least one unless the file has mistakes
public record Lesson(String title, int minutes, List<Step> steps) {
  public Lesson {
    steps = List.copyOf(steps);
  }
}
