package lunula.ui.map;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCode;
import lunula.data.Grouping;
import lunula.files.JsonField;
import lunula.geometry.LatentPoint;
import lunula.measure.SelectionMeans;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;
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
            zoomOut(map),
            nextGrouping(exploration, main))
        .offers(() -> groupings(exploration, main))
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

  /// Tells points apart by the next thing that can be.
  private static Action nextGrouping(ExplorerState exploration, MainViewModel main) {
    return Action.of(
            MapActions.class,
            MainActions.EXPLORING,
            "command.grouping.next.",
            () -> main.onMap(() -> next(exploration)))
        .keys(Keys.of(KeyCode.Y))
        .when(exploration.groupingsProperty().map(all -> !all.isEmpty()));
  }

  private static void next(ExplorerState exploration) {
    List<Grouping.By> all = exploration.groupingsProperty().get();
    Grouping now = exploration.groupingProperty().get();
    if (!all.isEmpty()) {
      int next = (all.indexOf(now.by()) + 1) % all.size();
      exploration.groupingProperty().set(now.by(all.get(next)));
    }
  }

  private static List<Action> groupings(ExplorerState exploration, MainViewModel main) {
    Texts texts = Texts.of(MapActions.class);
    ObjectProperty<Grouping> grouping = exploration.groupingProperty();
    return exploration.groupingsProperty().get().stream()
        .map(
            by ->
                action(
                        "command.grouping.",
                        () -> main.onMap(() -> grouping.set(grouping.get().by(by))))
                    .each(JsonField.word(by), "", texts.get(Texts.key("map.grouping.", by))))
        .toList();
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
