package lunula.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lunula.geometry.LatentPoint;
import lunula.lesson.Gallery.Bar;
import lunula.lesson.Gallery.Candidate;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final Path LESSON = Path.of("assets/lessons/01-map");

  private static Candidate candidate() throws IOException {
    LessonFiles files = LessonFiles.read(LESSON);
    Lesson lesson = Objects.requireNonNull(LessonCheck.texts(files).languages().get("en"));
    return new Candidate(files, lesson);
  }

  private static HandIn handIn(String alias, String checksum, HandIn.Given... given) {
    return new HandIn("What is on the map?", checksum, alias, List.of(given), null, null);
  }

  private static HandIn.Given place(String at, double distance) {
    return new HandIn.Given("trouser", "place", at, distance, distance <= 1);
  }

  private static HandIn.Given choice(String letter) {
    return new HandIn.Given("off-the-map", "choice", letter, Double.NaN, letter.equals("A"));
  }

  private static Gallery of(List<Candidate> candidates, HandIn... all) {
    return Gallery.of(new HandIn.Collection(List.of(all), List.of()), candidates);
  }

  @Test
  void everyQuestionHasItsAnswersInTheOrderOfTheLesson() throws IOException {
    String own = candidate().files().checksum();
    Gallery gallery =
        of(
            List.of(candidate()),
            handIn("Mei", own, choice("B"), place("3 0.5", 0.4)),
            handIn("Bo", own, choice("A"), place("0 0", 3.2)));
    assertEquals("1 · What is on the map?", gallery.title());
    assertEquals(
        List.of("trouser", "off-the-map"),
        gallery.questions().stream().map(Gallery.Asked::step).toList());
    Gallery.Asked places = gallery.questions().getFirst();
    assertEquals("Where does it lie?", places.title());
    assertEquals(new LatentPoint(3, 0.5), places.answers().getFirst().place().orElseThrow());
    assertEquals(1, places.right());
    assertEquals(
        List.of(new Bar("A", 1, true), new Bar("B", 1, false), new Bar("C", 0, false)),
        gallery.questions().getLast().bars());
  }

  @Test
  void otherVersionsAreMarkedAndOtherLessonsLeftOut() throws IOException {
    String own = candidate().files().checksum();
    Gallery gallery =
        of(
            List.of(candidate()),
            handIn("Mei", own, choice("B")),
            handIn("Bo", own, choice("B")),
            handIn("Li", "older", choice("C")),
            handIn("An", "another", new HandIn.Given("moons", "text", "x", Double.NaN, true)));
    assertEquals(
        List.of(false, false, true),
        gallery.students().stream().map(Gallery.Student::otherVersion).toList());
    assertEquals(
        List.of("lesson.gallery.foreign"),
        gallery.problems().stream().map(problem -> problem.key()).toList());
  }

  @Test
  void theAnswersOfOneLessonAreShownAlthoughMostAreToAnother() throws IOException {
    String own = candidate().files().checksum();
    HandIn mei = handIn("Mei", own, choice("A"));
    var another = new HandIn.Given("moons", "text", "x", Double.NaN, true);
    var all =
        new HandIn.Collection(
            List.of(handIn("An", "b", another), handIn("Bo", "b", another), mei), List.of());
    assertEquals("b", Gallery.of(all, List.of(candidate())).checksum());
    Gallery gallery = Gallery.of(all, List.of(candidate()), mei);
    assertEquals(own, gallery.checksum());
    assertEquals(List.of("Mei"), gallery.students().stream().map(it -> it.alias()).toList());
  }

  @Test
  void anOlderVersionIsKnownByItsSteps() throws IOException {
    Gallery gallery = of(List.of(candidate()), handIn("Mei", "older", choice("B")));
    assertTrue(gallery.students().getFirst().otherVersion());
    assertEquals("Off the map", gallery.questions().getFirst().title());
  }

  @Test
  void aLessonThatIsNotHereIsShownByItsIds() {
    Gallery gallery = of(List.of(), handIn("Mei", "abc", place("1 2", 0.1)));
    assertEquals("What is on the map?", gallery.title());
    assertEquals("trouser", gallery.questions().getFirst().title());
    assertEquals("lesson.gallery.unknown", gallery.problems().getFirst().key());
  }

  @Test
  void whatIsNoPlaceOrNumberIsLeftOut() {
    Gallery gallery =
        of(
            List.of(),
            handIn("Mei", "abc", place("1", 0.1)),
            handIn("Bo", "abc", place("NaN 1e999", 0.1)),
            handIn("Li", "abc", new HandIn.Given("n", "number", "many", Double.NaN, false)),
            handIn("An", "abc", new HandIn.Given("n", "dance", "x", Double.NaN, false)));
    assertTrue(
        gallery.questions().getFirst().answers().stream().allMatch(it -> it.place().isEmpty()));
    assertEquals(List.of(), gallery.questions().getLast().bars());
  }

  @Test
  void barsCountEveryNumberOnce() {
    List<Double> numbers = new ArrayList<>(List.of(0.0, 0.1, 0.9, 1.0, 1.0));
    List<Bar> bars = Gallery.bars(numbers);
    assertEquals(Gallery.MOST_BARS, bars.size());
    assertEquals(5, bars.stream().mapToInt(Bar::count).sum());
    assertEquals(2, bars.getFirst().count());
    assertEquals(3, bars.getLast().count());
    assertEquals(List.of(new Bar("2.00", 3, false)), Gallery.bars(List.of(2.0, 2.0, 2.0)));
    assertEquals(2, Gallery.bars(List.of(-1e308, 1e308)).stream().mapToInt(Bar::count).sum());
  }
}
