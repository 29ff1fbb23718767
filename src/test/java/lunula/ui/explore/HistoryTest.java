package lunula.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History();
  private int value;

  private void put(int now) {
    int before = value;
    value = now;
    history.did(() -> "put " + now, () -> put(before), () -> put(now));
  }

  @Test
  void stepsAreUndoneInTurnAndDoneAgain() {
    put(1);
    put(2);
    assertEquals("put 2", history.undoableProperty().get());
    history.undo();
    assertEquals(1, value);
    assertEquals("put 2", history.redoableProperty().get());
    history.undo();
    history.undo();
    assertEquals(0, value);
    assertNull(history.undoableProperty().get());
    history.redo();
    history.redo();
    history.redo();
    assertEquals(2, value);
  }

  @Test
  void whatWasUndoneIsForgottenOnceSomethingElseIsDone() {
    put(1);
    history.undo();
    put(3);
    history.redo();
    assertEquals(3, value);
    assertNull(history.redoableProperty().get());
  }

  @Test
  void clearForgetsBothWays() {
    put(1);
    put(2);
    history.undo();
    history.clear();
    history.undo();
    history.redo();
    assertEquals(1, value);
  }

  private void slide(String kind, int now) {
    int before = value;
    value = now;
    history.did(kind, () -> "slide", () -> value = before, () -> value = now);
  }

  @Test
  void aSliderUnderTheHandIsOneStepUntilItIsTakenAnew() {
    put(1);
    slide("strength", 2);
    slide("strength", 3);
    slide("strength", 4);
    history.seal();
    slide("strength", 5);
    history.undo();
    assertEquals(4, value);
    history.undo();
    assertEquals(1, value);
    history.redo();
    assertEquals(4, value);
    slide("strength", 6);
    history.undo();
    assertEquals(4, value);
  }

  @Test
  void anythingElseBetweenTwoSlidesKeepsThemApart() {
    slide("strength", 1);
    put(2);
    slide("strength", 3);
    slide("speed", 4);
    history.undo();
    assertEquals(3, value);
    history.undo();
    assertEquals(2, value);
  }

  @Test
  void whatIsDoneTogetherIsUndoneTogether() {
    put(1);
    history.together(
        () -> "both",
        () -> {
          put(2);
          put(3);
        });
    assertEquals("both", history.undoableProperty().get());
    history.undo();
    assertEquals(1, value);
    history.redo();
    assertEquals(3, value);
    history.together(() -> "nothing", () -> {});
    assertEquals("both", history.undoableProperty().get());
  }

  @Test
  void whatIsDoneQuietlyIsNotRemembered() {
    history.quietly(() -> put(1));
    assertNull(history.undoableProperty().get());
    put(2);
    assertEquals("put 2", history.undoableProperty().get());
  }

  /// The language may change between a step and its being undone.
  @Test
  void aStepIsCalledAsTheLanguageIsThatIsSpokenThen() {
    String[] language = {"path"};
    history.did(() -> language[0], () -> {}, () -> {});
    language[0] = "路径";
    history.speakAnew();
    assertEquals("路径", history.undoableProperty().get());
  }
}
