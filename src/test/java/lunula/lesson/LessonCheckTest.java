package lunula.lesson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import lunula.files.UserMessage;
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
          point: {}                         | 12:8 | lesson.point
          point: {image: one}               | 12:16 | lesson.answer.image
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
          The KL is {{moon-vae~kl@test 1}}.  | lesson.figure.written
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
    assertEquals(
        List.of("lesson.xx.md", "lesson.md", "lesson.md:13:9", "lesson.md:14:18", "lesson.md:12:8"),
        check.mistakes().stream().map(Mistake::place).toList());
  }

  @Test
  void aFigureOrPictureThatIsNotThereHasItsPlaceInItsOwnLanguage() {
    LessonCheck check =
        check(
            "lesson.md",
            FRONT + "## One\n\nIt is {{none kl 1}}.\n\n![a](pictures/a.png)\n",
            "lesson.zh.md",
            "---\ntitle: a\n---\n## 一\n\n是\n这 {{none kl 1}}\n");
    assertEquals(
        List.of("lesson.md:9:9", "lesson.md:11:6", "lesson.zh.md:7:5"),
        check.mistakes().stream().map(Mistake::place).toList());
  }

  @Test
  void linesAreCountedWithAByteOrderMarkAndWindowsLineEndsToo() {
    String text = "\uFEFF" + block("id: two moons!").replace("\n", "\r\n");
    assertEquals(
        List.of("lesson.md:12:5"),
        LessonCheck.texts(files("lesson.md", text)).mistakes().stream()
            .map(Mistake::place)
            .toList());
  }

  @Test
  void aTextThatIsNotInUtf8IsToldWhereItStops() {
    Map<String, byte[]> content = new TreeMap<>();
    content.put("lesson.md", block("id: a").replace("this", "th\u00efs").getBytes(ISO_8859_1));
    LessonCheck check =
        LessonCheck.texts(new LessonFiles(Path.of("moons"), new TreeMap<>(content)));
    assertEquals(List.of("lesson.encoding"), keys(check));
    assertEquals("lesson.md:9:8", check.mistakes().getFirst().place());
  }

  @Test
  void aliasesCannotBlowUpABlock() {
    String bomb =
        IntStream.range(1, 30)
            .mapToObj(i -> "a%d: &a%d [%s]".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)))
            .collect(Collectors.joining("~", "a0: &a0 [x]~", ""));
    for (String yaml : List.of(bomb, "next: &n {visited: *n}", "show: &s [*s]")) {
      LessonCheck check = LessonCheck.texts(files("lesson.md", block(yaml)));
      assertEquals(List.of("lesson.yaml.broken"), keys(check), yaml);
    }
  }

  private static byte[] png(int width, int height) {
    return ByteBuffer.allocate(64)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .putInt(0x49484452)
        .putInt(width)
        .putInt(height)
        .array();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, ''",
    "100000, 100000, lesson.picture.huge",
    "0, 5, lesson.picture.kind",
  })
  void aPictureIsLookedAtBeforeItIsDecoded(int width, int height, String wrong) {
    TreeMap<String, byte[]> content = new TreeMap<>();
    String text = FRONT + "## One\n\n![a moon](pictures/a.png)\n";
    content.put("lesson.md", text.getBytes(StandardCharsets.UTF_8));
    content.put("pictures/a.png", png(width, height));
    var files = new LessonFiles(Path.of("moons"), content);
    List<String> told =
        LessonCheck.whole(files, List.of()).mistakes().stream()
            .filter(mistake -> mistake.message().key().equals("lesson.step"))
            .map(mistake -> ((UserMessage) mistake.message().arguments().getLast()).key())
            .toList();
    assertEquals(wrong.isEmpty() ? List.of() : List.of(wrong), told);
    assertEquals(wrong.isEmpty(), files.picture("pictures/a.png").isPresent());
  }

  @Test
  void theSizeOfAJpegIsThatOfItsFrame() {
    byte[] jpeg = {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) 0xE0,
      0,
      4,
      1,
      2,
      (byte) 0xFF,
      (byte) 0xC2,
      0,
      11,
      8,
      0,
      7,
      1,
      2,
      1,
      0,
      0,
      0
    };
    assertEquals(new PictureSize(258, 7), PictureSize.of(jpeg).orElseThrow());
    assertTrue(PictureSize.of(Arrays.copyOf(jpeg, 12)).isEmpty());
    assertTrue(PictureSize.of("<svg/>".getBytes(StandardCharsets.UTF_8)).isEmpty());
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
  void whatFileBrowsersAddIsNoPartOfALesson() throws IOException {
    String own = LessonFiles.read(zip("lesson.md", "states/a.lunula")).checksum();
    Path packed =
        zip(
            "moons/lesson.md",
            "moons/states/a.lunula",
            "moons/.DS_Store",
            "__MACOSX/moons/._lesson.md",
            "moons/Thumbs.db");
    assertEquals(own, LessonFiles.read(packed).checksum());
    assertEquals("lesson.none", refusal(zip("moons/lesson.md", "suns/a.md")));
  }

  @Test
  void noLinkLeadsOutOfALesson() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.lunula"), "{}");
    Path lesson = Files.createDirectories(folder.resolve("moons"));
    Files.writeString(lesson.resolve("lesson.md"), block("state: states/secret.lunula"));
    Files.createSymbolicLink(lesson.resolve("states"), outside);
    Files.createSymbolicLink(lesson.resolve("a.png"), outside.resolve("secret.lunula"));
    assertEquals(Set.of("lesson.md"), LessonFiles.read(lesson).content().keySet());
    Path link = Files.createSymbolicLink(folder.resolve("link"), lesson);
    assertEquals(Set.of("lesson.md"), LessonFiles.read(link).content().keySet());
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
