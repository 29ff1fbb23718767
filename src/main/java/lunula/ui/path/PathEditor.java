package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape.End;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;

/// Adds, moves and removes the stops of the path, of which one may be chosen. Every change can be
/// undone. JavaFX thread only; works without a window.
public final class PathEditor {
  /// No stop.
  public static final int NONE = -1;

  private final ExplorerState exploration;
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(NONE);

  /// @param exploration the shared state; lives at least as long as this
  public PathEditor(ExplorerState exploration) {
    this.exploration = exploration;
    exploration.pathProperty().subscribe(path -> choose(chosen.get()));
  }

  /// Number of the chosen stop, A being 0; [#NONE] if none is.
  public ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  ExplorerState exploration() {
    return exploration;
  }

  PathStops path() {
    return exploration.pathProperty().get();
  }

  /// Chooses a stop; none if there is no such stop.
  public void choose(int stop) {
    chosen.set(stop >= 0 && stop < path().stops().size() ? stop : NONE);
  }

  /// Chooses the stop after the chosen one, or before it, around the ends; the cursor goes there.
  ///
  /// @param by 1 or -1
  public void chooseNext(int by) {
    List<LatentPoint> stops = path().stops();
    if (!stops.isEmpty()) {
      int from = chosen.get() == NONE && by < 0 ? 0 : chosen.get();
      choose(Math.floorMod(from + by, stops.size()));
      LatentPoint there = stops.get(chosen.get());
      CursorStep.make(exploration, "stops", () -> exploration.cursorProperty().set(there));
    }
  }

  /// Goes on to another stop after the last.
  public void add(LatentPoint place) {
    insert(path().stops().size(), place);
  }

  /// Puts a stop between others and chooses it; the cursor goes there. Of [PathStops#MOST] stops,
  /// none is added.
  ///
  /// @param index its number, 0 to as many as there are
  public void insert(int index, LatentPoint place) {
    List<LatentPoint> stops = new ArrayList<>(path().stops());
    if (stops.size() > PathStops.MOST) {
      return;
    }
    stops.add(index, place);
    exploration.changePath(path().withStops(stops));
    choose(index);
    exploration.cursorProperty().set(place);
  }

  /// Adds a stop where the cursor is.
  public void addHere() {
    add(exploration.cursorProperty().get());
  }

  /// Moves the chosen stop to the cursor; nothing if none is chosen.
  public void moveHere() {
    if (chosen.get() != NONE) {
      PathStops before = path();
      drag(exploration.cursorProperty().get());
      exploration.pathChanged(before);
    }
  }

  /// Moves the chosen stop, and the cursor with it, as one step of many: the history is told
  /// at the end of the drag.
  void drag(LatentPoint place) {
    List<LatentPoint> stops = new ArrayList<>(path().stops());
    stops.set(chosen.get(), place);
    exploration.cursorProperty().set(place);
    exploration.pathProperty().set(path().withStops(stops));
  }

  /// Removes the chosen stop and chooses the one before it.
  ///
  /// @return whether one was chosen
  public boolean removeChosen() {
    int gone = chosen.get();
    if (gone == NONE) {
      return false;
    }
    List<LatentPoint> stops = new ArrayList<>(path().stops());
    stops.remove(gone);
    exploration.changePath(path().withStops(stops));
    choose(Math.max(0, gone - 1));
    return true;
  }

  /// Makes a loop of the path, or opens it; nothing with fewer than three stops.
  ///
  /// @return whether there are enough stops
  public boolean toggleLoop() {
    setLoop(path().closed() ? End.OPEN : End.CLOSED);
    return path().stops().size() > 2;
  }

  /// Makes a loop of the path or opens it.
  public void setLoop(End end) {
    exploration.changePath(path().withEnd(end));
  }

  /// Removes all stops.
  public void clear() {
    PathStops now = path();
    exploration.changePath(now.withStops(List.of()));
  }
}
