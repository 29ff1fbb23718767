package lunula.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.lesson.Step.Part;
import lunula.lesson.Step.Reveal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonCheckTest {
  private static final String FRONT = "---\nformat: 1\ntitle: Moons\nminutes: 5\n---\n\n";

  @TempDir private Path folder;

  private static LessonFiles files(String... namesAndTexts) {
    Map<String, byte[]> content = new TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      content.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return new LessonFiles(Path.of("moons"), new TreeMap<>(content));
  }

  private static LessonCheck check(String... namesAndTexts) {
    return LessonCheck.whole(files(namesAndTexts), List.of());
  }

  private static String block(String yaml) {
    return FRONT + "## One\n\nRead this.\n\n```lunula\n" + yaml.replace('~', '\n') + "\n```\n";
  }

  @Test
  void aLessonIsReadAsItIsWritten() {
    LessonCheck check =
        check(
            "lesson.md",
            FRONT
                + "## Two **moons**\n\nSee *this*\nand `that`.\n\n- one\n- two\n\n"
                + "```lunula\nid: two-moons\nshow: [map, explain]\nallow: [drag, keys]\n"
                + "next: {visited: [A, B], answered: true}\nask: choice\nanswer: {choice: B}\n"
                + "reveal: teacher\n```\n\n> **Hint:** Look.\n\n> **Teacher:** Wait.\n",
            "lesson.zh.md",
            "---\ntitle: 月亮\n---\n\n## 两个月亮\n\n看这个\n和那个。\n\n- 一\n- 二\n");
    assertEquals(List.of(), check.mistakes());
    Step step = in(check, "en").steps().getFirst();
    assertEquals("two-moons", step.id());
    assertEquals("Two moons", step.title());
    assertEquals(Set.of(Part.MAP, Part.EXPLAIN), step.show());
    assertEquals(Set.of("drag", "keys"), step.allow());
    assertEquals(
        List.of(new Condition.Visited(List.of(0, 1)), new Condition.Answered()), step.next());
    assertEquals(new Question(Question.Kind.CHOICE, new Answer.Choice(1), 0, 2), step.question());
    assertEquals(Reveal.TEACHER, step.reveal());
    assertEquals("Look.", words(step.hint()));
    assertEquals("Wait.", words(step.teacher()));
    Step chinese = in(check, "zh").steps().getFirst();
    assertEquals("two-moons", chinese.id());
    assertEquals("看这个和那个。", words(chinese.text().subList(0, 1)));
  }

  private static String words(List<Block> blocks) {
    return blocks.stream()
        .flatMap(Block::spans)
        .map(Block.Span::words)
        .collect(Collectors.joining());
  }

  @Test
  void aFigureIsMeasuredAndNotTyped() {
    LessonCheck check =
        check("lesson.md", FRONT + "## One\n\nKL is {{moon-vae kl@test 1}} nats.\n");
    Block.Span figure =
        in(check, "en").steps().getFirst().text().getFirst().spans().toList().get(1);
    assertEquals(new Figure("moon-vae", "kl@test", 1, false), figure.figure());
    assertEquals("−6.9", new Figure("m", "k", 1, false).words(-6.87));
    assertEquals("13 %", new Figure("m", "k", 0, true).words(0.126));
    assertTrue(keys(check).contains("lesson.step"), "a model that is not there has no measures");
  }

  private static List<String> keys(LessonCheck check) {
    return check.mistakes().stream().map(mistake -> mistake.message().key()).toList();
  }

  /// `~` begins a new line.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: [                             | 13:1 | lesson.yaml.broken
          id: two moons!                    | 12:5 | lesson.id.form
          color: red                        | 12:8 | lesson.yaml.unknown
          id: a~id: b                       | 13:1 | lesson.yaml.twice
          show: [map, sea]                  | 12:13 | lesson.show
          next: {slept: true}               | 12:15 | lesson.next.unknown
          next: {visited: [7]}              | 12:18 | lesson.next.visited
          next: {epochs: -1}                | 12:16 | lesson.yaml.number
          next: {cursorNear: {within: 1}}   | 12:20 | lesson.next.near
          next: {answered: true}            | 12:18 | lesson.next.asks
          ask: dance                        | 12:6 | lesson.ask.unknown
          ask: choice~answer: {choice: A}   | 12:6 | lesson.ask.choices
          ask: place~answer: {choice: A}    | 13:9 | lesson.answer.kind
          ask: place~answer: {place: [1]}   | 13:17 | lesson.answer.place
          ask: number~answer: {number: x}   | 13:18 | lesson.yaml.number
          ask: text~reveal: never           | 13:9 | lesson.reveal
          answer: {number: 1}               | 12:9 | lesson.answer.unasked
          - a list                          | 12:1 | lesson.yaml.fields
          """)
  void everyMistakeHasItsLineAndColumn(String yaml, String place, String key) {
    LessonCheck check = LessonCheck.texts(files("lesson.md", block(yaml)));
    Mistake first = check.mistakes().getFirst();
    assertEquals("lesson.md:" + place, first.place(), UserMessages.words(first.message()));
    assertEquals(key, first.message().key());
    assertTrue(UserMessages.words(first.message()).length() > 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <script>alert(1)</script>          | lesson.markdown
          [out](https://example.org)         | lesson.markdown
          # A title                          | lesson.markdown
          > A quote                          | lesson.quote
          - one~  - two                      | lesson.list
          ![a moon](pictures/none.png)       | lesson.step
          The KL is {{kl}}.                  | lesson.figure.written
          """)
  void whatIsNoLessonsMarkdownIsTold(String markdown, String key) {
    LessonCheck check =
        check("lesson.md", FRONT + "## One\n\n" + markdown.replace('~', '\n') + "\n");
    assertTrue(keys(check).contains(key), () -> keys(check).toString());
  }

  @Test
  void whatTheWindowAndTheLibraryLackIsTold() {
    LessonCheck check =
        check(
            "lesson.md",
            block("state: states/a.lunula~allow: [fly]~next: {pressed: [undo]}"),
            "lesson.xx.md",
            "---\ntitle: a\n---\n## One\n");
    assertEquals(
        List.of(
            "lesson.language",
            "lesson.language.missing",
            "lesson.step",
            "lesson.step",
            "lesson.state.none"),
        keys(check));
  }

  @Test
  void aStateThatIsNoneOrNewerIsTold() {
    for (String state : List.of("{", "{\"lunulaSession\": 99}", "")) {
      LessonCheck check =
          check(
              "lesson.md",
              block("state: states/a.lunula"),
              "states/a.lunula",
              state,
              "lesson.zh.md",
              "---\ntitle: a\n---\n## One\n");
      assertEquals(List.of("lesson.state"), keys(check));
      assertEquals("states/a.lunula", check.mistakes().getFirst().place());
    }
  }

  @Test
  void tenThousandStepsAreOneSentence() {
    String steps =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "## Step " + i + "\n\nText.\n\n")
            .collect(Collectors.joining());
    LessonCheck check = LessonCheck.texts(files("lesson.md", FRONT + steps));
    assertEquals(List.of("lesson.steps.many"), keys(check));
    assertEquals(LessonParser.MOST_STEPS, in(check, "en").steps().size());
  }

  @Test
  void aTranslationOfAnotherLengthIsNotShown() {
    LessonCheck check =
        LessonCheck.texts(
            files("lesson.md", block("id: a"), "lesson.zh.md", "---\ntitle: a\n---\n## A\n## B\n"));
    assertEquals(List.of("lesson.translation.steps"), keys(check));
    assertEquals(Set.of("en"), check.languages().keySet());
  }

  private Path zip(String... names) throws IOException {
    Path file = folder.resolve("a.lunulalesson");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(block("id: a").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private static String refusal(Path file) {
    return assertThrows(UserMessageException.class, () -> LessonFiles.read(file))
        .userMessage()
        .key();
  }

  @Test
  void namesThatLeadOutOfTheLessonAreRefused() throws IOException {
    for (String name : List.of("../a.md", "states/../../a", "/etc/a", "C:\\a", "a\\..\\..\\b")) {
      assertEquals("lesson.climbs", refusal(zip("lesson.md", name)), name);
    }
  }

  @Test
  void aTruncatedOrForeignFileIsRefused() throws IOException {
    Path whole = zip("lesson.md");
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {0, 1, 30, bytes.length / 2, bytes.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.lunulalesson"), Arrays.copyOf(bytes, length));
      assertEquals("lesson.damaged", refusal(cut), "after " + length);
    }
    assertEquals("lesson.none", refusal(zip("states/a.lunula")));
    assertEquals("lesson.gone", refusal(folder.resolve("nowhere.lunulalesson")));
  }

  @Test
  void aFolderAndItsFileAreTheSameLesson() throws IOException {
    Path lesson = folder.resolve("moons");
    Files.createDirectories(lesson.resolve("states"));
    Files.writeString(lesson.resolve("lesson.md"), block("id: a"));
    Files.writeString(lesson.resolve("states/a.lunula"), "{}");
    LessonFiles read = LessonFiles.read(lesson);
    Path packed = folder.resolve("moons.lunulalesson");
    read.pack(packed);
    assertEquals(read.checksum(), LessonFiles.read(packed).checksum());
    assertEquals(Set.of("lesson.md", "states/a.lunula"), read.content().keySet());
    assertEquals("moons", LessonFiles.read(packed).name());
  }

  private static Lesson in(LessonCheck check, String language) {
    return Objects.requireNonNull(check.languages().get(language));
  }
}
