package lunula.app;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapViewModel;
import lunula.ui.shell.MainView;

/// The real window with a map of 1200 × 900 pixels and 70,000 points, zoomed and panned: first the
/// points alone, then with everything that can lie on them. Prints rows and ends.
public final class FramesProbe extends ProbedWindow {
  private static final int POINTS = 70_000;
  private static final double WIDTH = 1200;
  private static final double HEIGHT = 900;
  private static final int SETTLE_SECONDS = 8;
  private static final ScreenPoint FIXED = new ScreenPoint(500, 400);

  private final Script script = new Script();

  @Override
  void mapDrawn(MainView view) {
    script.play(() -> play(view));
  }

  private void play(MainView view) throws InterruptedException {
    ExplorerState exploration = assembly().exploration();
    script.await(() -> exploration.imagesProperty().get() != null);
    script.await(() -> exploration.decodedProperty().get() != null);
    script.doNow(() -> show(view));
    script.await(SETTLE_SECONDS);
    measure("70,000 points, zooming", this::zoom);
    script.doNow(this::layEverything);
    script.await(SETTLE_SECONDS);
    measure("all layers, zooming", this::zoom);
    measure("all layers, panning", this::pan);
  }

  /// The map alone: the headless screen has no room for more around it.
  private void show(MainView view) {
    Region map = (Region) view.lookup("#map");
    ((Pane) map.getParent()).getChildren().remove(map);
    map.setPrefSize(WIDTH, HEIGHT);
    Scene scene = view.getScene();
    scene.setRoot(new StackPane(map));
    scene.getWindow().setX(0);
    scene.getWindow().setY(0);
    scene.getWindow().sizeToScene();
    MapData points = Blobs.map(POINTS, 1);
    assembly().exploration().mapProperty().set(points);
    assembly().exploration().samplesProperty().set(Blobs.images(points));
  }

  private void layEverything() {
    ExplorerState exploration = assembly().exploration();
    MapViewModel map = assembly().instruments().map();
    for (MapLayer layer : MapLayer.values()) {
      map.layers().shownProperty(layer).set(true);
    }
    BitSet every = new BitSet(POINTS);
    every.set(POINTS / 3, POINTS / 2);
    map.emphasisProperty().set(every);
    List<LatentPoint> stops =
        List.of(new LatentPoint(-1.5, -1), new LatentPoint(-1, 1.5), new LatentPoint(1.5, 1));
    exploration.pathProperty().set(PathStops.NONE.withStops(stops));
    // Off the map: the sign is shown.
    exploration.cursorProperty().set(new LatentPoint(0.05, 0.05));
  }

  private void measure(String what, IntConsumer change) throws InterruptedException {
    FrameMeter.measure(script, what, change);
  }

  /// In and out again, about a place off the middle.
  private void zoom(int frame) {
    assembly().instruments().map().zoom(FIXED, frame / 50 % 2 == 0 ? 1.02 : 1 / 1.02);
  }

  private void pan(int frame) {
    double way = frame / 50 % 2 == 0 ? 5 : -5;
    assembly().instruments().map().pan(way, way / 2);
  }
}
