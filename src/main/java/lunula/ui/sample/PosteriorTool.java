package lunula.ui.sample;

import javafx.scene.input.KeyCode;
import lunula.ui.explore.MapTool;

/// A press, a drag, or Enter at the cursor takes the nearest image; with Ctrl or ⌘ held, as the one
/// to compare with.
record PosteriorTool(PosteriorViewModel model) implements MapTool {
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
  public boolean key(KeyCode key) {
    if (key == KeyCode.ENTER) {
      model.take(model.exploration().cursorProperty().get(), false);
    }
    return key == KeyCode.ENTER;
  }
}
