package lunula.lesson;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A step of a lesson.
///
/// @param id tells it from the others of the lesson
/// @param title what stands over its text
/// @param text what is read
/// @param hint for who does not get on; empty if there is none
/// @param teacher what only the teacher reads; empty if there is none
/// @param state path in the lesson of the session that it begins with; null to stay where the step
///     before has led
/// @param show what is visible; anything else is hidden
/// @param allow ids of the actions that work, or [#DRAG] and [#KEYS]
/// @param next what must have happened before the next step, all of it
/// @param question what is asked; null if nothing is
/// @param reveal when the answer can be seen
/// @param point the image or place that the map points at; null for none
public record Step(
    String id,
    String title,
    List<Block> text,
    List<Block> hint,
    List<Block> teacher,
    @Nullable String state,
    Set<Part> show,
    Set<String> allow,
    List<Condition> next,
    @Nullable Question question,
    Reveal reveal,
    @Nullable Answer point) {
  /// Allows the hand on the map.
  public static final String DRAG = "drag";

  /// Allows every key that works while exploring.
  public static final String KEYS = "keys";

  public Step {
    text = List.copyOf(text);
    hint = List.copyOf(hint);
    teacher = List.copyOf(teacher);
    show = Set.copyOf(show);
    allow = Set.copyOf(allow);
    next = List.copyOf(next);
  }

  /// The same step with the words of another language.
  Step inWordsOf(Step other) {
    return new Step(
        id,
        other.title,
        other.text,
        other.hint,
        other.teacher,
        state,
        show,
        allow,
        next,
        question,
        reveal,
        point);
  }

  /// Everything that is read in it.
  Stream<Block> words() {
    return Stream.of(text, hint, teacher).flatMap(List::stream);
  }

  /// A part of the window.
  public enum Part {
    /// The map of the latent space.
    MAP,
    /// The decoded picture at the cursor.
    PICTURE,
    /// The page of the chosen instrument.
    TOOLS,
    /// The bar with which an instrument is chosen, and that of the layers.
    BAR,
    /// Training.
    TRAIN,
    /// The library.
    MODELS,
    /// The interpolation.
    PATH,
    /// What happens inside the network.
    EXPLAIN,
    /// Several models side by side, in place of the map.
    COMPARE;

    /// What is visible where a step does not say.
    public static final Set<Part> USUAL = Set.copyOf(EnumSet.of(MAP, PICTURE));

    /// How it is written in a lesson.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The part that a word names.
    static Optional<Part> of(String word) {
      return Stream.of(values()).filter(part -> part.word().equals(word)).findFirst();
    }
  }

  /// When an answer can be seen.
  public enum Reveal {
    /// As soon as the step begins.
    AT_ONCE,
    /// Once a person has answered.
    AFTER_ANSWERING,
    /// When the teacher says so.
    TEACHER;

    /// The moment that words name, such as `at once`.
    static Optional<Reveal> of(String words) {
      return Stream.of(values())
          .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' ').equals(words))
          .findFirst();
    }
  }
}
