package lunula.ui.map;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import lunula.geometry.LatentPoint;
import lunula.measure.SelectionMeans;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// What can be done with the map, whatever instrument is chosen. JavaFX thread only.
public final class MapActions {
  /// The map while it has the keyboard.
  public static final Context MAP = Context.of(MapActions.class, "map.keys");

  private static final double ZOOM_A_KEY = 1.3;

  private MapActions() {}

  public static Feature of(MapViewModel map, MainViewModel main) {
    ExplorerState exploration = map.exploration();
    return Feature.of(
            fit(map),
            action("command.middle.", () -> main.onMap(() -> goToMiddle(exploration))),
            zoomIn(map),
            zoomOut(map))
        .gestures(
            MAP,
            MapActions.class,
            "map.gesture.drag.",
            "map.gesture.wheel.",
            "map.gesture.pan.",
            "map.gesture.arrows.",
            "map.gesture.steps.",
            "map.gesture.legend.");
  }

  /// The keys of any map, also of one of several.
  static List<Action> keys(MapViewModel map) {
    return List.of(fit(map), zoomIn(map), zoomOut(map));
  }

  static Action fit(MapViewModel map) {
    return action("command.fit.", map::showAll)
        .keys(Keys.of(KeyCode.F), Keys.of(KeyCode.DIGIT0), Keys.of(KeyCode.NUMPAD0).untold());
  }

  private static Action zoomIn(MapViewModel map) {
    return action("command.zoom.in.", () -> map.zoomAtPointer(ZOOM_A_KEY))
        .keys(
            Keys.of(KeyCode.PLUS), Keys.of(KeyCode.EQUALS).untold(), Keys.of(KeyCode.ADD).untold())
        .unlisted();
  }

  private static Action zoomOut(MapViewModel map) {
    return action("command.zoom.out.", () -> map.zoomAtPointer(1 / ZOOM_A_KEY))
        .keys(Keys.of(KeyCode.MINUS), Keys.of(KeyCode.SUBTRACT).untold())
        .unlisted();
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(MapActions.class, MAP, prefix, run);
  }

  private static void goToMiddle(ExplorerState exploration) {
    exploration.slice().recentre();
    exploration.cursorProperty().set(new LatentPoint(0, 0));
  }

  /// To the middle of each class on the map.
  public static Feature classes(MainViewModel main) {
    return Feature.of().offers(() -> means(main, main.exploration().mapProperty().get()));
  }

  private static List<Action> means(MainViewModel main, @Nullable MapData map) {
    return map == null || map.classNames().size() < 2
        ? List.of()
        : IntStream.range(0, map.classNames().size())
            .mapToObj(label -> mean(main, map, label))
            .toList();
  }

  private static Action mean(MainViewModel main, MapData map, int label) {
    return action("command.mean.", () -> goToMean(main, map, label))
        .each(Integer.toString(label), "", map.classNames().get(label));
  }

  private static void goToMean(MainViewModel main, MapData map, int label) {
    float[] mean = SelectionMeans.codeOfClass(map.encodings(), map.labels(), label);
    if (mean != null) {
      main.onMap(() -> main.exploration().slice().goTo(mean));
    }
  }
}
