package lunula.ui.around;

import lunula.ui.map.MapTool;

/// A press or a drag chooses the nearest image; with Ctrl or ⌘ held, the one to compare with.
record PosteriorTool(PosteriorViewModel model) implements MapTool {
  @Override
  public void press(Touch touch) {
    drag(touch);
  }

  @Override
  public void drag(Touch touch) {
    if (touch.adds()) {
      model.compareNear(touch.place());
    } else {
      model.chooseNear(touch.place());
    }
  }

  @Override
  public void release(Touch touch) {}
}
