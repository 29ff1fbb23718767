package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.geometry.Lattice;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.Test;

class VisibleAreaTaskTest {
  private static final ScreenPoint MIDDLE = new ScreenPoint(200, 150);

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ObjectProperty<Viewport> viewport =
      new SimpleObjectProperty<>(new Viewport(new LatentPoint(0, 0), 100, 400, 300));
  private final BooleanProperty moving = new SimpleBooleanProperty();
  private final List<Double> steps = new ArrayList<>();
  private final VisibleAreaTask<String, Lattice> work =
      new VisibleAreaTask<>(
          new ExplorerState(background::add, Runnable::run),
          viewport,
          moving,
          32,
          8,
          (source, lattice) -> {
            steps.add(lattice.stepX());
            return lattice;
          },
          failure -> {});

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private void zoom(double factor) {
    viewport.set(viewport.get().zoomedAbout(MIDDLE, factor));
  }

  @Test
  void coarseFirstThenFine() {
    work.follow("points");
    work();
    assertEquals(2, steps.size());
    assertTrue(steps.getFirst() > 2 * steps.getLast(), steps.toString());
  }

  @Test
  void whileTheViewMovesNothingIsWorkedOutThatCanWait() {
    work.follow("points");
    work();
    moving.set(true);
    for (int frame = 0; frame < 50; frame++) {
      zoom(1.02);
      work();
    }
    assertEquals(2, steps.size());
    moving.set(false);
    work();
    assertEquals(3, steps.size());
    assertTrue(steps.getLast() < steps.get(1), steps.toString());
  }

  @Test
  void whatCannotBeSeenYetIsWorkedOutAtOnceCoarsely() {
    work.follow("points");
    work();
    moving.set(true);
    zoom(0.4);
    work();
    assertEquals(3, steps.size());
    assertTrue(steps.getLast() > 2 * steps.get(1), steps.toString());
    moving.set(false);
    work();
    assertEquals(4, steps.size());
  }
}
