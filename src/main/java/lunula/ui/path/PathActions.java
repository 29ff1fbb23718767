package lunula.ui.path;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.SaveTarget;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// Actions of the path between A and B that work everywhere; those of its tool are in [PathTool].
/// JavaFX thread only.
public final class PathActions {
  private PathActions() {}

  /// @param target asks where to save, if there is a window
  public static Feature of(PathViewModel path, MainViewModel main, Supplier<SaveTarget> target) {
    BooleanProperty chart = path.chartShownProperty();
    return Feature.of(
        action("command.path.a.", () -> main.onMap(path::setA)).keys(Keys.of(KeyCode.A)),
        action("command.path.b.", () -> main.onMap(path::setB)).keys(Keys.of(KeyCode.B)),
        swap(() -> main.onMap(path::swap)),
        action("command.path.play.", () -> main.onMap(path::togglePlay))
            .keys(Keys.of(KeyCode.SPACE))
            .when(main.exploration().pathProperty().map(ends -> ends.path() != null)),
        action("command.path.chart.", () -> chart.set(!chart.get())),
        gif(path, () -> target.get().ask(path.suggestedName()).ifPresent(path::saveGif)));
  }

  /// A and B change places.
  static Action swap(Runnable swap) {
    return action("command.path.swap.", swap);
  }

  /// @param save asks where to save the film
  static Action gif(PathViewModel path, Runnable save) {
    return action("command.path.gif.", save).when(path.savableBinding());
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(PathActions.class, MainActions.EXPLORING, prefix, run);
  }
}
