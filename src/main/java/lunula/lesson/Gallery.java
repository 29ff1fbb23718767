package lunula.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.files.UserMessage;
import lunula.geometry.LatentPoint;
import lunula.session.Session;
import org.jspecify.annotations.Nullable;

/// What a class has answered to a lesson, question by question.
///
/// @param title of the lesson
/// @param checksum of the version that most have answered, or of the lesson that is known
/// @param students in the order of their files
/// @param questions in the order of the lesson
/// @param problems what could not be shown, a sentence each
public record Gallery(
    String title,
    String checksum,
    List<Student> students,
    List<Asked> questions,
    List<UserMessage> problems) {
  /// Bars that a histogram of numbers has at most.
  static final int MOST_BARS = 8;

  public Gallery {
    students = List.copyOf(students);
    questions = List.copyOf(questions);
    problems = List.copyOf(problems);
  }

  /// Who has handed in.
  ///
  /// @param number counted from 1; tells the student where names are hidden
  /// @param alias may be empty
  /// @param otherVersion whether another version of the lesson was answered
  /// @param session what was on the map at the end; null if nothing was
  /// @param picture as PNG in Base64; null if there is none
  public record Student(
      int number,
      String alias,
      boolean otherVersion,
      @Nullable Session session,
      @Nullable String picture) {}

  /// A question and all its answers.
  ///
  /// @param step id
  /// @param title of the step
  /// @param answers in the order of the students
  /// @param bars how many gave which answer, or how far they were off; empty for sentences
  public record Asked(
      String step, String title, Question.Kind kind, List<Given> answers, List<Bar> bars) {
    /// How many were right.
    public long right() {
      return answers.stream().filter(Given::right).count();
    }
  }

  /// An answer.
  ///
  /// @param guess in words
  /// @param distance from the truth in the answer's unit; NaN where nothing is measured
  /// @param right whether it is near enough
  public record Given(Student student, String guess, double distance, boolean right) {
    /// The place that was guessed; empty if it is none.
    public Optional<LatentPoint> place() {
      List<Double> numbers =
          Stream.of(guess.strip().split("\\s+"))
              .flatMap(word -> YamlFields.number(word).stream())
              .toList();
      return numbers.size() == 2
          ? Optional.of(new LatentPoint(numbers.getFirst(), numbers.getLast()))
          : Optional.empty();
    }
  }

  /// A bar of a histogram.
  ///
  /// @param label of what is counted
  /// @param right whether that is right
  public record Bar(String label, int count, boolean right) {}

  /// A lesson that may have been answered.
  ///
  /// @param lesson in one language
  public record Candidate(LessonFiles files, Lesson lesson) {}

  /// Puts together what was handed in. The lesson is the one among the candidates that most have
  /// answered, or else the one that has their steps; without one, steps are called by their ids.
  public static Gallery of(HandIn.Collection all, List<Candidate> candidates) {
    return of(all, candidates, null);
  }

  /// The same about a certain lesson.
  ///
  /// @param about one of those that were handed in; null for most of them
  public static Gallery of(
      HandIn.Collection all, List<Candidate> candidates, @Nullable HandIn about) {
    String checksum = about == null ? mostFrequent(all.handedIn()) : about.checksum();
    Optional<Candidate> lesson = answered(all.handedIn(), checksum, candidates);
    String own = lesson.map(it -> it.files().checksum()).orElse(checksum);
    Map<String, Step> steps = new LinkedHashMap<>();
    lesson.ifPresent(it -> it.lesson().steps().forEach(step -> steps.put(step.id(), step)));
    Set<String> known = new HashSet<>(steps.keySet());
    if (lesson.isEmpty()) {
      all.handedIn().stream()
          .filter(each -> each.checksum().equals(own))
          .forEach(each -> known.addAll(ids(each)));
    }
    List<UserMessage> problems = new ArrayList<>(all.problems());
    Map<String, List<Given>> answers = new LinkedHashMap<>();
    Map<String, Question.Kind> kinds = new LinkedHashMap<>();
    steps.keySet().forEach(step -> answers.put(step, new ArrayList<>()));
    List<Student> students = new ArrayList<>();
    int foreign = 0;
    for (HandIn each : all.handedIn()) {
      boolean other = !each.checksum().equals(own);
      if (other && ids(each).stream().noneMatch(known::contains)) {
        foreign++;
        continue;
      }
      var student =
          new Student(students.size() + 1, each.alias(), other, each.session(), each.picture());
      students.add(student);
      for (HandIn.Given given : each.answers()) {
        Question.Kind.of(given.kind())
            .ifPresent(
                kind -> {
                  kinds.putIfAbsent(given.step(), kind);
                  answers
                      .computeIfAbsent(given.step(), step -> new ArrayList<>())
                      .add(new Given(student, given.guess(), given.distance(), given.right()));
                });
      }
    }
    if (lesson.isEmpty() && !students.isEmpty()) {
      problems.add(UserMessage.of("lesson.gallery.unknown"));
    }
    if (foreign > 0) {
      problems.add(UserMessage.of("lesson.gallery.foreign", foreign));
    }
    List<Asked> questions = new ArrayList<>();
    answers.forEach(
        (step, given) -> {
          if (!given.isEmpty()) {
            questions.add(
                asked(step, steps.get(step), kinds.getOrDefault(step, Question.Kind.TEXT), given));
          }
        });
    String title =
        lesson
            .map(it -> it.lesson().title())
            .or(() -> all.handedIn().stream().map(HandIn::lesson).findFirst())
            .orElse("");
    return new Gallery(title, own, students, questions, problems);
  }

  private static Set<String> ids(HandIn handIn) {
    return handIn.answers().stream().map(HandIn.Given::step).collect(Collectors.toSet());
  }

  private static String mostFrequent(List<HandIn> all) {
    Map<String, Long> counts =
        all.stream()
            .collect(
                Collectors.groupingBy(HandIn::checksum, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static Optional<Candidate> answered(
      List<HandIn> all, String checksum, List<Candidate> candidates) {
    Set<String> wanted = new HashSet<>();
    all.stream().filter(it -> it.checksum().equals(checksum)).forEach(it -> wanted.addAll(ids(it)));
    return candidates.stream()
        .filter(it -> it.files().checksum().equals(checksum))
        .findFirst()
        .or(
            () ->
                candidates.stream()
                    .filter(it -> !wanted.isEmpty() && stepIds(it).containsAll(wanted))
                    .findFirst());
  }

  private static Set<String> stepIds(Candidate candidate) {
    return candidate.lesson().steps().stream().map(Step::id).collect(Collectors.toSet());
  }

  private static Asked asked(
      String step, @Nullable Step known, Question.Kind kind, List<Given> given) {
    Question question = known == null ? null : known.question();
    List<Bar> bars =
        switch (kind) {
          case CHOICE -> letters(question, given);
          case NUMBER ->
              bars(given.stream().flatMap(it -> YamlFields.number(it.guess()).stream()).toList());
          case PLACE, DRAW ->
              bars(given.stream().map(Given::distance).filter(Double::isFinite).toList());
          case TEXT -> List.of();
        };
    return new Asked(step, known == null ? step : known.title(), kind, given, bars);
  }

  private static List<Bar> letters(@Nullable Question question, List<Given> given) {
    int most =
        given.stream()
            .map(Given::guess)
            .filter(guess -> guess.matches("[A-Z]"))
            .mapToInt(guess -> guess.charAt(0) - 'A' + 1)
            .max()
            .orElse(0);
    int count = Math.max(most, question == null ? 0 : question.choices());
    return IntStream.range(0, count)
        .mapToObj(
            index -> {
              String letter = String.valueOf((char) ('A' + index));
              long chosen = given.stream().filter(it -> it.guess().equals(letter)).count();
              boolean right =
                  question != null
                      && question.answer() instanceof Answer.Choice choice
                      && choice.index() == index;
              return new Bar(letter, (int) chosen, right);
            })
        .toList();
  }

  /// Intervals of one width, from the smallest to the largest.
  static List<Bar> bars(List<Double> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    double least = numbers.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    int count = most > least ? MOST_BARS : 1;
    int[] counts = new int[count];
    for (double number : numbers) {
      double share = count == 1 ? 0 : (number / 2 - least / 2) / (most / 2 - least / 2);
      counts[Math.min(count - 1, (int) (share * count))]++;
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double from = least + (most - least) * i / count;
      double to = least + (most - least) * (i + 1) / count;
      String label = count == 1 ? plain(least) : plain(from) + " – " + plain(to);
      bars.add(new Bar(label, counts[i], false));
    }
    return bars;
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.3g", value).replace('-', '−');
  }
}
