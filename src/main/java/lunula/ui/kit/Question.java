package lunula.ui.kit;

import java.util.List;

/// A question that lies over the window until the person has answered it.
///
/// @param title what it is about, in a few words
/// @param text one sentence or two
/// @param answers at least one; the last one changes nothing and is what Escape means
public record Question(String title, String text, List<Answer> answers) {
  /// How an answer looks.
  public enum Manner {
    /// Stands out: what most people want.
    MAIN,
    /// Loses something.
    DANGER,
    /// One of several.
    PLAIN
  }

  /// One answer.
  ///
  /// @param label the words on its button
  /// @param tip what happens then, in a sentence
  /// @param act run on the JavaFX thread, after the question has been taken away
  public record Answer(String label, String tip, Manner manner, Runnable act) {}

  public Question {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("a question needs an answer");
    }
  }
}
