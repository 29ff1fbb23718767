package lunula.ui.explore;

import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPoint;
import lunula.ui.kit.Texts;

/// A move of the cursor, and of the slice with it, that a person can take back: many small ones
/// under the hand are one. JavaFX thread only.
public final class CursorStep {
  private final ExplorerState exploration;
  private final Spot before;

  /// Where cursor and slice are.
  private record Spot(LatentPoint cursor, float[] across, float[] z, LatentFrame frame) {
    static Spot of(ExplorerState exploration) {
      Slice slice = exploration.slice();
      return new Spot(
          exploration.cursorProperty().get(),
          slice.coordinates(),
          slice.z(),
          slice.frameProperty().get());
    }

    /// In another frame of the same model the same z lies elsewhere.
    void restore(ExplorerState exploration) {
      Slice slice = exploration.slice();
      if (slice.frameProperty().get().equals(frame)) {
        slice.putBack(across, cursor);
      } else if (slice.frameProperty().get().dimensions() == z.length) {
        slice.goTo(z);
      }
    }

    boolean isAt(Spot other) {
      return cursor.equals(other.cursor) && java.util.Arrays.equals(z, other.z);
    }
  }

  private CursorStep(ExplorerState exploration) {
    this.exploration = exploration;
    before = Spot.of(exploration);
  }

  /// The hand takes the cursor.
  public static CursorStep begin(ExplorerState exploration) {
    return new CursorStep(exploration);
  }

  /// Moves the cursor somewhere.
  public static void make(ExplorerState exploration, Runnable move) {
    CursorStep made = begin(exploration);
    move.run();
    made.end();
  }

  /// Moves the cursor by a small step of many: those of one kind are one, until something else is
  /// done.
  public static void make(ExplorerState exploration, Object kind, Runnable move) {
    CursorStep made = begin(exploration);
    move.run();
    made.tell(kind);
  }

  /// The hand lets go of the cursor; nothing if it is where it was.
  public void end() {
    tell(this);
  }

  private void tell(Object kind) {
    Spot after = Spot.of(exploration);
    if (!after.isAt(before)) {
      exploration
          .history()
          .did(
              kind,
              () -> Texts.of(CursorStep.class).get("cursor.moved"),
              () -> before.restore(exploration),
              () -> after.restore(exploration));
    }
  }
}
