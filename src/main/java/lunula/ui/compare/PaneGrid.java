package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import lunula.ui.kit.WeakSubscriptions;

/// The panes, all of one size: up to three side by side, four two by two.
final class PaneGrid extends Pane {
  private static final double GAP = 12;

  private final CompareViewModel model;

  PaneGrid(CompareViewModel model) {
    this.model = model;
    setMinSize(400, 240);
    WeakSubscriptions.hear(this, model.panesProperty(), this::show);
  }

  /// A pane that stays keeps its view.
  private void show(List<PaneViewModel> panes) {
    List<PaneView> views = new ArrayList<>();
    for (PaneViewModel pane : panes) {
      views.add(view(pane));
    }
    views.forEach(view -> view.setRemovable(panes.size() > ComparedModels.LEAST));
    getChildren().setAll(views);
  }

  private PaneView view(PaneViewModel pane) {
    for (Node child : getChildren()) {
      if (child instanceof PaneView shown && shown.pane().equals(pane)) {
        return shown;
      }
    }
    return new PaneView(model, pane);
  }

  @Override
  protected void layoutChildren() {
    int count = getChildren().size();
    int columns = count == 4 ? 2 : Math.max(1, count);
    int rows = count == 4 ? 2 : 1;
    double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
    double height = Math.floor((getHeight() - (rows - 1) * GAP) / rows);
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      int column = i % columns;
      Node pane = getChildren().get(i);
      pane.resizeRelocate(column * (width + GAP), row * (height + GAP), width, height);
    }
  }
}
