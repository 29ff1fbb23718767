package lunula.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RunControlsTest {
  private long now = Long.MAX_VALUE - 1_000; // the nanosecond clock may run over
  private final RunControls controls = new RunControls(() -> now);

  @Test
  void aRunIsFollowedForATenthOfASecondAfterEachMovement() {
    assertFalse(controls.followed());
    controls.cursorMoved();
    now += 99_999_999;
    assertTrue(controls.followed());
    controls.cursorMoved();
    now += 99_999_999;
    assertTrue(controls.followed());
    now += 1;
    assertFalse(controls.followed());
  }
}
