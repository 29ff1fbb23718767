package lunula.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a teacher expects of the lessons in the box, without a window.
class BundledLessonsTest {
  private static List<Lesson> lessons() {
    return new LessonShelf(Path.of("assets/lessons"))
        .entries().stream()
            .map(entry -> Objects.requireNonNull(entry.check().languages().get("en")))
            .toList();
  }

  @Test
  void thereAreTenOfFiveToTenMinutes() {
    assertEquals(10, lessons().size());
    lessons().forEach(it -> assertTrue(it.minutes() >= 5 && it.minutes() <= 10, it.title()));
  }

  @Test
  void theLetterGivesNoChoiceAway() {
    Map<Integer, Long> letters =
        lessons().stream()
            .map(Lesson::steps)
            .flatMap(Collection::stream)
            .flatMap(step -> Stream.ofNullable(step.question()))
            .map(Question::answer)
            .filter(Answer.Choice.class::isInstance)
            .map(answer -> ((Answer.Choice) answer).index())
            .collect(Collectors.groupingBy(index -> index, Collectors.counting()));
    assertEquals(Set.of(0, 1, 2), letters.keySet());
    long all = letters.values().stream().mapToLong(Long::longValue).sum();
    letters.forEach((letter, count) -> assertTrue(count <= all / 2, () -> letters.toString()));
  }

  @Test
  void whatIsPredictedWasNotToldBefore() {
    for (Lesson lesson : lessons()) {
      Set<String> told = new HashSet<>();
      for (Step step : lesson.steps()) {
        step.text().stream()
            .flatMap(Block::spans)
            .flatMap(span -> Stream.ofNullable(span.figure()))
            .forEach(figure -> told.add(figure.model() + " " + figure.measure()));
        if (step.question() != null && step.question().answer() instanceof Answer.Measured asked) {
          String wanted = asked.figure().model() + " " + asked.figure().measure();
          assertFalse(told.contains(wanted), lesson.title() + ", " + step.id());
        }
      }
    }
  }
}
