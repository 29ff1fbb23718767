package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import lunula.lesson.HandIn;
import lunula.testkit.TabOrder;
import lunula.ui.lesson.LessonViewModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A lesson from its first to its last step without a mouse, by keys that go to whatever has the
/// keyboard; and of every lesson, that its buttons and questions are reached.
@Tag("slow")
class LessonByKeyboardTest extends KeyboardPages {
  private static final Path SHELF = Path.of("assets/lessons");
  private static final int MOST_PRESSES = 400;

  private LessonViewModel lesson() {
    return assembly.lessons().model();
  }

  private void open(Path folder) throws Exception {
    window.run(() -> lesson().open(folder));
    settled(0);
  }

  private void settled(int index) throws Exception {
    window.await(
        "step " + index,
        () -> lesson().indexProperty().get() == index && lesson().settledProperty().get());
    window.frames(2);
  }

  @Test
  void aWholeLessonNeedsNoMouse() throws Exception {
    open(SHELF.resolve("01-map"));
    press(KeyCode.PAGE_DOWN);
    assertEquals(0, lesson().indexProperty().get(), "the step still waits");
    steer(3, KeyCode.RIGHT);
    steer(-1.2, KeyCode.DOWN);
    press(KeyCode.PAGE_DOWN);
    settled(1);
    steer(3.1, KeyCode.RIGHT);
    steer(-1.2, KeyCode.DOWN);
    tabTo("lesson-answer");
    press(KeyCode.SPACE);
    assertTrue(lesson().outcome().orElseThrow().right(), "2.4 right and 1.2 down of the sneaker");
    press(KeyCode.PAGE_DOWN);
    settled(2);
    tabTo("lesson-number");
    type("0.7");
    press(KeyCode.ENTER);
    assertTrue(lesson().outcome().orElseThrow().right());
    press(KeyCode.PAGE_DOWN);
    settled(3);
    tabTo("lesson-sentence");
    type("shirts");
    tabTo("lesson-answer");
    press(KeyCode.SPACE);
    press(KeyCode.PAGE_DOWN);
    settled(4);
    press(KeyCode.H);
    assertTrue(lesson().hintShownProperty().get());
    window.run(view::focusMap);
    steer(-6, KeyCode.LEFT);
    steer(-5, KeyCode.DOWN);
    tabTo("lesson-choice-a");
    press(KeyCode.SPACE);
    tabTo("lesson-answer");
    press(KeyCode.SPACE);
    assertTrue(lesson().outcome().orElseThrow().right());
    tabTo("lesson-hand");
    press(KeyCode.SPACE);
    Path file = saved().resolve("01-map" + HandIn.ENDING);
    window.await("the answers", () -> Files.exists(file));
    assertEquals(4, HandIn.read(file).answers().size());
    press(KeyCode.PAGE_DOWN);
    window.await("the end", () -> lesson().openProperty().get() == null);
    assertNull(assembly.main().restrictionProperty().get());
  }

  /// Moves the cursor by an arrow key until it has gone as far as it should.
  private void steer(double by, KeyCode key) throws Exception {
    boolean across = key == KeyCode.LEFT || key == KeyCode.RIGHT;
    window.run(view::focusMap);
    var from = assembly.exploration().cursorProperty().get();
    for (int i = 0; i < MOST_PRESSES; i++) {
      var now = assembly.exploration().cursorProperty().get();
      if (Math.abs(across ? now.x() - from.x() : now.y() - from.y()) >= Math.abs(by)) {
        return;
      }
      press(key, Held.SHIFT);
    }
    throw new AssertionError(key + " does not move the cursor by " + by);
  }

  @Test
  void everyStepsControlsAreReached() throws Exception {
    List<String> complaints = new ArrayList<>();
    List<Path> lessons;
    try (Stream<Path> all = Files.list(SHELF)) {
      lessons = all.sorted().toList();
    }
    for (Path folder : lessons) {
      open(folder);
      for (int index = 0; index < lesson().count(); index++) {
        int number = index;
        window.run(() -> lesson().goTo(number));
        settled(number);
        String step = folder.getFileName() + " " + number + ": ";
        complaints.addAll(window.get(() -> unreached().stream().map(step::concat).toList()));
      }
      press(KeyCode.ESCAPE);
      window.await("the end", () -> lesson().openProperty().get() == null);
    }
    assertEquals(List.of(), complaints);
  }

  /// What can be worked in the lesson's bar and column and Tab does not come to.
  private List<String> unreached() {
    view.focusMap();
    List<String> complaints = new ArrayList<>();
    for (String part : List.of("#lesson-bar", "#lesson-column")) {
      complaints.addAll(TabOrder.complaints(stage.getScene(), (Parent) view.lookup(part)));
    }
    return complaints;
  }
}
