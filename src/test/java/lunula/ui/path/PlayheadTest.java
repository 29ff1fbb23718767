package lunula.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.geometry.PlayMode;
import org.junit.jupiter.api.Test;

class PlayheadTest {
  private final PathViewModel.Playhead head = new PathViewModel.Playhead();

  @Test
  void onceStopsAtB() {
    head.setMode(PlayMode.ONCE);
    head.advance(0.75);
    assertFalse(head.atEnd());
    head.advance(0.75);
    assertEquals(1, head.position());
    assertTrue(head.atEnd());
  }

  @Test
  void loopBeginsAnewAtA() {
    head.setMode(PlayMode.LOOP);
    head.advance(1.25);
    assertEquals(0.25, head.position());
    assertFalse(head.atEnd());
  }

  @Test
  void backAndForthTurnsRoundAtBothEnds() {
    head.advance(1.25);
    assertEquals(0.75, head.position());
    head.advance(1);
    assertEquals(0.25, head.position());
    assertFalse(head.atEnd());
  }

  @Test
  void anotherModeGoesOnFromTheSamePosition() {
    head.advance(1.25);
    head.setMode(PlayMode.ONCE);
    assertEquals(0.75, head.position());
  }

  @Test
  void seekingIsClipped() {
    head.seek(2);
    assertEquals(1, head.position());
    head.seek(-1);
    assertEquals(0, head.position());
  }
}
