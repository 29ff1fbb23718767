package lunula.ui.session;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;

/// Everything whose change makes another session.
final class Watch {
  private Watch() {}

  /// Is told of every change from now on.
  static Subscription over(Workspace space, Runnable changed) {
    return all(space).stream()
        .map(value -> value.subscribe((before, now) -> changed.run()))
        .reduce(Subscription.EMPTY, Subscription::and);
  }

  private static List<ObservableValue<?>> all(Workspace space) {
    ExplorerState exploration = space.exploration();
    MapLayers layers = space.map().layers();
    Stream<ObservableValue<?>> places =
        Stream.of(
            space.models().openedProperty(),
            exploration.cursorProperty(),
            exploration.pathProperty(),
            exploration.slice().planeProperty(),
            exploration.slice().labelProperty(),
            space.map().viewportProperty(),
            space.map().filter().revisionProperty(),
            space.select().selection().selectionProperty(),
            space.select().chosen().indexProperty(),
            layers.densityByClassProperty());
    Stream<ObservableValue<?>> onTheMap =
        Stream.of(MapLayer.values())
            .flatMap(
                layer -> Stream.of(layers.shownProperty(layer), layers.opacityProperty(layer)));
    Stream<ObservableValue<?>> around =
        Stream.of(
            space.path().paceProperty(),
            space.path().modeProperty(),
            space.path().speedProperty(),
            space.path().chartShownProperty(),
            space.compare().panesProperty(),
            space.compare().pageProperty(),
            space.compare().sharingProperty(),
            space.compare().beta().positionProperty(),
            space.compare().morph().positionProperty(),
            space.compare().between().endsProperty(),
            space.compare().between().positionProperty(),
            space.draw().drawingProperty(),
            space.decode().scalingProperty(),
            space.toolbox().chosenProperty(),
            space.around().sourceProperty(),
            space.around().sigmaProperty(),
            space.around().limitProperty(),
            space.posterior().firstProperty(),
            space.posterior().secondProperty(),
            space.select().tool().shapeProperty(),
            space.select().tool().radiusProperty(),
            space.main().comparingProperty(),
            space.main().imageSetProperty(),
            space.main().themeProperty(),
            space.main().toolProperty(),
            space.main().toolsShownProperty(),
            space.main().pathShownProperty());
    return Stream.of(places, onTheMap, around).flatMap(each -> each).toList();
  }
}
