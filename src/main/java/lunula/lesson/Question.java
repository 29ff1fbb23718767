package lunula.lesson;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a step asks. The choices of a `choice` are the last list of the step's text.
///
/// @param kind how it is answered
/// @param answer what is right
/// @param tolerance how far from it is still right, in the unit of the answer; 0 for exactly
/// @param choices how many there are to choose from; 0 unless it is a choice
public record Question(Kind kind, Answer answer, double tolerance, int choices) {
  /// How a question is answered.
  public enum Kind {
    /// One of several.
    CHOICE,
    /// A number that is typed.
    NUMBER,
    /// A place on the map.
    PLACE,
    /// A drawing.
    DRAW,
    /// A sentence.
    TEXT;

    /// How it is written in a lesson.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
      return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// Whether an answer of that kind can be right.
    boolean takes(Answer answer) {
      return switch (answer) {
        case Answer.Open open -> this == TEXT || this == DRAW;
        case Answer.Choice choice -> this == CHOICE;
        case Answer.Value value -> this == NUMBER;
        case Answer.Measured measured -> this == NUMBER;
        case Answer.Image image -> this == PLACE || this == DRAW;
        case Answer.Place place -> this == PLACE;
        case Answer.Words words -> this == TEXT;
      };
    }
  }

  /// The same with the choices counted.
  Question with(int count) {
    return new Question(kind, answer, tolerance, count);
  }
}
