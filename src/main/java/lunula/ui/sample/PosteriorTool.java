package lunula.ui.sample;

import java.util.List;
import javafx.scene.input.KeyCode;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.MapTool.Touch;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Keys;
import lunula.ui.map.MapActions;

/// A press, a drag, or Enter at the cursor takes the nearest image; with Ctrl or ⌘ held, as the one
/// to compare with.
record PosteriorTool(PosteriorViewModel model) implements MapTool {
  private static final Context CONTEXT =
      Context.within(MapActions.MAP, PosteriorTool.class, "neighbourhood.posterior.keys");

  @Override
  public void press(Touch touch) {
    drag(touch);
  }

  @Override
  public void drag(Touch touch) {
    model.take(touch.place(), touch.adds());
  }

  @Override
  public void release(Touch touch) {}

  /// Which image was taken is seen at once and harms nothing.
  @Override
  public void cancel() {}

  @Override
  public List<Action> actions() {
    Runnable take = () -> model.take(model.exploration().cursorProperty().get(), false);
    return List.of(
        Action.of(PosteriorTool.class, CONTEXT, "neighbourhood.posterior.take.", take)
            .keys(Keys.of(KeyCode.ENTER))
            .unlisted());
  }
}
