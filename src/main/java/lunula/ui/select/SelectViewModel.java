package lunula.ui.select;

import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.measure.Selection;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.map.MapViewModel;

/// Selecting and finding, put together. JavaFX thread only; needs no window.
public final class SelectViewModel {
  private final MapViewModel map;
  private final SelectionViewModel selection;
  private final ChosenImage chosen;
  private final SelectTool tool;
  private final FindViewModel find;
  private final OutliersViewModel outliers;
  private final ErrorViewModel error;
  private final SelectionExport export;
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.SELECTION);

  /// The pages of the panel.
  public enum Page {
    /// The chosen images.
    SELECTION,
    /// Finding by number, class and likeness.
    FIND,
    /// The outliers.
    OUTLIERS
  }

  /// @param map whose points are chosen
  /// @param disk writes files; may block
  public SelectViewModel(MapViewModel map, Executor disk) {
    this.map = map;
    ExplorerState exploration = map.exploration();
    selection = new SelectionViewModel(map);
    chosen = new ChosenImage(map);
    tool = new SelectTool(map, selection, chosen);
    find = new FindViewModel(exploration, chosen);
    outliers = new OutliersViewModel(exploration);
    error = new ErrorViewModel(exploration, chosen);
    export = new SelectionExport(exploration, selection, disk);
    map.toolProperty().subscribe(hand -> error.followingProperty().set(isInHand()));
  }

  /// Whether selecting is the map's tool now.
  @SuppressWarnings("ReferenceEquality") // this very tool
  public boolean isInHand() {
    return map.toolProperty().get() == tool;
  }

  /// Selects all of the class of the point nearest to the cursor.
  public void selectClassAtCursor() {
    ExplorerState exploration = map.exploration();
    MapData points = exploration.mapProperty().get();
    int nearest =
        points == null
            ? ExplorerState.NONE
            : NearestByScan.to(points.places(), exploration.cursorProperty().get());
    if (nearest != ExplorerState.NONE) {
      selection.ofClass(points.label(nearest), Selection.Joining.REPLACE);
    }
  }

  /// The map whose points are chosen.
  public MapViewModel map() {
    return map;
  }

  /// The page of the panel that is shown.
  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /// The chosen images.
  public SelectionViewModel selection() {
    return selection;
  }

  /// The one image that is looked at closely.
  public ChosenImage chosen() {
    return chosen;
  }

  /// Lasso, rectangle and brush.
  public SelectTool tool() {
    return tool;
  }

  /// Finding by number, class and likeness.
  public FindViewModel find() {
    return find;
  }

  /// The outliers.
  public OutliersViewModel outliers() {
    return outliers;
  }

  /// What the model makes of one image.
  public ErrorViewModel error() {
    return error;
  }

  /// Saving the selection.
  public SelectionExport export() {
    return export;
  }
}
