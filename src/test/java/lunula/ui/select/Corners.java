package lunula.ui.select;

import java.util.ArrayDeque;
import java.util.Queue;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapTool.Touch;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapViewModel;

/// Selecting among four points at the corners of the square from -1 to 1: upper left, upper right,
/// lower left, lower right. What goes on in the background waits for [#work()].
final class Corners {
  private final Queue<Runnable> background = new ArrayDeque<>();
  final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  final MapViewModel map = new MapViewModel(exploration);
  final SelectViewModel model = new SelectViewModel(map, Runnable::run);
  final SelectTool tool = model.tool();

  Corners() {
    map.resize(600, 600);
    exploration.mapProperty().set(Blobs.corners());
    exploration.samplesProperty().set(Blobs.images(Blobs.corners()));
    exploration.decoderProperty().set(Blobs.decoder());
    map.toolProperty().set(tool);
    work();
  }

  void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  Touch touch(double x, double y, boolean adds, boolean removes) {
    var place = new LatentPoint(x, y);
    ScreenPoint screen = map.viewportProperty().get().toScreen(place);
    return new Touch(place, screen, adds, removes);
  }

  void draw(boolean adds, boolean removes, double... path) {
    tool.press(touch(path[0], path[1], adds, removes));
    for (int at = 2; at < path.length; at += 2) {
      tool.drag(touch(path[at], path[at + 1], adds, removes));
    }
    tool.release(touch(path[path.length - 2], path[path.length - 1], adds, removes));
    work();
  }

  void drawUpperHalf() {
    draw(false, false, -1.4, 0.5, -1.4, 1.4, 1.4, 1.4, 1.4, 0.5);
  }

  int[] selected() {
    return model.selection().selectionProperty().get().indices();
  }
}
