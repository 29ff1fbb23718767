package lunula.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.geometry.WayShape;
import lunula.geometry.WayShape.End;
import org.junit.jupiter.api.Test;

class PathEndsTest {
  private static final LatentPoint A = new LatentPoint(0, 0);
  private static final LatentPoint B = new LatentPoint(1, 0);
  private static final LatentPoint C = new LatentPoint(1, 1);
  private final PathEnds three = PathEnds.NONE.withStops(List.of(A, B, C));

  @Test
  void theFirstStopIsAAndTheLastIsB() {
    assertEquals(new PathEnds(A, null), PathEnds.NONE.withStops(List.of(A)));
    assertEquals(new PathEnds(A, B), PathEnds.NONE.withStops(List.of(A, B)));
    assertEquals(A, three.a());
    assertEquals(C, three.b());
    assertEquals(List.of(A, B, C), three.stops());
  }

  @Test
  void theThirdStopMakesItSmoothUnlessAnotherShapeWasChosen() {
    assertEquals(WayShape.SMOOTH, three.shape());
    PathEnds round = new PathEnds(A, B).withShape(WayShape.SPHERICAL);
    assertEquals(WayShape.SPHERICAL, round.withStops(List.of(A, B, C)).shape());
    PathEnds straight = three.withShape(WayShape.STRAIGHT);
    assertEquals(WayShape.STRAIGHT, straight.withStops(List.of(A, B, C, A)).shape());
  }

  @Test
  void aLoopNeedsThreeStops() {
    assertTrue(three.withEnd(End.CLOSED).closed());
    assertFalse(new PathEnds(A, B).withEnd(End.CLOSED).closed());
    assertFalse(three.withEnd(End.CLOSED).withStops(List.of(A, B)).closed());
  }

  @Test
  void reversedTurnsAllStopsRound() {
    assertEquals(List.of(C, B, A), three.reversed().stops());
    assertEquals(three, three.reversed().reversed());
  }

  @Test
  void thereIsNoWayWithoutBothEnds() {
    assertNull(new PathEnds(A, null).way());
    assertNull(PathEnds.NONE.way());
  }

  @Test
  void changesCanBeTakenBack() {
    var exploration = new Exploration(Runnable::run, Runnable::run);
    PathChange.make(exploration, new PathEnds(A, B));
    PathChange.make(exploration, new PathEnds(A, B));
    PathChange.make(exploration, three);
    exploration.history().undo();
    assertEquals(new PathEnds(A, B), exploration.pathProperty().get());
    exploration.history().undo();
    assertEquals(PathEnds.NONE, exploration.pathProperty().get());
    exploration.history().redo();
    exploration.history().redo();
    assertEquals(three, exploration.pathProperty().get());
  }
}
