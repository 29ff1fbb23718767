package lunula.ui.decode;

import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.shell.MainActions;

/// What can be done with the decoded picture. JavaFX thread only.
public final class DecodeActions {
  private DecodeActions() {}

  public static Feature of(DecodeViewModel decode) {
    SliceViewModel slice = decode.slice();
    return Feature.of(
        action("command.pixels.", decode::toggleScaling).keys(Keys.of(KeyCode.P)),
        action("command.class.", () -> slice.nextClass(1))
            .keys(Keys.of(KeyCode.C).withoutShift())
            .when(slice.classesProperty().map(classes -> classes.size() > 1)),
        action("command.class.back.", () -> slice.nextClass(-1))
            .keys(Keys.of(KeyCode.C).withShift())
            .when(slice.classesProperty().map(classes -> classes.size() > 1))
            .unlisted());
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(DecodeActions.class, MainActions.EXPLORING, prefix, run);
  }
}
