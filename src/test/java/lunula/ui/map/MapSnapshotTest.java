package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import javafx.stage.Stage;
import lunula.export.picture.PngImage;
import lunula.export.picture.VectorDrawing;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.VectorSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapSnapshotTest {
  private static final int SIDE = 300;
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel model = new MapViewModel(exploration);

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private MapView view;

  @Start
  void show(Stage stage) {
    view = MapView.withLegend(model);
    Shown.in(stage, view, SIDE, SIDE);
    var map = Blobs.map(20_000, 3);
    exploration.mapProperty().set(map);
    model.layers().shownProperty(MapLayer.DENSITY).set(true);
    model.layers().shownProperty(MapLayer.CONTOURS).set(true);
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private static VectorSnapshot.Wish wish(boolean clear, boolean vectors) {
    return new VectorSnapshot.Wish(4, clear, vectors, EnumSet.allOf(VectorSnapshot.Part.class));
  }

  private static List<PngImage> pictures(List<VectorDrawing.Mark> marks) {
    return marks.stream()
        .filter(VectorDrawing.Embedded.class::isInstance)
        .map(mark -> ((VectorDrawing.Embedded) mark).picture())
        .toList();
  }

  @Test
  void takingDrawsNoPixelsOnTheJavaFxThread(FxRobot robot) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long onePicture = 4L * 4 * SIDE * 4 * SIDE;
    for (VectorSnapshot.Wish wish :
        List.of(wish(false, false), wish(true, false), wish(true, true))) {
      long[] taken = new long[1];
      robot.interact(
          () -> {
            view.marks(wish);
            long before = threads.getCurrentThreadAllocatedBytes();
            view.marks(wish);
            taken[0] = threads.getCurrentThreadAllocatedBytes() - before;
          });
      assertTrue(taken[0] < onePicture / 4, () -> taken[0] + " bytes for " + wish);
    }
  }

  @Test
  void pixelsAreDrawnLaterAsTheMapWasWhenItWasTaken(FxRobot robot) {
    for (VectorSnapshot.Wish wish : List.of(wish(false, false), wish(true, false))) {
      List<PngImage> atOnce = new ArrayList<>();
      List<VectorDrawing.Mark> taken = new ArrayList<>();
      robot.interact(
          () -> {
            atOnce.addAll(pictures(view.marks(wish)));
            taken.addAll(view.marks(wish));
            model.filter().only(3);
            model.layers().shownProperty(MapLayer.DENSITY).set(false);
            view.getScene().getRoot().setStyle("-map-background: black");
            exploration.mapProperty().set(Blobs.map(20_000, 4));
            work();
            view.applyCss();
          });
      List<PngImage> later = pictures(taken);
      assertFalse(later.isEmpty());
      assertEquals(atOnce.size(), later.size());
      for (int at = 0; at < later.size(); at++) {
        assertEquals(4 * SIDE, later.get(at).width());
        assertArrayEquals(atOnce.get(at).argb(), later.get(at).argb());
      }
      robot.interact(
          () -> {
            model.filter().showAll();
            model.layers().shownProperty(MapLayer.DENSITY).set(true);
            work();
          });
    }
  }
}
