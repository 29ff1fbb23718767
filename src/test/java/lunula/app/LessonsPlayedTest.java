package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import lunula.files.Bundle;
import lunula.geometry.LatentPoint;
import lunula.lesson.Answer;
import lunula.lesson.Condition;
import lunula.lesson.HandIn;
import lunula.lesson.LessonCheck;
import lunula.lesson.LessonFiles;
import lunula.lesson.Question;
import lunula.lesson.Step;
import lunula.model.Encoder;
import lunula.model.GrayImage;
import lunula.session.Session;
import lunula.testkit.AccessibleNames;
import lunula.testkit.Fit;
import lunula.ui.kit.Setting;
import lunula.ui.lesson.Guess;
import lunula.ui.lesson.LessonViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every lesson in the box is gone through from the first to the last step in the whole window with
/// its real models, in both languages.
@Tag("slow")
@SuppressWarnings("NullAway.Init") // made before the first test
class LessonsPlayedTest extends WindowPages {
  private static final Path SHELF = Path.of("assets/lessons");

  private static final int MOST_FRAMES = 600;

  static Stream<Path> lessons() {
    try (Stream<Path> all = Files.list(SHELF)) {
      return all.sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Map<String, Object> home;

  @BeforeAll
  void rememberTheSession() throws Exception {
    home = window.get(this::session);
  }

  @AfterEach
  void goHome() throws Exception {
    window.run(() -> lesson().leave());
    Bundle.speak(Bundle.Language.ENGLISH);
    awaitSession(home);
  }

  private LessonViewModel lesson() {
    return assembly.lessons().model();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void nothingIsWrongWithIt(Path folder) throws IOException {
    LessonCheck check =
        LessonCheck.whole(LessonFiles.read(folder), List.copyOf(assembly.main().models()));
    assertEquals(List.of(), check.mistakes());
    assertEquals(Set.of("en", "zh"), check.languages().keySet());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void itIsPlayedToItsEndAndGivesTheSessionBack(Path folder) throws Exception {
    play(folder, "en");
    awaitSession(home);
    assertNull(assembly.main().restrictionProperty().get());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void itIsPlayedInChinese(Path folder) throws Exception {
    Bundle.speak(Bundle.Language.of("zh"));
    play(folder, "zh");
  }

  /// What is in the session, by the ids of its settings; models by their folders.
  private Map<String, Object> session() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Setting.Value<?> value : assembly.settings().values()) {
      all.put(value.setting().id(), String.valueOf(value.value()));
    }
    // A comparison proposes its models once it was first opened, and keeps them.
    all.remove("comparing");
    all.put("model", String.valueOf(assembly.models().onTheMap().openedProperty().get()));
    return all;
  }

  /// Waits for some frames, and says what differs if that is not enough.
  private void awaitSession(Map<String, Object> wanted) throws Exception {
    for (int frame = 0; frame < MOST_FRAMES && !window.get(this::session).equals(wanted); frame++) {
      window.frames(1);
    }
    Map<String, Object> now = window.get(this::session);
    now.entrySet().removeIf(each -> each.getValue().equals(wanted.get(each.getKey())));
    assertEquals(Map.of(), now);
  }

  private void play(Path folder, String language) throws Exception {
    window.run(() -> lesson().open(folder));
    window.await("the lesson", () -> lesson().openProperty().get() != null);
    LessonViewModel.Open open = Objects.requireNonNull(lesson().openProperty().get());
    int count = open.lesson().steps().size();
    assertEquals(open.check().languages().get(language), open.lesson());
    List<String> complaints = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int index = number;
      window.await("step " + number, () -> lesson().indexProperty().get() == index);
      Step step = Objects.requireNonNull(lesson().stepProperty().get());
      settle(open, step);
      complaints.addAll(fit(folder + " " + step.id()));
      window.run(() -> meet(step));
      awaitAnswer(step);
      window.run(() -> answer(step));
      if (step.question() != null) {
        assertTrue(lesson().revealedProperty().get(), step.id());
        window.run(() -> lesson().shareProperty().set(1));
        assertTrue(
            window.get(() -> lesson().outcome().orElseThrow().right()),
            step.id() + " takes the right answer for wrong");
        complaints.addAll(fit(folder + " " + step.id() + ", answered"));
      }
      boolean trains = step.next().stream().anyMatch(Condition.Epochs.class::isInstance);
      assertEquals(trains, !lesson().missingProperty().get().isEmpty(), step.id());
      // A training is another test's; the teacher need not wait for it.
      window.run(() -> lesson().teachingProperty().set(trains));
      window.run(() -> lesson().next());
    }
    window.await("the end", () -> lesson().openProperty().get() == null);
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }

  private void settle(LessonViewModel.Open open, Step step) throws Exception {
    Session state = step.state() == null ? null : open.states().get(step.state());
    if (state != null) {
      window.await(
          "the state of " + step.id(),
          () ->
              assembly.main().cardProperty().get() != null
                  && assembly.main().cardProperty().get().name().equals(state.model().name()));
    }
    window.await(
        "what is shown in " + step.id(),
        () -> assembly.main().comparingProperty().get() == step.show().contains(Step.Part.COMPARE));
    window.await("the images", () -> assembly.exploration().mapProperty().get() != null);
    window.frames(4);
  }

  private List<String> fit(String where) throws Exception {
    window.frames(3);
    List<String> complaints = new ArrayList<>(window.get(() -> Fit.complaints(view)));
    complaints.addAll(window.get(() -> AccessibleNames.complaints(view)));
    return complaints.stream().map(complaint -> where + ": " + complaint).toList();
  }

  /// Does with the cursor what the step waits for.
  private void meet(Step step) {
    for (Condition condition : step.next()) {
      if (condition instanceof Condition.Visited wanted) {
        List<LatentPoint> stops = assembly.exploration().pathProperty().get().stops();
        wanted
            .stops()
            .forEach(stop -> assembly.exploration().cursorProperty().set(stops.get(stop)));
      } else if (condition instanceof Condition.CursorNear near
          && near.where() instanceof Answer.Place place) {
        assembly.exploration().cursorProperty().set(new LatentPoint(place.x(), place.y()));
      }
    }
  }

  private void answer(Step step) {
    Question asked = step.question();
    if (asked == null) {
      return;
    }
    lesson()
        .answer(
            switch (asked.kind()) {
              case CHOICE -> new Guess.Choice(((Answer.Choice) asked.answer()).index());
              case NUMBER -> new Guess.Value(lesson().number().orElseThrow());
              case PLACE -> new Guess.Place(encoded(((Answer.Image) asked.answer()).number()));
              case DRAW -> new Guess.Drawing(lesson().picture().orElseThrow());
              case TEXT -> new Guess.Sentence("words");
            });
  }

  /// Waits for what an answer is found with: images and network of a model are read one after the
  /// other.
  private void awaitAnswer(Step step) throws Exception {
    Question asked = step.question();
    if (asked != null && asked.kind() == Question.Kind.PLACE) {
      window.await(
          "the images and the encoder of " + step.id(),
          () ->
              assembly.exploration().imagesProperty().get() != null
                  && assembly.exploration().decoderProperty().get() != null
                  && assembly.exploration().decoderProperty().get().encoder().isPresent());
    }
  }

  /// Where the engine's encoder puts an image: not what is stored on the map.
  private LatentPoint encoded(int image) {
    GrayImage picture =
        Objects.requireNonNull(assembly.exploration().imagesProperty().get()).sample(image);
    Encoder encoder =
        Objects.requireNonNull(assembly.exploration().decoderProperty().get())
            .encoder()
            .orElseThrow();
    float[] z = encoder.encode(picture.levels(), new byte[0]).means();
    return new LatentPoint(z[0], z[1]);
  }

  @Test
  void escapeGivesTheSessionBackFromAnyStep() throws Exception {
    window.run(() -> lesson().open(SHELF.resolve("02-moons")));
    window.await("the lesson", () -> lesson().openProperty().get() != null);
    settle(
        Objects.requireNonNull(lesson().openProperty().get()),
        Objects.requireNonNull(lesson().stepProperty().get()));
    press(KeyCode.ESCAPE);
    awaitSession(home);
    assertNull(lesson().openProperty().get());
  }

  @Test
  void freeExploringIsOneKeyAwayAndReturnsToTheStep() throws Exception {
    window.run(() -> lesson().open(SHELF.resolve("01-map")));
    window.await("the lesson", () -> lesson().openProperty().get() != null);
    settle(
        Objects.requireNonNull(lesson().openProperty().get()),
        Objects.requireNonNull(lesson().stepProperty().get()));
    window.await(
        "the cursor",
        () -> assembly.exploration().cursorProperty().get().equals(new LatentPoint(-0.5, 1.9f)));
    Map<String, Object> step = window.get(this::session);
    press(KeyCode.F3);
    assertNull(assembly.main().restrictionProperty().get());
    window.run(
        () -> {
          assembly.exploration().cursorProperty().set(new LatentPoint(-1, -1));
          assembly.main().comparingProperty().set(true);
          assembly.main().gridShownProperty().set(true);
        });
    press(KeyCode.F3);
    awaitSession(step);
    assertTrue(assembly.main().restrictionProperty().get() != null);
  }

  @Test
  void whatIsHandedInIsSeenInTheGallery(@TempDir Path answers) throws Exception {
    window.run(() -> lesson().open(SHELF.resolve("01-map")));
    window.await("the lesson", () -> lesson().openProperty().get() != null);
    for (int index = 0; index < lesson().count(); index++) {
      int number = index;
      window.run(() -> lesson().goTo(number));
      window.await(
          "step " + number,
          () -> lesson().stepProperty().get() != null && lesson().settledProperty().get());
      Step step = Objects.requireNonNull(lesson().stepProperty().get());
      awaitAnswer(step);
      window.run(() -> answer(step));
    }
    Path file = answers.resolve("mei.lunulaanswer");
    window.run(() -> lesson().handIn("Mei", file));
    window.await("the file", () -> Files.exists(file));
    HandIn handIn = HandIn.read(file);
    assertEquals(4, handIn.answers().size());
    assertNotNull(handIn.session());
    assertNotNull(handIn.picture());
    window.run(() -> assembly.opener().open(List.of(answers)));
    window.await("the gallery", () -> assembly.lessons().gallery().isShown());
    List<String> complaints = new ArrayList<>(fit("gallery"));
    assertFalse(labels().contains("Mei"));
    press(KeyCode.N);
    window.frames(2);
    assertTrue(labels().contains("Mei"));
    complaints.addAll(fit("gallery with names"));
    assertEquals(List.of(), complaints);
    press(KeyCode.PAGE_DOWN);
    assertEquals(
        lesson().count() - 1, lesson().indexProperty().get(), "the sheet covers the lesson");
    window.run(() -> assembly.lessons().gallery().close());
  }

  private Set<String> labels() throws Exception {
    return window.get(
        () ->
            view.lookupAll("#lesson-gallery .guess-name").stream()
                .map(node -> ((Text) node).getText())
                .collect(Collectors.toSet()));
  }

  private void press(KeyCode key) throws Exception {
    window.run(
        () ->
            Event.fireEvent(
                view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
  }
}
