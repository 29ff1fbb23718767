package lunula.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.compare.Comparison;
import lunula.ui.compare.PaneViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapViewModel;
import lunula.ui.shell.MainView;

/// The real window comparing two models, dragged over in one pane; then with 70,000 points and
/// every layer in both panes, zoomed, panned and dragged over. Prints rows and ends.
public final class PanesProbe extends ProbedWindow {
  private static final int WARM_UP_SECONDS = 5;
  private static final int SECONDS = 10;
  private static final int SETTLE_SECONDS = 8;
  private static final int POINTS = 70_000;
  private static final ScreenPoint FIXED = new ScreenPoint(150, 120);

  private final Script script = new Script();

  @Override
  void mapDrawn(MainView view) {
    script.play(() -> play(view));
  }

  private void play(MainView view) throws InterruptedException {
    ExplorerState exploration = assembly().exploration();
    script.await(() -> exploration.imagesProperty().get() != null);
    script.await(() -> exploration.decodedProperty().get() != null);
    measureOne(view);
    script.await(() -> assembly().instruments().compare().isPossible(Comparison.MOONS));
    measureTwo(view, Comparison.MOONS, "AE beside VAE on moons");
    measureTwo(view, Comparison.BEST, "two Fashion-MNIST models");
    script.doNow(this::layEverything);
    script.await(SETTLE_SECONDS);
    frames("zooming", this::zoom);
    frames("panning", this::pan);
    frames("dragging", this::drag);
  }

  private void layEverything() {
    MapData points = Blobs.map(POINTS, 1);
    assembly().instruments().compare().sharingProperty().set(Sharing.PLACE);
    for (PaneViewModel pane : panes()) {
      pane.exploration().mapProperty().set(points);
      pane.exploration().samplesProperty().set(Blobs.images(points));
      for (MapLayer layer : MapLayer.values()) {
        pane.map().layers().shownProperty(layer).set(true);
      }
    }
  }

  private void frames(String what, IntConsumer change) throws InterruptedException {
    FrameMeter.measure(script, "two panes, 70,000 points and all layers each, " + what, change);
  }

  private MapViewModel underTheHand() {
    return panes().getFirst().map();
  }

  /// In and out again, about a place off the middle.
  private void zoom(int frame) {
    underTheHand().zoom(FIXED, frame / 50 % 2 == 0 ? 1.02 : 1 / 1.02);
  }

  private void pan(int frame) {
    double way = frame / 50 % 2 == 0 ? 5 : -5;
    underTheHand().pan(way, way / 2);
  }

  /// Round and round; the cursor of the other pane goes along, and both pictures.
  private void drag(int frame) {
    Viewport shown = underTheHand().viewportProperty().get();
    double angle = frame * 0.05;
    double radius = 0.3 * Math.min(shown.width(), shown.height());
    underTheHand()
        .moveCursor(
            new ScreenPoint(
                shown.width() / 2 + radius * Math.cos(angle),
                shown.height() / 2 + radius * Math.sin(angle)));
  }

  private void measureOne(MainView view) throws InterruptedException {
    measure("one pane", view.lookup("#map"), List.of(assembly().exploration()));
  }

  private void measureTwo(MainView view, Comparison comparison, String what)
      throws InterruptedException {
    script.doNow(() -> assembly().instruments().compare().show(comparison));
    script.await(this::areOpen);
    script.await(3);
    for (Sharing sharing : Sharing.values()) {
      script.doNow(() -> assembly().instruments().compare().sharingProperty().set(sharing));
      List<ExplorerState> panes = new ArrayList<>();
      script.doNow(() -> panes().forEach(pane -> panes.add(pane.exploration())));
      String by = sharing == Sharing.IMAGE ? ", by image" : ", by place";
      measure(what + by, view.lookup("#compare-map"), panes);
    }
  }

  private List<PaneViewModel> panes() {
    return assembly().instruments().compare().panesProperty().get();
  }

  private boolean areOpen() {
    return panes().size() == 2
        && panes().stream().allMatch(pane -> pane.exploration().decodedProperty().get() != null);
  }

  private void measure(String what, Node map, List<ExplorerState> followers)
      throws InterruptedException {
    DraggingHand[] hand = new DraggingHand[1];
    script.doNow(() -> hand[0] = new DraggingHand(map, followers));
    script.drag(hand[0], WARM_UP_SECONDS);
    script.doNow(hand[0]::forget);
    script.drag(hand[0], SECONDS);
    hand[0].print(what);
  }
}
