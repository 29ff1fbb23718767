package lunula.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History();
  private int value;

  private void put(int now) {
    int before = value;
    value = now;
    history.did("put " + now, () -> put(before), () -> put(now));
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
}
