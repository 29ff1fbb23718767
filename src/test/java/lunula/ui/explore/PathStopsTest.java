package lunula.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PathShape.End;
import org.junit.jupiter.api.Test;

class PathStopsTest {
  private static final LatentPoint A = new LatentPoint(0, 0);
  private static final LatentPoint B = new LatentPoint(1, 0);
  private static final LatentPoint C = new LatentPoint(1, 1);
  private final PathStops three = PathStops.NONE.withStops(List.of(A, B, C));

  @Test
  void theFirstStopIsAAndTheLastIsB() {
    assertEquals(new PathStops(A, null), PathStops.NONE.withStops(List.of(A)));
    assertEquals(new PathStops(A, B), PathStops.NONE.withStops(List.of(A, B)));
    assertEquals(A, three.a());
    assertEquals(C, three.b());
    assertEquals(List.of(A, B, C), three.stops());
  }

  @Test
  void theThirdStopMakesItSmoothUnlessAnotherShapeWasChosen() {
    assertEquals(PathShape.SMOOTH, three.shape());
    PathStops round = new PathStops(A, B).withShape(PathShape.SPHERICAL);
    assertEquals(PathShape.SPHERICAL, round.withStops(List.of(A, B, C)).shape());
    PathStops straight = three.withShape(PathShape.STRAIGHT);
    assertEquals(PathShape.STRAIGHT, straight.withStops(List.of(A, B, C, A)).shape());
  }

  @Test
  void aLoopNeedsThreeStops() {
    assertTrue(three.withEnd(End.CLOSED).closed());
    assertFalse(new PathStops(A, B).withEnd(End.CLOSED).closed());
    assertFalse(three.withEnd(End.CLOSED).withStops(List.of(A, B)).closed());
  }

  @Test
  void reversedTurnsAllStopsRound() {
    assertEquals(List.of(C, B, A), three.reversed().stops());
    assertEquals(three, three.reversed().reversed());
  }

  @Test
  void thereIsNoWayWithoutBothEnds() {
    assertNull(new PathStops(A, null).path());
    assertNull(PathStops.NONE.path());
  }

  @Test
  void changesCanBeTakenBack() {
    var exploration = new ExplorerState(Runnable::run, Runnable::run);
    exploration.changePath(new PathStops(A, B));
    exploration.changePath(new PathStops(A, B));
    exploration.changePath(three);
    exploration.history().undo();
    assertEquals(new PathStops(A, B), exploration.pathProperty().get());
    exploration.history().undo();
    assertEquals(PathStops.NONE, exploration.pathProperty().get());
    exploration.history().redo();
    exploration.history().redo();
    assertEquals(three, exploration.pathProperty().get());
  }
}
